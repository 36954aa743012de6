"""The names of units in a text: those that its fixed sentences put where the unit's own belongs, and those that differ from it
by what stands between their first two and last three characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from disclosures.observations.anchors import Anchors
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

_NAME = r"(?P<name>[\u4e00-\u9fff（）()\s]{4,50}?)"
_STAFF = re.compile(r"实\s*有\s*人\s*数")
_BEFORE_STAFF = re.compile(rf"(?:^|[\n。，；]){_NAME}\s*20\d\d\s*年\s*度?\s*，?\s*$")
_RUNNING = re.compile(rf"年\s*度\s*{_NAME}\s*[（(]\s*(?:行\s*政|事\s*业)\s*单\s*位")
_LONGEST = 60
_OWN = re.compile(r"本级|机关本部|(?:及|和)?(?:其)?(?:所属|下属).*$|部门$|单位$|汇总$")
_US = re.compile(r"[本我该]?(?:单位|部门|局|委|办|厅|中心|院|校)?")
HEAD, TAIL = 2, 3  # characters of a name that its spellings have in common
LEVELS = "省市州县区旗盟镇乡村街"  # 某州商务局 and 某市商务局 are two units
OFTEN = 2  # times that the usual name stands in the document


def stated_names(text: SourceText, unit: str, anchors: Anchors) -> Iterator[Observation]:
    """The names before 20XX年度，实有人数 and before （行政单位…）: whether each is the unit's, or short for it, and whether it
    may differ, for the profile names it elsewhere: a unit below."""
    accounts = text.printed.find("收入总计")
    for start, end in _spans(text.printed):
        words = without_space(text.printed[start:end])
        if not _US.fullmatch(words):
            yield Observation(
                kind="stated_name",
                words=words,
                agrees=is_short_for(words, unit),
                excused=words in without_space(text.printed[: min(start, accounts) if accounts > 0 else start]),
                place=anchors.place_of(start, forward=True),
                evidence=text.evidence(start, end),
            )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for staff in _STAFF.finditer(text):
        before = _BEFORE_STAFF.search(text, max(0, staff.start() - _LONGEST), staff.start())
        if before:
            yield before.span("name")
    for running in _RUNNING.finditer(text):
        yield running.span("name")


def is_short_for(words: str, name: str) -> bool:
    """Whether one of the two is the other, or leaves out some of its characters.

    >>> is_short_for("昌平州商务局本级", "昌平自治州商务局")
    True
    """
    one, other = sorted((_OWN.sub("", words), _OWN.sub("", name)), key=len)
    left = iter(other)
    return all(character in left for character in one)


def unit_names(text: SourceText, unit: str, anchors: Anchors) -> Iterator[Observation]:
    """Each name once, where it stands first, and beside it (`other`) the name that it probably stands for."""
    if len(unit) <= HEAD + TAIL:
        return
    between = rf"{_spaced(unit[:HEAD])}\s*(?:[\u4e00-\u9fff]\s*){{1,8}}?{_spaced(unit[-TAIL:])}"
    matches = list(re.finditer(between, text.printed))
    counts = Counter(without_space(match[0]) for match in matches)
    first = {without_space(match[0]): match for match in reversed(matches)}
    for words in counts:
        place, evidence = anchors.place_of(first[words].start()), text.evidence(*first[words].span())
        yield Observation(kind="unit_name", words=words, other=usual_name(words, counts), place=place, evidence=evidence)


def _spaced(words: str) -> str:
    return r"\s*".join(map(re.escape, words))


def usual_name(words: str, counts: Mapping[str, int]) -> str | None:
    """The name that stands more often and differs from it in one character, which is no level of government.

    >>> usual_name("南山后商务局", {"南山后商务局": 1, "南山州商务局": 4})
    '南山州商务局'
    """
    for name, times in counts.items():
        other = [(a, b) for a, b in zip(words, name, strict=False) if a != b]
        if len(name) != len(words) or len(other) != 1 or times < counts[words]:
            continue
        (wrong, right), levels = other[0], set(LEVELS)
        if wrong not in levels and (right in levels or times >= OFTEN > counts[words]):
            return name
    return None
