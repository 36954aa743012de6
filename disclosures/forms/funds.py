"""The money of a form: its sources (年度资金总额, 当年财政拨款, 其他资金 ...) with budget, execution, rate and score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosures.blocks import Cell
from disclosures.forms.columns import Columns, cell_in, columns_of, shift_of
from disclosures.forms.values import (
    Fund,
    PrintedNumber,
    Span,
    cell_evidence,
    evidence_of,
    in_ten_thousands,
    is_dash,
    is_narrow,
    is_number,
    is_numeric,
    number_in,
)
from disclosures.forms.vocabulary import FUND_SOURCE, FUND_TOTAL, fund_column, is_fund_side, plain
from disclosures.text.squeezed import without_space

Row = tuple[Cell, ...]
FIELDS = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
_DEFAULT_COLUMNS = {field: index + 2 for index, field in enumerate(FIELDS)}
_UNNAMED = "其他"
_ANY_BUDGET, _REMARK = "year_budget", "remark"
_FEWEST_HEADINGS = 4
# Every one of the six columns holds its kind of cell.
_FULL_FIT = 8.5
# Two numbers that a printer set into one another: which digits are whose, nobody can say, nor where the others of the row belong.
_OVERPRINTED = re.compile(r"[\d,]*\.\d*[.,][\d.,]*%?|(?=.{12})[\d,]*,\d{4}[\d,.]*%?")


def funds_of(rows: Sequence[Row], text: str) -> tuple[list[Fund], list[Span]]:
    """The sources of money in the rows below their heading (the heading first), and the cells that were read.

    Where no heading is printed the columns are the usual ones; where one is printed and not understood, only in rows whose
    cells are of the kinds that the usual columns hold.
    """
    columns, in_yuan, group, expected, least = dict(_DEFAULT_COLUMNS), False, "", 0, 0.0
    funds: list[Fund] = []
    spans: list[Span] = []
    for row in rows:
        found = fund_columns(row)
        if len(found) >= 2:
            columns, expected, least = found, 0, 0.0
            in_yuan = any(plain(cell.text).endswith("(元)") for cell in row)
            spans.extend((cell.start, cell.end) for cell in row if cell.text)
            continue
        if not funds and _is_unknown_heading(row):
            columns, expected, least = dict(_DEFAULT_COLUMNS), 0, _FULL_FIT
        if any(_OVERPRINTED.fullmatch(cell.text) for cell in row):
            continue
        expected = shift_of(row, columns, fit=_fit, expected=expected, full=_FULL_FIT)
        if _fit(row, columns, expected) < least:
            continue
        cells = {field: cell for field in FIELDS if (cell := cell_in(row, columns, field=field, shift=expected)) and cell.text}
        names = _names(row, cells)
        if not names or not (any(is_number(cell.text) for cell in cells.values()) or _is_known(names[-1])):
            continue
        source, group = _source(names, group)
        fund = _fund(source, names[-1], cells=cells, text=text)
        funds.append(_in_ten_thousands(fund) if in_yuan else fund)
        remark = cell_in(row, columns, field=_REMARK, shift=expected)
        read = (*names, *(cells[field] for field in cells if getattr(fund, field)), *((remark,) if remark else ()))
        spans.extend((cell.start, cell.end) for cell in read)
    return funds, spans


def fund_columns(row: Row) -> dict[str, int]:
    """The fields that a row heads with their columns; none of a row with numbers. A budget of no stated time (预算数) is that of
    the full year where no other is headed."""
    if any(is_number(cell.text) for cell in row):
        return {}
    columns = columns_of(row, fund_column)
    budget = columns.pop(_ANY_BUDGET, None)
    return columns if budget is None else {"full_year_budget": budget} | columns


def _is_unknown_heading(row: Row) -> bool:
    """Whether a row heads columns, by its many short words and no number, in words that nobody knows."""
    printed = [cell.text for cell in row if cell.text]
    return len(printed) > _FEWEST_HEADINGS and not any(is_number(words) or is_dash(words) or len(words) > 20 for words in printed)


def _fit(row: Row, columns: Columns, shift: int) -> float:
    """How many cells below a heading of numbers hold a number or a dash, less those that hold words."""
    points = 0.0
    for field in columns.keys() - {_REMARK}:
        cell = cell_in(row, columns, field=field, shift=shift)
        if cell is not None and cell.text:
            kind = is_numeric(cell.text) or is_dash(cell.text)
            points += 1.0 if kind else -2.0
            points += 0.5 if kind and (field == "execution_rate") == cell.text.endswith(("%", "％")) else 0.0
    return points


def _names(row: Row, cells: dict[str, Cell]) -> list[Cell]:
    """The cells before the numbers that name the source; the label at the side (项目资金(万元)) names none."""
    first = min((cell.start for cell in cells.values()), default=row[-1].end + 1)
    before = [cell for cell in row if cell.text and cell.start < first and not is_dash(cell.text)]
    named = [cell for cell in before if not _is_side(cell)]
    return named or before[-1:]


def _is_known(name: Cell) -> bool:
    return FUND_SOURCE.fullmatch(plain(name.text)) is not None


def _is_side(cell: Cell) -> bool:
    return is_fund_side(cell.text)


def _source(names: Sequence[Cell], group: str) -> tuple[str, str]:
    """The name of a source, below the name of its group where it has one (财政资金/上级资金), and the group for the next row."""
    words = [_plain_source(cell.text) for cell in names]
    if len(words) > 1:
        return "/".join(words[-2:]), words[-2]
    if FUND_TOTAL.search(words[0]) or words[0].startswith(_UNNAMED) or not group:
        return words[0], "" if FUND_TOTAL.search(words[0]) else group
    return f"{group}/{words[0]}", group


def _plain_source(words: str) -> str:
    """The name without 其中： and without the unit behind it."""
    words = without_space(words)
    for opening in ("其中：", "其中:"):
        words = words.removeprefix(opening)
    for unit in ("（万元）", "(万元)", "（元）", "(元)"):
        words = words.removesuffix(unit)
    return words


def _fund(source: str, name: Cell, *, cells: dict[str, Cell], text: str) -> Fund:
    numbers: dict[str, PrintedNumber | None] = {field: number_in(cells.get(field), text) for field in FIELDS}
    ends = [number.evidence.end for number in numbers.values() if number]
    place = evidence_of(text, name.start, end=max(ends)) if ends else cell_evidence(text, name)
    if not is_narrow(place.quote):
        place = evidence_of(text, min(n.evidence.start for n in numbers.values() if n), end=max(ends))
    return Fund(source, FUND_TOTAL.search(source) is not None, **numbers, evidence=place)


def _in_ten_thousands(fund: Fund) -> Fund:
    """The amounts of a form in 元 as 万元."""
    initial, full_year, executed = (
        None if number is None else in_ten_thousands(number)
        for number in (fund.initial_budget, fund.full_year_budget, fund.executed)
    )
    return replace(fund, initial_budget=initial, full_year_budget=full_year, executed=executed)
