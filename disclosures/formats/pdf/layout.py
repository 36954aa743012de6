"""A page as it is read: lines and tables from above, and what a table's cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.records import Box
from disclosures.formats.pdf.grids import Grid, Place, grids_of
from disclosures.formats.pdf.lines import Line, joined, lines_of
from disclosures.formats.pdf.pages import Glyph, Page, Point
from disclosures.formats.pdf.rulings import rulings_of

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_DIGITS = frozenset("0123456789.,-%")
# In sizes of the characters: what stands closer is one number.
_TOUCHES = 0.15
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


def pieces_of(page: Page) -> list[Piece]:
    """The lines and tables of a page, from above. What is turned or aslant and in no table stands behind them."""
    grids, held = _held(page)
    tables = [PageTable(grid, glyphs) for grid, glyphs in zip(grids, held[1:], strict=True)]
    free = held[0]
    for table in [table for table in tables if not _is_table(table)]:
        tables.remove(table)
        free = free + table.glyphs
    pieces: list[Piece] = [*lines_of([glyph for glyph in free if glyph.turn == 0]), *tables]
    pieces.sort(key=lambda piece: piece.top)
    for turn in (1, 2, 3, None):
        pieces += lines_of([glyph for glyph in free if glyph.turn == turn])
    return pieces


def _held(page: Page) -> tuple[list[Grid], list[list[Glyph]]]:
    """The grids of a page, and its characters: those in none of them first, then those in each."""
    grids = grids_of(rulings_of(page.rules))
    held: list[list[Glyph]] = [[] for _ in range(len(grids) + 1)]
    for glyph in page.glyphs:
        inside = (index for index, grid in enumerate(grids, 1) if grid.holds(glyph.middle))
        held[next(inside, 0)].append(glyph)
    return grids, held


def _is_table(table: PageTable) -> bool:
    """Whether several cells are filled, or all are blank: what fills one alone is text with a frame around it."""
    filled = {table.grid.place(glyph.middle) for glyph in table.glyphs}
    return len(filled) >= _FEWEST_CELLS or (not filled and len(table.grid.sides) > _FEWEST_CELLS)


def words_by_cell(table: PageTable, grid: Grid) -> dict[Place, Words]:
    """The words of each cell that has some, the lines of a cell joined without a break."""
    cells: dict[Place, list[Glyph]] = {}
    for glyph, middle in _placed(table.glyphs):
        place = grid.place(middle)
        cells.setdefault(grid.place(glyph.middle) or (0, 0) if place is None else place, []).append(glyph)
    return {place: _words(glyphs) for place, glyphs in cells.items()}


def _words(glyphs: Sequence[Glyph]) -> Words:
    """Upright words first, then those that are turned, each by their own lines."""
    lines: list[Line] = []
    for turn in sorted({glyph.turn for glyph in glyphs}, key=lambda turn: 4 if turn is None else turn):
        lines += lines_of([glyph for glyph in glyphs if glyph.turn == turn])
    return joined(lines)


def _placed(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, Point]]:
    """Each character with the point that decides on its cell: of a number that is wider than its cell, one for all digits."""
    digits = sorted((glyph for glyph in glyphs if glyph.words in _DIGITS), key=lambda glyph: (round(glyph.base), glyph.left))
    yield from ((glyph, glyph.middle) for glyph in glyphs if glyph.words not in _DIGITS)
    run: list[Glyph] = []
    for glyph in digits:
        if run and not _touches(run[-1], glyph):
            yield from _run(run)
            run = []
        run.append(glyph)
    yield from _run(run)


def _touches(last: Glyph, glyph: Glyph) -> bool:
    return abs(glyph.base - last.base) < 1 and abs(glyph.left - last.right) < _TOUCHES * glyph.size


def _run(run: Sequence[Glyph]) -> Iterator[tuple[Glyph, Point]]:
    if not _NUMBER.fullmatch("".join(glyph.words for glyph in run)):
        yield from ((glyph, glyph.middle) for glyph in run)
        return
    middle = ((run[0].middle[0] + run[-1].middle[0]) / 2, run[0].middle[1])
    yield from ((glyph, middle) for glyph in run)
