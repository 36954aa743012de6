"""What reading a part of the text gives: facts, numbers that a named rule ignores, and numbers that are unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from data.records import Evidence
from disclosures.text.squeezed import Squeezed

MONEY = frozenset({"万元", "元", "亿元", "千元", "百万元", "千万元", "美元", "万美元", "亿美元", "万亿元"})
RATES = frozenset({"%", "‰", "个百分点", "百分点"})
AREAS = frozenset({"平方米", "平米", "万平方米", "亩"})
LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed number with its meaning; the fields are the columns of the table `facts`. table, column: of a public table.

    subject: None in free narrative, and in a row of a table that has no label. base: what a change is against. wording: the
    entries of the vocabulary that gave the meaning. subject_evidence: where the subject is named.
    """

    section: str
    subject: str | None
    code: str | None
    measure: str
    value: Decimal
    decimals: int | None
    unit: str | None
    as_printed: str
    qualifier: str
    evidence: Evidence
    clause_evidence: Evidence
    item: str | None
    table: str | None = None
    column: str | None = None
    base: str | None = None
    wording: str | None = None
    subject_evidence: Evidence | None = None


@dataclass(slots=True)
class Reading:
    """What a part of the text gave: facts, numbers ignored by rule name, and unread numbers with the reason."""

    facts: list[Fact] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the squeezed text to be read as one section.

    start, end: places in the squeezed text. section: its number. line_starts: places in the squeezed text where a line of
    the source begins, growing. default: what a number is of while nothing is named (整体支出 in a self-evaluation report).
    narrative: whether it is free narrative from its first word. indicator: whether it describes one indicator in sentences,
    whose target and actual value are no amounts of the unit. title: its heading. fiscal_year: the year that is reported.
    """

    text: Squeezed
    start: int
    end: int
    section: str
    line_starts: Sequence[int]
    default: str | None = None
    narrative: bool = False
    indicator: bool = False
    unit_name: str | None = None
    title: str = ""
    fiscal_year: int | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The place in the source of the characters start..end of the passage."""
        return self.text.evidence(self.start + start, self.start + end)


def by_unit(unit: str | None) -> str:
    """The measure of a number that only its unit explains."""
    if unit in MONEY:
        return "amount"
    if unit in AREAS:
        return "area"
    return "other" if unit is None or unit in RATES else "count"


def money_unit(facts: Iterable[Fact]) -> str | None:
    """The unit in which most of the money of the facts is printed."""
    units = Counter(fact.unit for fact in facts if fact.unit in MONEY and fact.measure != "other")
    return units.most_common(1)[0][0] if units else None
