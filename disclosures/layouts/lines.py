"""The lines of a text with their places, and cells cut out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from disclosures.blocks import Cell
from disclosures.text.squeezed import without_space

_OPENING = re.compile(r"(?:\s|[\u200b\ufeff\u00ad]|</?(?:p|br|b|strong|span|div|td|tr|u|i|em)\b[^<>]{0,200}>|\*{2})+")
_CLOSING = re.compile(r"(?:\s|[\u200b\ufeff\u00ad]|</?(?:p|br|b|strong|span|div|td|tr|u|i|em)\b[^<>]{0,200}>|\*{2})+\Z")
_MARKS = ("<", "*", "\u200b", "\ufeff", "\u00ad")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of `text`, each without its line feed (a carriage return stays), and where each starts."""

    text: str
    lines: list[str]
    starts: list[int]

    def end(self, index: int) -> int:
        """Where line `index` ends, its line feed excluded."""
        return self.starts[index] + len(self.lines[index])

    def is_blank(self, index: int) -> bool:
        """Whether the line prints nothing and holds no tab: it separates."""
        line = self.lines[index]
        return not line or (line.isspace() and "\t" not in line)


def lines_of(text: str) -> Lines:
    """The text cut at its line feeds. Linear in its length."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    return Lines(text, lines, starts)


def cell_at(text: str, start: int, *, end: int) -> Cell:
    """The cell of text[start:end]: white space and tags around its words are no part of it.

    >>> cell_at("<p>经济 成本</p>", 0, end=12)
    Cell(text='经济成本', start=3, end=8)
    """
    printed = text[start:end]
    words = printed.strip()
    if not words:
        return Cell("", start, start)
    if len(words) < len(printed):
        start += len(printed) - len(printed.lstrip())
    end = start + len(words)
    whole = words if words.isalnum() else without_space(words)
    if len(whole) == len(words):
        return Cell(words, start, end)
    if words[0] in _MARKS or words[-1] in "<>*\u200b\ufeff\u00ad":
        start, end = _inside_tags(text, start, end=end)
        whole = without_space(text[start:end])
    return Cell(whole, start, end)


def _inside_tags(text: str, start: int, *, end: int) -> tuple[int, int]:
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    if closing := _CLOSING.search(text[start:end]):
        end = start + closing.start()
    return (start, end) if start <= end else (end, end)


def joined_cells(first: Cell, *others: Cell) -> Cell:
    """One cell of several pieces: their words in order, and the part of the text that holds them all."""
    pieces = [piece for piece in (first, *others) if piece.text]
    if len(pieces) < 2:
        return pieces[0] if pieces else first
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    return Cell("".join(piece.text for piece in pieces), start, end)
