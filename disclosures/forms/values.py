"""What a form states: printed numbers and words with their places, sources of money, indicators, the form itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from data.records import Evidence
from disclosures.blocks import Cell
from disclosures.text.amounts import DIGITS, Number, is_amount_like, read_number
from disclosures.text.squeezed import LEFT_OUT, fold

Span = tuple[int, int]
# Evidence is narrow: at most so many characters without white space.
LONGEST_EVIDENCE = 79
_NUMBER = re.compile(rf"(?P<digits>[-+]?{DIGITS})(?:%{{1,2}}|分)?")
_NUMBER_ENDS = ("%", "％", "分")
_DASH = re.compile(r"[-—/一]*")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number of a form. decimals: digits printed after its point; the unit is that of its column."""

    value: Decimal
    decimals: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a cell as printed, without white space."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Fund:
    """A source of money in a form. Amounts in 万元, execution_rate in %; None where a dash or nothing is printed."""

    source: str
    is_total: bool
    initial_budget: PrintedNumber | None
    full_year_budget: PrintedNumber | None
    executed: PrintedNumber | None
    weight: PrintedNumber | None
    execution_rate: PrintedNumber | None
    score: PrintedNumber | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A target or an actual value. operator: >=, <=, =, >, <, range, date, text, or None where none is printed; value with
    its decimals is in `unit`, and None where the words state no single number."""

    operator: str | None = None
    value: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A row of a form; None where a cell is blank or the form has no such column. spans: the cells that it was read from."""

    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    target: Words | None = None
    actual: Words | None = None
    weight: PrintedNumber | None = None
    score: PrintedNumber | None = None
    deviation_reason: Words | None = None
    has_reason_column: bool = False
    last_year_value: Words | None = None
    scoring_rule: str | None = None
    basis: str | None = None
    completion_rate: Words | None = None
    target_value: IndicatorValue = IndicatorValue()
    actual_value: IndicatorValue = IndicatorValue()
    evidence: Evidence
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A performance form. kind: project, overall or report. start, end: the part of the text that it covers; spans: the
    cells of its tables that were read, so that what was not can be told; unknown: cells with words below a heading that
    nobody knows."""

    kind: str
    name: Words
    competent_department: str | None = None
    implementing_unit: str | None = None
    fiscal_year: int | None = None
    funds: tuple[Fund, ...] = ()
    total_weight: PrintedNumber | None = None
    total_score: PrintedNumber | None = None
    goal: Words | None = None
    result: Words | None = None
    indicators: tuple[Indicator, ...] = ()
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    unknown: tuple[Span, ...] = ()

    @property
    def total_fund(self) -> Fund | None:
        """The row that is the total of the others (年度资金总额, 合计), None where the form has none."""
        return next((fund for fund in self.funds if fund.is_total), None)


def evidence_of(text: str, start: int, *, end: int) -> Evidence:
    """The place text[start:end]."""
    return Evidence(start, end, text[start:end])


def cell_evidence(text: str, cell: Cell) -> Evidence:
    """Where the words of a cell are printed. Of a cell in pieces with other cells between: all of it while that is
    narrow, else its first piece."""
    printed = text[cell.start : cell.end]
    if len(printed) <= len(cell.text) + 2 or is_narrow(printed) or LEFT_OUT.sub("", printed) == cell.text:
        return Evidence(cell.start, cell.end, printed)
    end = _first_piece(text, cell)
    return Evidence(cell.start, end, text[cell.start : end])


def _first_piece(text: str, cell: Cell) -> int:
    """Where the first unbroken piece of a cell ends."""
    at, end = cell.start, cell.start + 1
    for character in cell.text:
        if gap := LEFT_OUT.match(text, at):
            at = gap.end()
        if at >= cell.end or text[at] != character:
            break
        at = end = at + 1
    return end


def is_narrow(printed: str) -> bool:
    """Whether printed words are short enough for evidence."""
    return len(printed) <= LONGEST_EVIDENCE or len("".join(printed.split())) <= LONGEST_EVIDENCE


def words_in(cell: Cell | None, text: str) -> Words | None:
    """The words of a cell, None where it is blank or prints a dash for nothing."""
    if cell is None or not cell.text:
        return None
    return Words(cell.text, cell_evidence(text, cell))


def number_in(cell: Cell | None, text: str) -> PrintedNumber | None:
    """The number of a cell (10.00分, 98.08% too), None where it prints none or something else besides."""
    number = _number_of(cell.text) if cell is not None and cell.text else None
    if cell is None or number is None:
        return None
    return PrintedNumber(number.value, number.decimals, evidence_of(text, cell.start, end=cell.end))


@lru_cache(maxsize=4096)
def _number_of(words: str) -> Number | None:
    found = _NUMBER.fullmatch(fold(words))
    return read_number(found["digits"]) if found is not None and is_amount_like(found["digits"]) else None


def in_ten_thousands(number: PrintedNumber) -> PrintedNumber:
    """An amount printed in 元 as 万元: four more digits stand behind its point.

    >>> in_ten_thousands(PrintedNumber(Decimal("12500"), 0, Evidence(0, 5, "12500"))).value
    Decimal('1.2500')
    """
    return replace(number, value=number.value.scaleb(-4), decimals=number.decimals + 4)


@lru_cache(maxsize=4096)
def is_number(words: str) -> bool:
    """Whether the words of a cell are a number."""
    last = words[-1:]
    return (last.isdigit() or last in _NUMBER_ENDS) and _NUMBER.fullmatch(fold(words)) is not None


# Digits with marks between and before them, wherever these stand.
_NUMERIC = re.compile(r"[-+]?[.,']*\d[\d.,']*[%]?")


@lru_cache(maxsize=4096)
def is_numeric(words: str) -> bool:
    """Whether the words of a cell are a number, or one whose marks stand wrong (3,,604.76): that is unread, and no words.

    >>> is_numeric("36,04.76"), is_numeric("3,604.76"), is_numeric("当年财政拨款")
    (True, True, False)
    """
    return is_number(words) or _NUMERIC.fullmatch(fold(words)) is not None


@lru_cache(maxsize=4096)
def is_dash(words: str) -> bool:
    """Whether the words of a cell stand for nothing: a dash, a slash, or no word at all."""
    return len(words) < 5 and _DASH.fullmatch(fold(words)) is not None
