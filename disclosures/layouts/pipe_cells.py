"""Rows of cells that stand one a line with a pipe behind each.

Where a pipe stands alone before every row it parts the rows; elsewhere it is a blank cell. Of a form the labels and the
levels of indicators tell where rows begin, of another table the number of its headings and the kinds of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosures.accounts.titles import title_in
from disclosures.blocks import Cell
from disclosures.forms.values import is_dash, is_number
from disclosures.forms.vocabulary import (
    INDICATOR_SIDE,
    LEVEL2,
    SOFT_LEVEL1,
    TOTAL_LABELS,
    indicator_column,
    is_fund_side,
    label_words,
    level_of,
    plain,
)
from disclosures.layouts.unbroken_cells import begins_aside, rows_of_unbroken_cells

Row = tuple[Cell, ...]
_LEVELS = ("level1", "level2")
_NUMBERS = ("weight", "score")
_WIDEST = 30
_ABOVE_TABLE = re.compile(r"(?:公开|表|附表|财决)?\d{0,2}表?|.{0,12}单位[:：].{1,40}")
_BLANK = Cell("", 0, 0)
_LONGEST_LABEL = 20


def form_rows(cells: Row) -> list[Row]:
    """The rows of a form. Cells whose row cannot be told are in none: what they print is unread."""
    heading = next((at for at, cell in enumerate(cells) if plain(cell.text) == "一级指标"), len(cells))
    first = heading
    while first and (not cells[first - 1].text or label_words(cells[first - 1].text) in INDICATOR_SIDE):
        first -= 1
    rows = rows_of_unbroken_cells(cells[:first])
    if heading == len(cells):
        return rows
    end = _heading_end(cells, heading)
    indicators, behind = _indicators(cells, end, heading=cells[heading:end])
    side = cells[first:heading]
    rows += [cells[first:end], *((*_blanks(side), *row) for row in indicators)]
    return [*rows, *rows_of_unbroken_cells(cells[behind:])] if behind < len(cells) else rows


def _blanks(cells: Row) -> Row:
    """A blank cell for each cell."""
    return tuple(Cell("", cell.end, cell.end) for cell in cells)


def _heading_end(cells: Row, first: int) -> int:
    """Where the headings of the indicators end: before a level, or a blank cell."""
    end = first
    while end < len(cells) and cells[end].text and not (level_of(cells[end].text) or _is_soft(cells[end])):
        end += 1
    return end


def _is_soft(cell: Cell) -> bool:
    return plain(cell.text) in SOFT_LEVEL1


def _indicators(cells: Row, at: int, *, heading: Row) -> tuple[list[Row], int]:
    """The rows of indicators from cell `at` on, each with as many cells as there are headings, and where they end: levels
    that a row has in common with the one above it are not printed again, and become blank cells."""
    fields = [indicator_column(cell.text) for cell in heading]
    levels = sum(1 for field in fields if field in _LEVELS)
    rows: list[Row] = []
    while at < len(cells):
        if not cells[at].text or label_words(cells[at].text) in INDICATOR_SIDE:
            at += 1
            continue
        if _ends_indicators(cells[at]):
            break
        printed, behind = _levels(cells, at, most=levels)
        rest = cells[behind : behind + len(fields) - levels]
        if not _fits(rest, fields[levels:]):
            return rows, _next_label(cells, at)
        rows.append((*printed, *rest))
        at = behind + len(rest)
    return rows, at


def _ends_indicators(cell: Cell) -> bool:
    words = label_words(cell.text) if len(cell.text) <= _LONGEST_LABEL else ""
    return words in TOTAL_LABELS or is_fund_side(cell.text) or begins_aside(cell)


def _next_label(cells: Row, at: int) -> int:
    return next((index for index in range(at, len(cells)) if _ends_indicators(cells[index])), len(cells))


def _levels(cells: Row, at: int, *, most: int) -> tuple[list[Cell], int]:
    """The levels of a row, a blank cell for each that is not printed, and where the row goes on."""
    found: list[Cell] = []
    while at < len(cells) and len(found) < most and (level_of(cells[at].text) or _is_soft(cells[at])):
        found.append(cells[at])
        at += 1
    missing = [Cell("", cells[at - 1].end, cells[at - 1].end)] * (most - len(found))
    is_second = len(found) == 1 and level_of(found[0].text) in LEVEL2
    return ([*missing, *found] if is_second else [*found, *missing]), at


def _fits(rest: Sequence[Cell], fields: Sequence[str | None]) -> bool:
    """Whether the cells below the headings of numbers hold numbers, dashes or nothing, and the first one a name."""
    kinds = [is_number(cell.text) or is_dash(cell.text) for cell, field in zip(rest, fields, strict=False) if field in _NUMBERS]
    return bool(rest) and all(kinds) and bool(kinds) and not is_number(rest[0].text)


def table_rows(cells: Row) -> list[Row]:
    """The rows of a table that is no form, those of its title first; a cell a row where its rows cannot be told."""
    first = next((at for at, cell in enumerate(cells) if not _is_above(cell)), len(cells))
    above, below = [(cell,) for cell in cells[:first]], cells[first:]
    for width in range(2, _WIDEST) if any(is_number(cell.text) for cell in below) else ():
        for rows in (_separated(below, width), _chunked(below, width)):
            if rows is not None:
                return [*above, *rows]
    return [*above, *((cell,) for cell in below)]


def _is_above(cell: Cell) -> bool:
    """Whether a cell is the title of a public table, its number or the unit of its money."""
    return bool(cell.text) and (title_in(cell.text) is not None or _ABOVE_TABLE.fullmatch(cell.text) is not None)


def _separated(cells: Row, width: int) -> list[Row] | None:
    """The rows that a blank cell stands before, `width` cells each behind the headings; None where the cells are not so."""
    if not cells or cells[0].text:
        return None
    rows: list[Row] = []
    at = 0
    while at < len(cells) and not _is_first_row(cells[at + 1 : at + 1 + width], width):
        end = next((index for index in range(at + 1, len(cells)) if not cells[index].text), len(cells))
        rows.append(cells[at + 1 : end])
        at = end
    if not rows or len(rows[-1]) != width:
        return None
    while at < len(cells):
        row = _row_behind(cells, at, width=width)
        if cells[at].text or not (is_row_of_values(row, width) or not any(cell.text for cell in row)):
            return None
        rows.append(row)
        at += 1 + sum(1 for cell in row if cell is not _BLANK)
    return rows


def _row_behind(cells: Row, at: int, *, width: int) -> Row:
    """The row behind a pipe that stands alone. One cell short it is the total, which has no code."""
    row = cells[at + 1 : at + 1 + width]
    is_short = len(row) == width and not row[-1].text and at + 1 + width < len(cells) and bool(cells[at + 1 + width].text)
    if is_short or len(row) == width - 1:
        return (_BLANK, *row[: width - 1])
    return row


def _chunked(cells: Row, width: int) -> list[Row] | None:
    """Rows of as many cells as there are headings, no pipe between them, above them at most the beginning of a row of wider
    headings; None where the cells are not so."""
    printed = [at for at, cell in enumerate(cells) if cell.text]
    cells = cells[printed[0] : max(printed[-1] + 1, len(cells) - 1)] if printed else ()
    wider = len(cells) % width
    rows = list(_chunks(cells[wider:], width))
    if len(rows) < 2 or not all(cell.text and not is_number(cell.text) for cell in cells[: wider + width]):
        return None
    is_even = _is_first_row(rows[1], width) and all(is_row_of_values(row, width) for row in rows[1:])
    return ([cells[:wider]] if wider else []) + rows if is_even else None


def _chunks(cells: Row, width: int) -> Iterator[Row]:
    return (cells[at : at + width] for at in range(0, len(cells), width))


def _is_first_row(row: Row, width: int) -> bool:
    """Whether cells are a row of values and no headings: one of them is a number."""
    return is_row_of_values(row, width) and any(is_number(cell.text) for cell in row)


def is_row_of_values(row: Row, width: int) -> bool:
    """Whether cells are a row of values: a label, before it at most a code, behind it numbers, dashes or blanks; in a table of
    two sides once more a label."""
    if len(row) != width:
        return False
    labels = [at for at, cell in enumerate(row) if cell.text and not is_number(cell.text) and not is_dash(cell.text)]
    return bool(labels) and labels[0] < 2 and labels[-1] < width - 1
