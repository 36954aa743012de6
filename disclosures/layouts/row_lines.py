"""Layout: one row a line, tabs between the cells. A page break cuts rows: what it cut is joined again."""

from __future__ import annotations

from disclosures.blocks import Cell
from disclosures.forms.continued_rows import continues, joined_rows
from disclosures.layouts.lines import Lines, cell_at, joined_cells

Row = tuple[Cell, ...]


def rows_of_row_lines(lines: Lines, first: int, *, last: int) -> list[Row]:
    """The rows of the lines first..last (half-open), blank cells included, rows cut by a page break joined."""
    rows: list[Row] = []
    behind_break = False
    for index in range(first, last):
        if lines.is_blank(index):
            behind_break = True
            continue
        row = _cells(lines, index)
        if len(row) == 1 and rows and not behind_break:
            rows[-1] = (*rows[-1][:-1], joined_cells(rows[-1][-1], row[0]))
        elif behind_break and rows and continues(row, rows[-1]):
            rows[-1] = joined_rows(rows[-1], row)
        else:
            rows.append(row)
        behind_break = False
    return rows


def _cells(lines: Lines, index: int) -> Row:
    cells, at = [], lines.starts[index]
    for piece in lines.lines[index].split("\t"):
        cells.append(cell_at(lines.text, at, end=at + len(piece)))
        at += len(piece) + 1
    return tuple(cells)
