"""Columns: which cell of a row belongs to which heading, even where cells are missing or too many before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from disclosures.blocks import Cell

Row = tuple[Cell, ...]
Columns = Mapping[str, int]
# A row stands under its heading, or so many cells to the right or left of it; the nearest first.
_SHIFTS = (0, 1, -1, 2, -2, 3, -3)


def columns_of(heading: Row, column: Callable[[str], str | None], *, below: Row = ()) -> dict[str, int]:
    """The fields of a heading row with their columns.

    column: the field that a heading stands for; below: a second row of headings (年度 / 指标值), or nothing.
    """
    columns: dict[str, int] = {}
    for index in range(max(len(heading), len(below))):
        upper, lower = (row[index].text if index < len(row) else "" for row in (heading, below))
        field = column(upper + lower) or column(upper)
        if field is not None:
            columns.setdefault(field, index)
    return columns


def shift_of(row: Row, columns: Columns, *, fit: Callable[[Row, Columns, int], float], expected: int, full: float) -> int:
    """By how many cells a row stands to the right of its heading: the shift with the best fit.

    fit(row, columns, shift) says how well the kinds of the cells agree with their columns; with `full` points no other
    shift is tried. Of equal shifts `expected` wins, then the nearest.
    """
    if fit(row, columns, expected) >= full:
        return expected
    order = sorted(_SHIFTS, key=lambda shift: (shift != expected, abs(shift)))
    return max(order, key=lambda shift: fit(row, columns, shift))


def cell_in(row: Row, columns: Columns, *, field: str, shift: int) -> Cell | None:
    """The cell of a field, None where the row has none there."""
    index = columns.get(field)
    if index is None or not 0 <= index + shift < len(row):
        return None
    return row[index + shift]
