"""PDFs drawn for tests: lines of text, and tables with rules of every kind, in invented words."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 10.5
LEADING = 13.0  # in a cell
STEP = 20.8  # from line to line
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

# Rows and columns that a merged cell takes, by its first place.
Merged = Mapping[tuple[int, int], tuple[int, int]]
Ruler = Callable[[Canvas, float, float, float, float], None]


def stroked(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)


def filled(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A thin filled rectangle, with dots at its ends, as Word writes it."""
    canvas.rect(x0 - 0.5, y0 - 0.5, x1 - x0 + 1, y1 - y0 + 1, stroke=0, fill=1)
    canvas.rect(x0 - 0.5, y0 - 0.5, 1, 1, stroke=0, fill=1)


def pieces(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A rule in two pieces with a gap as wide as a rule."""
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    canvas.line(x0, y0, x, y)
    canvas.line(x + (0.8 if x1 > x0 else 0), y + (0.8 if y1 > y0 else 0), x1, y1)


def doubled(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    across = x1 > x0
    for apart in (-0.8, 0.8):
        stroked(canvas, x0, y0 + apart * across, x1, y1 + apart * across) if across else stroked(
            canvas, x0 + apart, y0, x1 + apart, y1
        )


def dotted(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A rule of dots that are rectangles, as printing drivers write it."""
    steps = int(max(x1 - x0, y1 - y0) // 2)
    for at in range(steps + 1):
        x, y = x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps
        canvas.rect(x, y, 0.7, 0.7, stroke=0, fill=1)


def dashed(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.saveState()
    canvas.setDash(2, 2)
    canvas.line(x0, y0, x1, y1)
    canvas.restoreState()


RULERS: Mapping[str, Ruler] = {
    "lines": stroked, "filled rectangles": filled, "pieces": pieces, "double": doubled, "dots": dotted, "dashes": dashed,
}  # fmt: skip


class Drawing:
    """A PDF as it is drawn, from above: `y` is where the next line or table begins, in points from the bottom."""

    def __init__(self, size: tuple[float, float] = A4, **options: object) -> None:
        self.buffer = io.BytesIO()
        self.width, self.height = size
        self.canvas = Canvas(self.buffer, pagesize=size, **options)
        self.begin_page()

    def begin_page(self) -> None:
        self.canvas.setFont(FONT, SIZE)
        self.canvas.setLineWidth(0.7)
        self.y = self.height - 60

    def end_page(self) -> None:
        self.canvas.showPage()
        self.begin_page()

    def line(self, words: str, x: float = 60) -> None:
        self.canvas.drawString(x, self.y, words)
        self.y -= STEP

    def write(self, x: float, y: float, words: str) -> None:
        """Words of a cell."""
        self.canvas.drawString(x, y, words)

    def number(self, words: str) -> None:
        """A page number at the foot of the page."""
        self.canvas.drawCentredString(self.width / 2, 30, words)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        merged: Merged | None = None,
        ruler: Ruler = stroked,
        x: float = 60,
        head: bool = True,
        foot: bool = True,
    ) -> None:
        """A table of rows of cells; a line end in a cell wraps it. What a merged cell covers is not printed.

        head, foot: whether the table is ruled above its first row and below its last one.
        """
        merged = merged or {}
        covered = {
            (row + down, column + right): (row, column)
            for (row, column), (rows_, columns) in merged.items()
            for down in range(rows_)
            for right in range(columns)
        }
        sides = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
        heights = [max(cell.count("\n") + 1 for cell in row) * LEADING + 6 for row in rows]
        tops = [self.y + LEADING - sum(heights[:index]) for index in range(len(rows) + 1)]
        owner = {
            (row, column): covered.get((row, column), (row, column)) for row in range(len(rows)) for column in range(len(widths))
        }
        for row, line in enumerate(rows):
            for column, words in enumerate(line):
                if owner[row, column] == (row, column):
                    for index, part in enumerate(words.split("\n")):
                        self.write(sides[column] + 3, tops[row] - LEADING * (index + 1), part)
                if owner.get((row - 1, column)) != owner[row, column] and (row or head):
                    ruler(self.canvas, sides[column], tops[row], sides[column + 1], tops[row])
                if owner.get((row, column - 1)) != owner[row, column]:
                    ruler(self.canvas, sides[column], tops[row + 1], sides[column], tops[row])
        for column in range(len(widths) if foot else 0):
            ruler(self.canvas, sides[column], tops[-1], sides[column + 1], tops[-1])
        for row in range(len(rows)):
            ruler(self.canvas, sides[-1], tops[row + 1], sides[-1], tops[row])
        self.y = tops[-1] - STEP

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()
