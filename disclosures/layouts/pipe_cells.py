"""Rows of cells that stand one a line with a pipe behind each.

Where a pipe stands alone before every row it parts the rows; elsewhere it is a blank cell. Of a form the labels and the
levels of indicators tell where rows begin, of another table the number of its headings and the kinds of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosures.blocks import Cell
from disclosures.forms.values import is_dash, is_number
from disclosures.forms.vocabulary import (
    INDICATOR_SIDE,
    LEVEL2,
    SOFT_LEVEL1,
    TOTAL_LABELS,
    indicator_column,
    is_aside,
    is_fund_side,
    label_words,
    level_of,
    plain,
)
from disclosures.layouts.unbroken_cells import rows_of_unbroken_cells

Row = tuple[Cell, ...]
_LEVELS = ("level1", "level2")
_NUMBERS = ("weight", "score")
_WIDEST = 30
_BLANK = Cell("", 0, 0)
_LONGEST_LABEL = 20


def form_rows(cells: Row) -> list[Row]:
    """The rows of a form. Cells whose row cannot be told are in none: what they print is unread."""
    heading = next((at for at, cell in enumerate(cells) if plain(cell.text) == "一级指标"), len(cells))
    first = heading
    while first and (not cells[first - 1].text or label_words(cells[first - 1].text) in INDICATOR_SIDE):
        first -= 1
    rows = [part for row in rows_of_unbroken_cells(cells[:first]) for part in _at_asides(row)]
    if heading == len(cells):
        return rows
    end = _heading_end(cells, heading)
    indicators, behind = _indicators(cells, end, heading=cells[heading:end])
    rows += [cells[heading:end], *indicators]
    return [*rows, *(part for row in rows_of_unbroken_cells(cells[behind:]) for part in _at_asides(row))] if behind < len(cells) else rows


def _at_asides(row: Row) -> list[Row]:
    """A row cut before each label of a row of its own that states neither money nor goal nor indicator, and before a total."""
    cuts = [at for at, cell in enumerate(row) if at and cell.text and (_is_aside(cell) or label_words(cell.text) == "总分")]
    starts = [0, *cuts]
    return [row[start:end] for start, end in zip(starts, [*cuts, len(row)], strict=True)]


def _is_aside(cell: Cell) -> bool:
    return is_aside(cell.text) and indicator_column(cell.text) is None


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
    return words in TOTAL_LABELS or is_fund_side(cell.text) or _is_aside(cell)


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
    """The rows of a table that is no form; a cell a row where its rows cannot be told."""
    for width in range(2, _WIDEST):
        for rows in (_separated(cells, width), _chunked(cells, width)):
            if rows is not None:
                return rows
    return [(cell,) for cell in cells]


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
        if cells[at].text or not (_is_row(row, width) or not any(cell.text for cell in row)):
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
    """One row of headings and rows of as many cells, no pipe between them; None where the cells are not so."""
    if len(cells) % width or len(cells) == width or not all(cell.text and not is_number(cell.text) for cell in cells[:width]):
        return None
    rows = list(_chunks(cells, width))
    return rows if _is_first_row(rows[1], width) and all(_is_row(row, width) for row in rows[1:]) else None


def _chunks(cells: Row, width: int) -> Iterator[Row]:
    return (cells[at : at + width] for at in range(0, len(cells), width))


def _is_first_row(row: Row, width: int) -> bool:
    """Whether cells are a row of values and no headings: one of them is a number."""
    return _is_row(row, width) and any(is_number(cell.text) for cell in row)


def _is_row(row: Row, width: int) -> bool:
    """Whether cells are a row of values: a label, before it at most a code, behind it numbers, dashes or blanks; in a table of
    two sides once more a label."""
    if len(row) != width:
        return False
    labels = [at for at, cell in enumerate(row) if cell.text and not is_number(cell.text) and not is_dash(cell.text)]
    return bool(labels) and labels[0] < 2 and labels[-1] < width - 1
