"""Pieces: the cells of a sheet as lines and grids. A sheet holds prose and tables below each other: what stands alone in its
row and reads like prose or a title is a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from disclosures.formats.composing import Grid, Piece
from disclosures.formats.refusals import Unreadable
from disclosures.layouts.regions import HEADING

# Row -> column -> the words that are shown there; only what is printed.
Shown = Mapping[int, Mapping[int, str]]
MOST_CELLS = 3_000_000
_LONGEST_CELL_ALONE = 60
# So many blank rows are within a table at most.
_LONGEST_GAP = 10


def sheet_pieces(cells: Shown) -> Iterator[Piece]:
    """The lines and tables of a sheet. Raises Unreadable where a table would have more than MOST_CELLS."""
    rows = sorted(at for at, row in cells.items() if row)
    if not rows:
        return
    first = min(min(cells[at]) for at in rows)
    table: list[int] = []
    for at in rows:
        if table and at - table[-1] > _LONGEST_GAP:
            yield from _table(cells, table, first)
            table = []
        if _is_line(cells[at], first) or (not table and len(cells[at]) == 1):
            yield from _table(cells, table, first)
            table = []
            yield from (line for words in cells[at].values() for line in words.split("\n"))
        else:
            table.append(at)
    yield from _table(cells, table, first)


def _is_line(row: Mapping[int, str], first: int) -> bool:
    """Whether a row is prose: a heading or a sentence alone in the first column."""
    if len(row) > 1 or first not in row:
        return False
    return len(row[first]) > _LONGEST_CELL_ALONE or "。" in row[first] or HEADING.match(row[first]) is not None


def _table(cells: Shown, rows: Sequence[int], first: int) -> Iterator[Piece]:
    """The rows from the first to the last with cells beside the first column as a grid; those behind it as lines."""
    last = max((index for index, at in enumerate(rows) if max(cells[at]) > first), default=-1)
    width = max((max(cells[at]) for at in rows[: last + 1]), default=first) - first + 1
    if width * (last + 1) > MOST_CELLS:
        raise Unreadable(
            f"工作表的范围有 {width * (last + 1):,} 个单元格，超过 {MOST_CELLS:,} 个的上限。请删去空白行列后重新送审。"
        )
    if last >= 0:
        yield Grid([[_content(cells[at].get(first + column)) for column in range(width)] for at in rows[: last + 1]])
    yield from (words for at in rows[last + 1 :] for words in cells[at].values())


def _content(words: str | None) -> Sequence[str]:
    return (words,) if words else ()
