"""Blocks: what a reader of any format makes of a document. The rest of this room knows only these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words as printed without white space and mark-up, and where they stand.

    start, end: code points of the document's text, half-open. Of a blank cell start == end.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of cells. start, end: the part of the document's text that it covers, half-open."""

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the text outside tables, hard-wrapped or not. start, end: code points, half-open."""

    start: int
    end: int


Block = Table | Paragraph
