"""Pieces: the cells of a sheet as lines and grids. A sheet holds prose and tables below each other: what stands alone in its
row and reads like prose or a title is a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from disclosures.accounts.titles import title_in
from disclosures.formats.composing import MOST_CELLS, Grid, Piece
from disclosures.formats.refusals import Unreadable
from disclosures.forms.vocabulary import title_of
from disclosures.layouts.regions import HEADING

# Row -> column -> the words that are shown there; only what is printed.
Shown = Mapping[int, Mapping[int, str]]
# Cells with words in a workbook, and its sheets; disclosures have some ten thousand cells in some ten sheets.
MOST_FILLED = 500_000
MOST_SHEETS = 255
_LONGEST_CELL_ALONE = 60
_HEADING_WORDS = re.compile(r"情况|说明|概况|部分|解释|职能|职责|机构|报表|附件")
# So many blank rows are within a table at most.
_LONGEST_GAP = 10
# So many rows with one cell above the first with several are heads of the table: its unit, what all its columns have in common.
_MOST_HEADS = 2


def check_filled(count: int) -> None:
    """Raises Unreadable where a workbook has so many cells with words."""
    if count > MOST_FILLED:
        raise Unreadable(f"工作簿有 {count:,} 个有内容的单元格，超过 {MOST_FILLED:,} 个的上限，未予读取。请拆分后重新送审。")


def check_sheets(count: int) -> None:
    """Raises Unreadable where a workbook has so many sheets."""
    if count > MOST_SHEETS:
        raise Unreadable(f"工作簿有 {count:,} 张工作表，超过 {MOST_SHEETS} 张的上限，未予读取。请拆分后重新送审。")


def sheet_pieces(cells: Shown) -> Iterator[Piece]:
    """The lines and tables of a sheet. Raises Unreadable where a table would have too many cells."""
    rows = sorted(at for at, row in cells.items() if row)
    if not rows:
        return
    first = min(min(cells[at]) for at in rows)
    table: list[int] = []
    for at in rows:
        is_line = _is_line(cells[at], first)
        if table and (is_line or at - table[-1] > _LONGEST_GAP):
            yield from _table(cells, table, first)
            table = []
        if is_line:
            yield from cells[at][first].split("\n")
        else:
            table.append(at)
    yield from _table(cells, table, first)


def _is_line(row: Mapping[int, str], first: int) -> bool:
    """Whether a row is no part of a table: a heading, a sentence or the title of a table alone in the first column."""
    if len(row) > 1 or first not in row:
        return False
    words = row[first]
    # Rows of the public tables are numbered like headings: 五、事业收入.
    is_heading = HEADING.match(words) is not None and _HEADING_WORDS.search(words) is not None
    is_title = title_of(words) is not None or title_in(words) is not None
    return is_heading or is_title or len(words) > _LONGEST_CELL_ALONE or "。" in words


def _table(cells: Shown, rows: Sequence[int], first: int) -> Iterator[Piece]:
    """The rows as a grid, from its heads to the last row with cells beside the first column; the others as lines."""
    wide = [index for index, at in enumerate(rows) if max(cells[at]) > first]
    begin, end = (max(0, wide[0] - _MOST_HEADS), wide[-1] + 1) if wide else (len(rows), len(rows))
    yield from _lines(cells, rows[:begin])
    width = max((max(cells[at]) for at in rows[begin:end]), default=first) - first + 1
    if width * (end - begin) > MOST_CELLS:
        raise Unreadable(
            f"工作表的范围有 {width * (end - begin):,} 个单元格，超过 {MOST_CELLS:,} 个的上限。请删去空白行列后重新送审。"
        )
    if wide:
        yield Grid([[_content(cells[at].get(first + column)) for column in range(width)] for at in rows[begin:end]])
    yield from _lines(cells, rows[end:])


def _lines(cells: Shown, rows: Sequence[int]) -> Iterator[str]:
    return (line for at in rows for words in cells[at].values() for line in words.split("\n"))


def _content(words: str | None) -> Sequence[str]:
    return (words,) if words else ()
