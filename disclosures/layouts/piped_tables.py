"""The tables with pipes of a text: each block of them, a form with the lines of its title."""

from __future__ import annotations

from collections.abc import Mapping

from disclosures.blocks import Cell, Table
from disclosures.forms.vocabulary import has_indicator_heading, label_words
from disclosures.layouts.lines import Lines, cell_at
from disclosures.layouts.openings import FORM_LABELS
from disclosures.layouts.pipe_cells import form_rows, table_rows
from disclosures.layouts.pipes import PipeBlock, cells_of_block, pipe_blocks, rows_of_pipe_rows

Row = tuple[Cell, ...]
# The title of a form stands so many lines above its first row at most: a year, a unit and blank lines are between them.
_TITLE_ABOVE = 8


def piped_tables(lines: Lines, titles: Mapping[int, int]) -> list[Table]:
    """The tables with pipes, in order. titles: the lines on which forms begin -> the line behind the title."""
    tables: list[Table] = []
    free = 0
    for block in pipe_blocks(lines, titles):
        first = _title_above(lines, block, titles=titles, free=free)
        tables.append(_table(lines, block, first=first))
        free = block.last
    return tables


def _title_above(lines: Lines, block: PipeBlock, *, titles: Mapping[int, int], free: int) -> int:
    """The line of the title of a form above a block, the first line of the block where there is none."""
    for index in range(block.first - 1, max(free, block.first - _TITLE_ABOVE) - 1, -1):
        if index in titles:
            return index
        if index and len(lines.lines[index].strip()) > 30:
            break
    return block.first


def _table(lines: Lines, block: PipeBlock, *, first: int) -> Table:
    above = [row for index in range(first, block.first) if (row := _line(lines, index))]
    rows = _cell_rows(lines, block) if block.by_cell else rows_of_pipe_rows(lines, block)
    start, end = lines.starts[first], lines.end(block.last - 1)
    start += len(lines.text[start:end]) - len(lines.text[start:end].lstrip(" \r\f\u3000"))
    return Table((*above, *rows), start, end)


def _line(lines: Lines, index: int) -> Row:
    cell = cell_at(lines.text, lines.starts[index], end=lines.end(index))
    return (cell,) if cell.text else ()


def _cell_rows(lines: Lines, block: PipeBlock) -> list[Row]:
    cells = cells_of_block(lines, block)
    labels = {label_words(cell.text) for cell in cells if len(cell.text) < 20}
    if labels & FORM_LABELS or has_indicator_heading(cell.text for cell in cells):
        return form_rows(cells)
    return table_rows(cells)
