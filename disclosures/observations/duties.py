"""Duties that belong to one kind of department (党的教育方针), and whether the unit is of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.observation_terms import observation_terms, words_of
from disclosures.observations.anchors import Anchors
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

_DUTY = re.compile(r"方\s*针")
_MATTERS = "|".join(r"\s*".join(matter) for matter in words_of("policies"))
_BEFORE = re.compile(rf"(?:党|国\s*家)\s*的\s*(?P<matter>{_MATTERS})(?:\s*与?\s*健\s*康)?\s*(?:工\s*作)?\s*$")
# What the name of a unit that carries it out holds.
_CARRIED_OUT_BY = {
    matter: re.compile("|".join(each.words for each in observation_terms()["carried_out_by"] if each.means == matter))
    for matter in words_of("policies")
}
# Offices and duties that any department has: 人事教育科, 安全教育.
_ANYWHERE = re.compile(r"(?:人事|组织|宣传|思想|主题|党员|法治|法制|安全|政治|警示)教育|教育(?:培训|[科处室股部])")
_ACCOUNTS = re.compile(r"收\s*入\s*总\s*计")


def duties(text: SourceText, unit: str | None, anchors: Anchors) -> Iterator[Observation]:
    """Of each phrase its matter (教育) as the name, and whether the name of the unit, or what stands before its accounts,
    speaks of that: null where the unit is not known."""
    for duty in _DUTY.finditer(text.printed):
        before = _BEFORE.search(text.printed, max(0, duty.start() - 24), duty.start())
        if before:
            matter, start = without_space(before["matter"]), before.start()
            yield Observation(
                kind="duty",
                words=without_space(text.printed[start : duty.end()]),
                name=matter,
                agrees=bool(_CARRIED_OUT_BY[matter].search(unit) or matter in _profile(text.printed, start)) if unit else None,
                place=anchors.place_of(start),
                evidence=text.evidence(start, duty.end()),
            )


def _profile(text: str, start: int) -> str:
    """What is said of the unit before its accounts, but for what any department says; "" where they follow later."""
    accounts = _ACCOUNTS.search(text)
    return _ANYWHERE.sub("", without_space(text[: accounts.start()])) if accounts and accounts.start() < start else ""
