"""Cells of many rows without a blank line between them: the rows are found by their labels and by the number of columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import (
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    GOAL_HEADINGS,
    GOAL_SIDE,
    INDICATOR_SIDE,
    LEVELS,
    NAME_LABELS,
    RESULT_HEADINGS,
    SOFT_LEVEL1,
    indicator_column,
    is_aside,
    is_fund_side,
    plain,
    title_of,
    year_of,
)

Row = tuple[Cell, ...]
# No row has more cells; what has more are rows that were not parted.
LONGEST_ROW = 40
_LONGEST_LABEL = 20
_GOAL_CELLS = 3
# Labels that begin a row wherever they stand.
_ROW_LABELS = NAME_LABELS | DEPARTMENT_LABELS | GOAL_SIDE | {"总分"}
# What the first row behind the headings may begin with.
_FIRST_CELLS = LEVELS | SOFT_LEVEL1 | (INDICATOR_SIDE - {"绩效指标"})


def rows_of_unbroken_cells(cells: Row) -> list[Row]:
    """The rows of a form that stand in one run of cells."""
    starts = sorted({0, *_labelled_starts(cells)})
    rows = [cells[start:end] for start, end in zip(starts, [*starts[1:], len(cells)], strict=True)]
    return [part for row in rows for part in _parted(row)]


def _labelled_starts(cells: Row) -> list[int]:
    """Where rows begin: at their label, or at the blank cell before it."""
    starts: list[int] = []
    for index, cell in enumerate(cells):
        words = plain(cell.text) if 0 < len(cell.text) <= _LONGEST_LABEL else ""
        is_side = is_fund_side(words) and not (index and is_fund_side(cells[index - 1].text))
        if words in _ROW_LABELS or is_side or begins_aside(cell) or _heads_goals(cells, index):
            starts.append(index)
        elif FUND_SOURCE.fullmatch(words) or words == "一级指标":
            starts.append(index - 1 if index and _stands_before_row(cells[index - 1]) else index)
        elif title_of(cell.text) or year_of(cell.text):
            starts += [index, index + 1]
    return [start for start in starts if start < len(cells)]


def begins_aside(cell: Cell) -> bool:
    """Whether a cell begins a row that states neither money nor goal nor indicator; 备注 may also head a column."""
    return is_aside(cell.text) and indicator_column(cell.text) is None


def _heads_goals(cells: Row, index: int) -> bool:
    """Whether a cell is the heading of goals, that of results right behind it, and no label at the side before it."""
    if not 0 < index < len(cells) - 1:
        return False
    before, words, behind = (plain(cell.text) for cell in cells[index - 1 : index + 2])
    return words in GOAL_HEADINGS and behind in RESULT_HEADINGS and before not in GOAL_SIDE


def _stands_before_row(cell: Cell) -> bool:
    """Whether a cell is the first one of a row of money or of headings: blank, or a label at the side."""
    return not cell.text or (len(cell.text) <= _LONGEST_LABEL and plain(cell.text) in INDICATOR_SIDE)


def _parted(row: Row) -> list[Row]:
    """The rows behind a label that begins the goals or the indicators: three cells each, or as many as there are headings."""
    labels = [plain(cell.text) if len(cell.text) <= _LONGEST_LABEL else "" for cell in row]
    for label in RESULT_HEADINGS & set(labels):
        return _chunks(row, labels.index(label) + 1, width=_GOAL_CELLS)
    if "一级指标" in labels:
        first = labels.index("一级指标")
        width = next(
            (index for index in range(first, len(row)) if not row[index].text or labels[index] in _FIRST_CELLS), len(row)
        )
        return _chunks(row, width, width=width)
    return [row]


def _chunks(row: Sequence[Cell], first: int, *, width: int) -> list[Row]:
    """The row cut behind `first` cells, and then every `width` cells."""
    cuts = [0, *range(first, len(row), width), len(row)]
    return [tuple(row[start:end]) for start, end in pairwise(cuts) if start < end]
