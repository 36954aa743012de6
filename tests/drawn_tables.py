"""Tables of merged cells drawn as a PDF: over as many pages as they take, in fonts and places as programs write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count

from drawn_disclosures import wrapped
from drawn_pdf import FONT, LEADING, SIZE, Drawing, Ruler, stroked
from merged_forms import Part, Rows, placed

FOOT, MARGIN = 60, 40
_RUNS = re.compile(r"[\d.,%-]+|[^\d.,%-]+")
DIGITS = "Times-Roman"


class Tables(Drawing):
    """Pages of lines and tables. ruler: of the rules. under: what is drawn on each page before anything else."""

    def __init__(
        self, size: tuple[float, float], *, ruler: Ruler = stroked, under: Callable[[Drawing], None] | None = None
    ) -> None:
        self.numbers = count(1)
        self.ruler, self.under = ruler, under
        self.again: list[str] = []  # lines above what goes on on a further page
        super().__init__(size)

    def begin_page(self) -> None:
        super().begin_page()
        if self.under:
            self.canvas.saveState()
            self.under(self)
            self.canvas.restoreState()

    def end_page(self) -> None:
        self.number(f"- {next(self.numbers)} -")
        super().end_page()

    def write(self, x: float, y: float, words: str) -> None:
        """Words with their digits in another font, on the same baseline."""
        for run in _RUNS.findall(words):
            self.canvas.setFont(DIGITS if run[0] in "0123456789.,%-" else FONT, SIZE)
            self.canvas.drawString(x, y, run)
            x += self.canvas.stringWidth(run)
        self.canvas.setFont(FONT, SIZE)

    def parts(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if isinstance(part, list):
                self.rows(part)
            else:
                if self.y < FOOT + 3 * LEADING:
                    self.end_page()
                self.line(part, x=MARGIN)

    def rows(self, rows: Rows) -> None:
        """Rows over as many pages as they take; what is merged over the end of a page has its words on the first of them."""
        width = (self.width - 2 * MARGIN) / sum(cell.columns for cell in rows[0])
        cells = {(row, column): cell for row, column, cell in placed(rows)}
        columns = max(column + cell.columns for (_, column), cell in cells.items())
        lines = {at: wrapped(cell.words, cell.columns * width - 6, SIZE) for at, cell in cells.items()}
        table = [[lines.get((row, column), "") for column in range(columns)] for row in range(len(rows))]
        first = 0
        while first < len(rows):
            last = first + max(self._fitting(table[first:]), 0)
            if last > first:
                merged = {
                    (max(row, first) - first, column): (min(row + cell.rows, last) - max(row, first), cell.columns)
                    for (row, column), cell in cells.items()
                    if row < last and row + cell.rows > first
                }
                self.table(table[first:last], [width] * columns, merged=merged, ruler=self.ruler, x=MARGIN)
                first = last
            if first < len(rows):
                self.end_page()
                for words in self.again if first else ():
                    self.line(words, x=MARGIN)

    def _fitting(self, rows: Sequence[Sequence[str]]) -> int:
        left, fitting = self.y + LEADING - FOOT, 0
        for row in rows:
            left -= max(cell.count("\n") + 1 for cell in row) * LEADING + 6
            if left < 0:
                break
            fitting += 1
        return fitting
