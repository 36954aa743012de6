"""Rows that a page break cut: the line behind the break holds the rest of some cells and no value of its own."""

from __future__ import annotations

import re

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import GOAL_SIDE, INDICATOR_SIDE, TOTAL_LABELS, level_of, plain
from disclosures.layouts.lines import joined_cells

Row = tuple[Cell, ...]
_VALUE = re.compile(r"(?:[<>=]+|[≥≤])?[\d,]+(?:\.\d+)?(?:%|分)?|[—/-]+")
_LABELS = GOAL_SIDE | INDICATOR_SIDE | TOTAL_LABELS


def continues(row: Row, above: Row) -> bool:
    """Whether `row` is the rest of the row above it: it prints words, but neither a number, a level nor a label,
    and the row above is printed where it is."""
    printed = [(index, cell) for index, cell in enumerate(row) if cell.text]
    if not printed or len(printed) >= sum(1 for cell in above if cell.text):
        return False
    return all(_is_rest(cell.text) and _cell_above(above, index) is not None for index, cell in printed)


def _is_rest(words: str) -> bool:
    return not (level_of(words) or plain(words) in _LABELS or _VALUE.fullmatch(plain(words)) or words[0] in "<>=≥≤")


def _cell_above(above: Row, index: int) -> int | None:
    """The column that a piece in column `index` belongs to: the same one, else the last printed one before it."""
    return next((at for at in range(min(index, len(above) - 1), -1, -1) if above[at].text), None)


def joined_rows(above: Row, row: Row) -> Row:
    """The row above with the pieces of `row` added, cell by cell."""
    cells = list(above)
    for index, cell in enumerate(row):
        if cell.text and (column := _cell_above(above, index)) is not None:
            cells[column] = joined_cells(cells[column], cell)
    return tuple(cells)
