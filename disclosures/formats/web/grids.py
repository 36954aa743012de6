"""Grids of web pages: cells put into their columns, by the rows and columns that they span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disclosures.formats.composing import Grid, Piece, check_cells

_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534  # that a cell spans, as browsers have it


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell as the page has it: what stands in it, and how many columns and rows it spans (rows 0: all that follow)."""

    content: Sequence[Piece]
    columns: int = 1
    rows: int = 1


def grid_of(rows: Sequence[Iterable[PageCell]]) -> Grid:
    """The rows with an empty cell for each place that another cell spans. Raises Unreadable where they are too many.

    >>> grid_of([[PageCell(("甲",), rows=2), PageCell(("乙",))], [PageCell(("丙",))]]).rows
    [[('甲',), ('乙',)], [(), ('丙',)]]
    """
    grid: list[list[Sequence[Piece]]] = []
    spanned: dict[int, int] = {}
    count = 0
    for number, cells in enumerate(rows):
        row: list[Sequence[Piece]] = []
        below: dict[int, int] = {}
        for cell in cells:
            while spanned.get(len(row), 0) > 0:
                row.append(())
            left = len(rows) - number - 1
            further = left if cell.rows == 0 else min(cell.rows - 1, left)
            for column in range(min(max(cell.columns, 1), _MOST_COLUMNS)):
                if further:
                    below[len(row)] = min(further, _MOST_ROWS)
                row.append(cell.content if column == 0 else ())
            check_cells(count + len(row))
        while spanned.get(len(row), 0) > 0:
            row.append(())
        spanned = {column: rest - 1 for column, rest in spanned.items() if rest > 1} | below
        grid.append(row)
        count += len(row) + len(spanned)
        check_cells(count)
    return Grid(grid)
