"""Pages to text: lines as they are printed, tables as rows of cells, and where each character stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from data.records import Box
from disclosures.blocks import Cell, Table
from disclosures.formats.pdf.cut_rows import going_on
from disclosures.formats.pdf.joining import Run, chains_of, running_lines, runs_of
from disclosures.formats.pdf.layout import Part, Piece, words_of
from disclosures.formats.pdf.lines import Line
from disclosures.formats.titles import lines_of_title
from disclosures.text.squeezed import without_space

Row = tuple[Cell, ...]

_SHORTEST_PROSE = 12
_NO_WORDS = r"[^\u3400-\u9fff\d]*"
_PAGE_NUMBER = re.compile(rf"{_NO_WORDS}\d{{1,3}}{_NO_WORDS}(?:\d{{1,3}}{_NO_WORDS})?|第\s*\d+\s*页.*")
# A gap so many times as wide as usual parts lines.
_WIDE = 1.8


@dataclass(slots=True)
class Written:
    """The text so far, with the boxes of its characters and its tables. lines: those since the last table, as rows of one cell.
    running: the places of those at the head or foot of pages."""

    words: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    running: list[tuple[int, int]] = field(default_factory=list)

    @property
    def at(self) -> int:
        return len(self.boxes)

    def put(self, words: str, boxes: Sequence[Box | None] | None = None) -> None:
        self.words.append(words)
        self.boxes += [None] * len(words) if boxes is None else boxes


def written(pages: Sequence[Sequence[Piece]]) -> Written:
    """The text of pages with its tables and boxes. Pages are separated by a form feed."""
    chains = [[table for _, table in chain] for chain in chains_of(pages)]
    runs = {id(table): run for chain in chains for table, run in zip(chain, runs_of(chain), strict=True)}
    running = running_lines(pages)
    text = Written()
    for number, pieces in enumerate(pages):
        if number:
            text.put("\f")
        usual = _usual_step(pieces)
        for index, piece in enumerate(pieces):
            if isinstance(piece, Line):
                _put_line(text, piece, apart=index > 0 and _is_apart(pieces, index, usual), is_running=id(piece) in running)
            else:
                _put_table(text, runs[id(piece)])
    return text


def _put_line(text: Written, line: Line, *, apart: bool, is_running: bool) -> None:
    if apart:
        text.put("\n")
    start = text.at
    text.put(line.words, line.boxes)
    # A title may stand on the page before its table: what stands between them at the edges of pages is not counted.
    if is_running:
        text.running.append((start, text.at))
    elif not _is_page_number(line):
        text.lines.append((Cell(without_space(line.words), start, text.at),))
    text.put("\n")


def _usual_step(pieces: Sequence[Piece]) -> float:
    bases = [piece.base for piece in pieces if isinstance(piece, Line)]
    steps = [two - one for one, two in pairwise(bases) if two > one]
    return median(steps) if steps else 0.0


def _is_apart(pieces: Sequence[Piece], index: int, usual: float) -> bool:
    """Whether more space than usual is above a line, or it is a page number at the foot of a page."""
    line, above = pieces[index], pieces[index - 1]
    if not isinstance(line, Line) or not isinstance(above, Line):
        return True
    return (index == len(pieces) - 1 and _is_page_number(line)) or line.base - above.base > _WIDE * usual


def _is_page_number(line: Line) -> bool:
    return len(line.words) < _SHORTEST_PROSE and _PAGE_NUMBER.fullmatch(line.words) is not None


def _put_table(text: Written, run: Run) -> None:
    """Writes a table, or a further part of the last one, below its title."""
    titles = text.lines[len(text.lines) - lines_of_title([row[0].text for row in text.lines]) :] if run.is_first else []
    text.lines.clear()
    start = titles[0][0].start if titles else text.at
    rows = _put_rows(text, run.part)
    if run.is_first:
        text.tables.append(Table((*titles, *rows), start, text.at))
        return
    last = text.tables[-1]
    again = tuple((cell.start, cell.end) for row in rows[: run.repeated] for cell in row if cell.text)
    kept = going_on(last.rows, rows[run.repeated :], rest=run.rest) if run.rest else (*last.rows, *rows[run.repeated :])
    text.tables[-1] = Table(kept, last.start, text.at, (*last.again, *again))


def _put_rows(text: Written, part: Part) -> list[Row]:
    """Writes the rows of a part, a line each, and returns their cells."""
    words = {place: words_of(glyphs) for place, glyphs in part.cells.items()}
    rows = []
    for row in range(part.rows):
        cells = []
        for column in range(len(part.grid.sides) - 1):
            if column:
                text.put("\t")
            start, printed = text.at, words.get((row, column))
            if printed:
                text.put(*printed)
            cells.append(Cell(without_space(printed[0]) if printed else "", start, text.at))
        text.put("\n")
        rows.append(tuple(cells))
    return rows
