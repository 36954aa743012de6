"""Pages to text: lines as they are printed, tables as rows of cells, and where each character stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from data.records import Box
from disclosures.blocks import Cell, Table
from disclosures.formats.pdf.grids import Grid
from disclosures.formats.pdf.joining import chains_of, with_common_columns
from disclosures.formats.pdf.layout import PageTable, Piece, words_by_cell
from disclosures.formats.pdf.lines import Line
from disclosures.text.squeezed import without_space

_SHORTEST_PROSE = 12
_PAGE_NUMBER = re.compile(r"[^\u3400-\u9fff]*\d[^\u3400-\u9fff]*|第\s*\d+\s*页.*")
# A gap so many times as wide as usual parts lines.
_WIDE = 1.8

Row = tuple[Cell, ...]


@dataclass(slots=True)
class Written:
    """The text so far, with its length, the boxes of its characters, and the rows of its tables with their places."""

    words: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def at(self) -> int:
        return len(self.boxes)

    def put(self, words: str, boxes: Sequence[Box | None] | None = None) -> None:
        self.words.append(words)
        self.boxes += [None] * len(words) if boxes is None else boxes


def written(pages: Sequence[Sequence[Piece]]) -> Written:
    """The text of pages with its tables and boxes. Pages are separated by a form feed."""
    chains = [[part for _, part in chain] for chain in chains_of(pages)]
    grids = {id(part): grid for chain in chains for part, grid in zip(chain, with_common_columns(chain), strict=True)}
    rows: dict[int, list[Row]] = {}
    places: dict[int, tuple[int, int]] = {}
    text = Written()
    for number, pieces in enumerate(pages):
        if number:
            text.put("\f")
        usual = _usual_step(pieces)
        for index, piece in enumerate(pieces):
            if isinstance(piece, PageTable):
                start = text.at
                rows[id(piece)] = _put_table(text, piece, grids[id(piece)])
                places[id(piece)] = start, text.at
                continue
            if index and _is_apart(pieces, index, usual):
                text.put("\n")
            text.put(piece.words, piece.boxes)
            text.put("\n")
    text.tables = [
        Table(tuple(row for part in chain for row in rows[id(part)]), places[id(chain[0])][0], places[id(chain[-1])][1])
        for chain in chains
    ]
    return text


def _usual_step(pieces: Sequence[Piece]) -> float:
    bases = [piece.base for piece in pieces if isinstance(piece, Line)]
    steps = [two - one for one, two in pairwise(bases) if two > one]
    return median(steps) if steps else 0.0


def _is_apart(pieces: Sequence[Piece], index: int, usual: float) -> bool:
    """Whether more space than usual is above a line, or it is a page number at the foot of a page."""
    line, above = pieces[index], pieces[index - 1]
    if not isinstance(line, Line) or not isinstance(above, Line):
        return True
    is_number = len(line.words) < _SHORTEST_PROSE and _PAGE_NUMBER.fullmatch(line.words) is not None
    return (index == len(pieces) - 1 and is_number) or line.base - above.base > _WIDE * usual


def _put_table(text: Written, table: PageTable, grid: Grid) -> list[Row]:
    """Writes the rows of a table, a line each, and returns their cells."""
    words = words_by_cell(table, grid)
    rows = []
    for row in range(len(grid.tops) - 1):
        cells = []
        for column in range(len(grid.sides) - 1):
            if column:
                text.put("\t")
            start = text.at
            if (row, column) in words:
                text.put(*words[row, column])
            cells.append(Cell(without_space("".join(text.words[-1:]) if text.at > start else ""), start, text.at))
        text.put("\n")
        rows.append(tuple(cells))
    return rows
