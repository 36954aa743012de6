"""What the injection of a fault gives back: the broken disclosure and the place, in words that are printed there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import Disclosure


@dataclass(frozen=True, slots=True)
class Place:
    """section, subject: as of the facts (十一 and form/indicator for forms). quote: printed words there, without white space."""

    section: str
    subject: str
    quote: str


@dataclass(frozen=True, slots=True)
class Injection:
    """A fault that was injected: its name, the family and severity of the finding that should answer, and its place."""

    fault: str
    family: str
    severity: str
    section: str
    subject: str
    quote: str


Outcome = tuple[Disclosure, Place]
