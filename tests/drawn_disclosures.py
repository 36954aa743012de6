"""A generated disclosure drawn as a PDF: hard-wrapped lines, and ruled forms that run over pages."""

from __future__ import annotations

from itertools import count

from drawn_pdf import FONT, RULERS, SIZE, Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from written_formats import parts_of

from disclosures.forms.vocabulary import title_of, year_of
from generator.document import Disclosure

CELL_SIZE = 7.0
FOOT = 60  # points that stay free for the page number
MARGIN = 40


def wrapped(words: str, width: float, size: float) -> str:
    """Words with a line end wherever the next character would leave the width."""
    lines = [""]
    for character in words:
        if character == "\n" or stringWidth(lines[-1] + character, FONT, size) > width:
            lines.append("")
        lines[-1] += character.strip("\n")
    return "\n".join(lines)


class Pages(Drawing):
    """A drawing that begins a page, and numbers it, wherever the next line or row does not fit."""

    def __init__(self, ruler: str) -> None:
        self.numbers = count(1)
        super().__init__(landscape(A4))
        self.ruler = RULERS[ruler]

    def end_page(self) -> None:
        self.number(f"- {next(self.numbers)} -")
        super().end_page()

    def paragraph(self, words: str) -> None:
        for line in wrapped(words, self.width - 2 * MARGIN, SIZE).split("\n"):
            if self.y < FOOT:
                self.end_page()
            self.line(line, x=MARGIN)

    def form(self, rows: list[list[str]]) -> None:
        """Rows below their titles, which stand above the rules; what is blank behind a cell is merged with it."""
        while rows and (title_of(rows[0][0]) or year_of(rows[0][0])):
            self.paragraph(rows.pop(0)[0])
        width = (self.width - 2 * MARGIN) / len(rows[0])
        rows = [[wrapped(cell, self._room(row, at, width), CELL_SIZE) for at, cell in enumerate(row)] for row in rows]
        self.canvas.setFont(FONT, CELL_SIZE)
        while rows:
            fitting = self._fitting(rows)
            if fitting:
                merged = {(n, at): (1, span) for n, row in enumerate(rows[:fitting]) for at, span in spans(row) if span > 1}
                self.table(rows[:fitting], [width] * len(rows[0]), merged=merged, ruler=self.ruler, x=MARGIN)
            rows = rows[fitting:]
            if rows:
                self.end_page()
                self.canvas.setFont(FONT, CELL_SIZE)
        self.canvas.setFont(FONT, SIZE)

    def _room(self, row: list[str], at: int, width: float) -> float:
        return dict(spans(row)).get(at, 1) * width - 6

    def _fitting(self, rows: list[list[str]]) -> int:
        left, fitting = self.y - FOOT, 0
        for row in rows:
            left -= max(cell.count("\n") + 1 for cell in row) * 13 + 6
            if left < 0:
                break
            fitting += 1
        return fitting


def spans(row: list[str]) -> list[tuple[int, int]]:
    """Where the cells of a row begin and how many columns they take: the last printed one takes the rest."""
    last = max((at for at, words in enumerate(row) if words), default=len(row) - 1)
    return [*((at, 1) for at in range(last)), (last, len(row) - last)]


def pdf_of(disclosure: Disclosure, ruler: str) -> bytes:
    drawing = Pages(ruler)
    for part in parts_of(disclosure):
        if isinstance(part, str):
            drawing.paragraph(part)
        else:
            drawing.form(part)
    drawing.number(f"- {next(drawing.numbers)} -")
    return drawing.bytes()
