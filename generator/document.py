"""The content of a disclosure, before a layout gives it white space: headings, sentences that know their numbers, forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.classification import Title


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed number with its meaning, named as the table `facts` names it. value: signed, in `unit`.

    base: what a comparison is with (last_year, a year, initial_budget, full_year_budget, next_budget), where the style tells it.
    """

    section: str
    subject: str
    measure: str
    value: Decimal
    unit: str
    as_printed: str
    code: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence and the facts that they state. title: of the classification, which layouts print in their ways."""

    text: str
    facts: tuple[Fact, ...] = ()
    title: Title | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """rank 0: the disclosure's title. 1: 第一部分. 2: 一、 3: （一）."""

    rank: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    section: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FundRow:
    """A source of money in a form; its numbers as printed, without % and 分; None where a dash is printed."""

    source: str
    initial_budget: str
    full_year_budget: str
    executed: str
    weight: str | None = None
    execution_rate: str | None = None
    score: str | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of a form as printed. The target's and actual value's numbers stand beside their words (None in words alone)."""

    level1: str
    level2: str
    level3: str
    target: str
    actual: str | None
    weight: str
    score: str
    target_operator: str
    target_value: Decimal | None = None
    target_unit: str | None = None
    actual_value: Decimal | None = None
    actual_unit: str | None = None
    completion_rate: str = "100"
    last_year_value: str | None = None
    scoring_rule: str | None = None
    basis: str | None = None
    deviation_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A performance form. kind: project, overall. unit: of its money. The totals as printed, without 分."""

    kind: str
    title: str
    name: str
    competent_department: str | None
    implementing_unit: str
    fiscal_year: int
    unit: str
    funds: tuple[FundRow, ...]
    goal: str
    result: str
    indicators: tuple[IndicatorRow, ...]
    total_weight: str
    total_score: str


Block = Heading | Paragraph | Form


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure's content. regime: how its numbers were rounded. seed: of the layout's choices."""

    name: str
    year: int
    regime: str
    seed: int
    blocks: tuple[Block, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Form))

    @property
    def facts(self) -> Iterator[Fact]:
        """Every fact of the prose, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from (fact for piece in block.pieces for fact in piece.facts)


def fill(template: str, **numbers: Piece | Iterable[Piece]) -> Iterator[Piece]:
    """The words of a template with the numbers in place of {their names}. Raises KeyError for a name without a number.

    >>> [piece.text for piece in fill("收入总计{total}。", total=Piece("1.00万元"))]
    ['收入总计', '1.00万元', '。']
    """
    for words, name in _parsed(template):
        if words:
            yield Piece(words)
        if name:
            number = numbers[name]
            yield from (number,) if isinstance(number, Piece) else number


@lru_cache(maxsize=512)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    parts = re.split(r"\{(\w+)\}", template)
    return tuple(zip(parts[::2], [*parts[1::2], ""], strict=True))
