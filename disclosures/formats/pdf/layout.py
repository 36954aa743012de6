"""A page as it is read: lines and tables from above, and what a table's cells hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.records import Box
from disclosures.formats.pdf.digits import placed
from disclosures.formats.pdf.grids import Grid, Place, grids_of, have_same_sides
from disclosures.formats.pdf.lines import Line, joined, lines_of
from disclosures.formats.pdf.overflows import together
from disclosures.formats.pdf.pages import Glyph, Page
from disclosures.formats.pdf.rulings import rulings_of
from disclosures.formats.pdf.watermarks import parted

_FEWEST_CELLS = 2


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of one that stands on a page: its grid and the characters in it."""

    grid: Grid
    glyphs: list[Glyph]

    @property
    def top(self) -> float:
        return self.grid.tops[0]


Piece = Line | PageTable
Words = tuple[str, list[Box | None]]


def pieces_of(page: Page, before: Sequence[Piece] = ()) -> list[Piece]:
    """The lines and tables of a page, from above. What is turned and in no table stands behind them, and behind that watermarks.

    before: the pieces of the page before: its last table may go on here with a single cell.
    """
    grids = grids_of(rulings_of(page.rules))
    said, marks = parted(page.glyphs, grids)
    free, *held = _held(said, grids)
    tables = [PageTable(grid, glyphs) for grid, glyphs in zip(grids, held, strict=True)]
    last = next((piece for piece in reversed(before) if isinstance(piece, PageTable)), None)
    for table in [table for table in tables if not (_is_table(table) or (last and have_same_sides(last.grid, table.grid)))]:
        tables.remove(table)
        free = free + table.glyphs
    pieces: list[Piece] = [*lines_of([glyph for glyph in free if glyph.turn == 0]), *tables]
    pieces.sort(key=lambda piece: piece.top)
    for turn in (1, 2, 3):
        pieces += lines_of([glyph for glyph in free if glyph.turn == turn])
    for turned in (0, 1, 2, 3, None):
        pieces += [replace(line, is_mark=True) for line in lines_of([glyph for glyph in marks if glyph.turn == turned])]
    return pieces


def without_watermarks(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of pages without watermarks that several pages print alike: they say nothing of what stands there."""
    marks = [tuple(piece.words for piece in pieces if isinstance(piece, Line) and piece.is_mark) for pieces in pages]
    alike = {words for words, number in Counter(marks).items() if number > 1}
    return [
        [piece for piece in pieces if not (words in alike and isinstance(piece, Line) and piece.is_mark)]
        for pieces, words in zip(pages, marks, strict=True)
    ]


def _held(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> list[list[Glyph]]:
    """The characters in none of the grids first, then those in each."""
    held: list[list[Glyph]] = [[] for _ in range(len(grids) + 1)]
    for glyph in glyphs:
        inside = (index for index, grid in enumerate(grids, 1) if grid.holds(glyph.middle))
        held[next(inside, 0)].append(glyph)
    return held


def _is_table(table: PageTable) -> bool:
    """Whether several cells are filled, or all are blank: what fills one alone is text with a frame around it."""
    filled = {table.grid.place(glyph.middle) for glyph in table.glyphs}
    return len(filled) >= _FEWEST_CELLS or (not filled and len(table.grid.sides) > _FEWEST_CELLS)


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or the part of one on a page, by its cells. grid: with the columns of the whole table. cells: the characters in
    each cell that holds some, by the place of the first of those merged."""

    grid: Grid
    cells: dict[Place, list[Glyph]]

    @property
    def rows(self) -> int:
        return len(self.grid.tops) - 1

    def words(self, row: int) -> dict[Place, str]:
        """The words of the cells that begin in a row."""
        return {place: words_of(glyphs)[0] for place, glyphs in self.cells.items() if place[0] == row}


def part_of(table: PageTable, grid: Grid) -> Part:
    """A table by its cells."""
    cells: dict[Place, list[Glyph]] = {}
    for glyph, middle in placed(table.glyphs, grid.sides):
        place = grid.place(middle)
        cells.setdefault(grid.place(glyph.middle) or (0, 0) if place is None else place, []).append(glyph)
    return Part(grid, together(cells, grid))


def words_of(glyphs: Sequence[Glyph]) -> Words:
    """The words of a cell, its lines joined without a break: upright words first, then those that are turned."""
    lines: list[Line] = []
    for turn in sorted({glyph.turn for glyph in glyphs}, key=lambda turn: 4 if turn is None else turn):
        lines += lines_of([glyph for glyph in glyphs if glyph.turn == turn])
    return joined(lines)
