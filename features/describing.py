"""What a feature is called, for programs and for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Feature:
    """A figure that describes a unit, a project or an indicator.

    unit: of its values ("%", "万元", "ratio", "flag": 1.0 or 0.0 ...). meaning: one sentence, with the Chinese term.
    title: what reviewers read. scale: that in which values are compared (features/comparing/scales.py); the value itself is
    never transformed. rests_on: the printed numbers that it is made of, as far as
    they are few enough to look at: of a unit quantities of data/terms/quantities.yaml, of a project columns of `projects`,
    of an indicator columns of `indicators`.
    """

    name: str
    unit: str
    meaning: str
    title: str
    scale: Literal["plain", "log", "logit", "growth"] = "plain"
    rests_on: tuple[str, ...] = ()
