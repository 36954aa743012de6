"""Layout: one cell a line, each behind a tab; blank lines between the rows.

A line without a tab right behind a cell is the cell's next line. A row may have lost its tabs, and two rows the blank
line between them: the labels with which rows begin tell.
"""

from __future__ import annotations

import re

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import (
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    GOAL_SIDE,
    INDICATOR_SIDE,
    NAME_LABELS,
    TOTAL_LABELS,
    level_of,
    plain,
)
from disclosures.layouts.lines import Lines, cell_at
from disclosures.layouts.unbroken_cells import LONGEST_ROW, rows_of_unbroken_cells

Row = tuple[Cell, ...]
# Labels that begin a row wherever they stand.
_ROW_LABELS = NAME_LABELS | DEPARTMENT_LABELS | GOAL_SIDE | (INDICATOR_SIDE - {"绩效指标"}) | {"总分"}
_TAB = re.compile(r"\s*\t")


def rows_of_cell_lines(lines: Lines, first: int, *, last: int) -> list[Row]:
    """The rows of the lines first..last (half-open), blank cells included."""
    rows: list[Row] = []
    for start, end in _runs(lines, first, last=last):
        cells = _cells(lines, start, last=end)
        rows.extend(rows_of_unbroken_cells(cells) if len(cells) > LONGEST_ROW else _split_at_labels(cells))
    return rows


def _runs(lines: Lines, first: int, *, last: int) -> list[tuple[int, int]]:
    """The runs of lines between blank lines."""
    runs, start = [], None
    for index in range(first, last):
        if lines.is_blank(index):
            if start is not None:
                runs.append((start, index))
            start = None
        elif start is None:
            start = index
    return [*runs, (start, last)] if start is not None else runs


def _cells(lines: Lines, first: int, *, last: int) -> Row:
    """A cell for each line with a tab, lines without one added to it; a cell a line where the row lost its tabs."""
    heads = [index for index in range(first, last) if "\t" in lines.lines[index]]
    if len(heads) <= 1 < last - first and _begins_row(lines.lines[first]):
        heads = list(range(first, last))
    elif not heads or heads[0] > first:
        heads = [*range(first, heads[0] if heads else last), *heads]
    return tuple(
        cell_at(lines.text, lines.starts[head], end=lines.end(behind - 1))
        for head, behind in zip(heads, [*heads[1:], last], strict=True)
    )


def _begins_row(line: str) -> bool:
    """Whether the line prints a label that stands alone in its cell: what follows it are other cells."""
    words = plain(line) if len(line) < 20 else ""
    return words in TOTAL_LABELS or level_of(words) is not None or bool(FUND_SOURCE.fullmatch(words))


def _split_at_labels(row: Row) -> list[Row]:
    """The rows that stand in one run of cells: a label that begins rows begins one here."""
    rows, start, printed = [], 0, False
    for index, cell in enumerate(row):
        if printed and len(cell.text) < 14 and plain(cell.text) in _ROW_LABELS:
            rows.append(row[start:index])
            start = index
        printed = printed or bool(cell.text)
    return [*rows, row[start:]]
