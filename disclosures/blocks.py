"""Blocks: what a reader of any format makes of a document. The rest of this room knows only these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.records import Box


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
    """A table as a grid of cells. start, end: the part of the document's text that it covers, half-open.

    again: where it prints headings that are none of its rows, once more at the head of a further page.
    """

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    again: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the text outside tables, hard-wrapped or not. start, end: code points, half-open."""

    start: int
    end: int


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader of a format found in a file.

    text: `documents.text`: of a text file the decoded file, else what was extracted, pages and sheets separated by a form
    feed; the words of a cell stand together in it, cells of a row are separated by tabs and rows by line ends. None where
    the file cannot be read: then `problem` says why, in Chinese, and what can be done.
    tables: in order, without overlap, a table that runs over several pages as one; None where the format knows none, and
    they are to be found in the text. boxes: where each character of the text is printed, None for those that are not;
    None where the format has no pages. running: the places of what several pages print alike at their head or foot.
    """

    text: str | None
    media_type: str
    tables: tuple[Table, ...] | None = None
    boxes: Sequence[Box | None] | None = None
    running: tuple[tuple[int, int], ...] = ()
    problem: str | None = None
