"""Composing: the lines and grids that a reader found -> the text of the document, and its tables with their places in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from disclosures.blocks import Cell, Extract, Table
from disclosures.formats.refusals import Unreadable
from disclosures.formats.titles import lines_of_title
from disclosures.layouts.lines import cell_at
from disclosures.layouts.regions import HEADING
from disclosures.text.levelled import levelled

# Of all tables of a document; the longest disclosures have some ten thousand.
MOST_CELLS = 2_000_000
# A cell that holds so many headings is a page that was laid out with a table.
_HEADINGS_OF_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The end of a page or sheet."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader found it: rows of cells, each with what stands in it: lines, and grids within it.

    Merged cells: what they hold stands in the first, the others are empty.
    """

    rows: Sequence[Sequence[Sequence[Piece]]]


Piece = str | Grid | PageEnd
Words = list[str]


def composed(pieces: Iterable[Piece], media_type: str) -> Extract:
    """The extract of what a reader found. Where there are no tables at all, they are left to be found in the text.

    Raises Unreadable where the tables have more than MOST_CELLS together.
    """
    writing = _Writing()
    for piece in _flat(pieces):
        if isinstance(piece, PageEnd):
            writing.end_page()
        elif isinstance(piece, str):
            writing.add_line(piece)
        else:
            writing.add_table(piece)
    text = "".join(writing.parts)
    return Extract(text, media_type, _tables(writing, text) or None)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, or a row of cells, by the places where each begins and ends."""

    cells: tuple[tuple[int, int], ...]


class _Writing:
    """The text as it grows: its parts, the lines since the last table, and the tables as rows of places."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[tuple[str, tuple[int, int]]] = []
        self.tables: list[list[_Placed]] = []
        self.cells = 0

    def _add(self, words: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def end_page(self) -> None:
        self._add("\f")
        self.lines.clear()

    def add_line(self, words: str) -> None:
        if words.strip():
            self.lines.append((words, self._add(words)))
            self._add("\n")

    def add_table(self, rows: Sequence[Words]) -> None:
        titles = lines_of_title([words for words, _ in self.lines])
        titled = [_Placed((place,)) for _, place in self.lines[len(self.lines) - titles :]]
        self.tables.append([*titled, *(self._row(row) for row in rows)])
        self.lines.clear()

    def _row(self, row: Words) -> _Placed:
        self.cells += len(row)
        check_cells(self.cells)
        places = []
        for index, words in enumerate(row):
            if index:
                self._add("\t")
            places.append(self._add(words))
        self._add("\n")
        return _Placed(tuple(places))


def check_cells(count: int) -> None:
    """Raises Unreadable where the tables of a document have so many cells."""
    if count > MOST_CELLS:
        raise Unreadable(f"表格有 {count:,} 个以上的单元格，超过 {MOST_CELLS:,} 个的上限，未予读取。请拆分后重新送审。")


def _flat(pieces: Iterable[Piece]) -> Iterator[str | PageEnd | list[Words]]:
    """Lines, ends of pages, and tables whose cells hold words alone. What a table only lays out is no table."""
    for piece in pieces:
        if isinstance(piece, Grid):
            yield from _tables_and_lines(piece)
        else:
            yield piece


def _tables_and_lines(grid: Grid) -> Iterator[str | PageEnd | list[Words]]:
    rows: list[Words] = []
    for row in (row for row in grid.rows if row):
        if not _lays_out(row):
            rows.append([_words_of(cell) for cell in row])
            continue
        yield from _table_or_lines(rows)
        rows = []
        for cell in row:
            yield from _flat(cell)
    yield from _table_or_lines(rows)


def _table_or_lines(rows: list[Words]) -> Iterator[str | list[Words]]:
    """The rows as a table; as lines where no row has two cells with words: a frame around paragraphs."""
    if any(sum(1 for words in row if words) > 1 for row in rows):
        yield rows
    else:
        yield from (words for row in rows for words in row if words)


def _lays_out(row: Sequence[Sequence[Piece]]) -> bool:
    """Whether a row holds tables, or a page of text in its only printed cell."""
    printed = [cell for cell in row if cell]
    if any(isinstance(piece, Grid) for cell in printed for piece in cell):
        return True
    if len(printed) != 1 or len(printed[0]) < _HEADINGS_OF_A_PAGE:
        return False
    return sum(1 for line in printed[0] if isinstance(line, str) and HEADING.match(line)) >= _HEADINGS_OF_A_PAGE


def _words_of(cell: Sequence[Piece]) -> str:
    """The words of a cell on one line."""
    return " ".join(" ".join(line.split("\t")).replace("\n", " ").strip() for line in cell if isinstance(line, str)).strip()


def _tables(writing: _Writing, text: str) -> tuple[Table, ...]:
    seen = levelled(text)
    return tuple(
        Table(tuple(_cells(row, seen) for row in rows), rows[0].cells[0][0], rows[-1].cells[-1][1]) for rows in writing.tables
    )


def _cells(row: _Placed, text: str) -> tuple[Cell, ...]:
    return tuple(cell_at(text, start, end=end) if end > start else Cell("", start, start) for start, end in row.cells)
