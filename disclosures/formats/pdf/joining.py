"""Tables that run over several pages: where one page ends with a table and the next begins with one as wide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from disclosures.formats.pdf.cut_rows import Rest, rest_of
from disclosures.formats.pdf.grids import clustered, grid_of, have_same_sides
from disclosures.formats.pdf.layout import PageTable, Part, Piece, part_of
from disclosures.formats.pdf.lines import Line
from disclosures.forms.values import is_number
from disclosures.forms.vocabulary import BODY_LABELS, NAME_LABELS, plain

_PAGE_NUMBER = re.compile(r"[-—–~·.第共页/\s\d]*\d[-—–~·.第共页/\s\d]*|[Pp]age\s*\d+(?:\s*of\s*\d+)?")
_DIGITS = re.compile(r"\d+")
# What stands above a table is said of it, on however many pages: its title, the year below it, the unit of its money.
_OF_A_TABLE = re.compile(r".*表(?:[(（].{1,10}[)）])?|[(（]?20\d\d年度?[)）]?|.*单位[:：].*|附[表件].*")
_NAMES = NAME_LABELS | BODY_LABELS
# Lines at the edge of a page that say the same on so many pages say nothing of the table between them.
_FEWEST_PAGES = 3
_EDGE = 2


def chains_of(pages: Sequence[Sequence[Piece]]) -> list[list[tuple[int, PageTable]]]:
    """All tables in order, each as its parts with the pages (from 0) on which they stand."""
    running = _running(pages)
    chains: list[list[tuple[int, PageTable]]] = []
    for number, pieces in enumerate(pages):
        said = [piece for index, piece in enumerate(pieces) if not _is_furniture(pieces, index, running)]
        for piece in pieces:
            if not isinstance(piece, PageTable):
                continue
            goes_on = bool(chains) and said[0] is piece and _ends_with(chains[-1], number, pages, running)
            if goes_on and have_same_sides(chains[-1][-1][1].grid, piece.grid) and not _opens(piece, chains[-1][0][1]):
                chains[-1].append((number, piece))
            else:
                chains.append([(number, piece)])
    return chains


def _ends_with(
    chain: Sequence[tuple[int, PageTable]], number: int, pages: Sequence[Sequence[Piece]], running: frozenset[str]
) -> bool:
    """Whether the page before a page says nothing behind the last part of the table."""
    if chain[-1][0] != number - 1:
        return False
    before = pages[number - 1]
    said = [piece for index, piece in enumerate(before) if not _is_furniture(before, index, running)]
    return said[-1] is chain[-1][1]


def _running(pages: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """The words, without their digits, that stand at the edge of several pages."""
    count: Counter[str] = Counter()
    for pieces in pages:
        edge = [*pieces[:_EDGE], *pieces[-_EDGE:]]
        count.update({_plain(piece) for piece in edge if isinstance(piece, Line)})
    return frozenset(words for words, number in count.items() if number >= _FEWEST_PAGES)


def running_lines(pages: Sequence[Sequence[Piece]]) -> frozenset[int]:
    """The identities of the lines that several pages print alike at their head or foot. That of the first page is a title."""
    running = _running(pages)
    feet = [piece for pieces in pages[:1] for piece in pieces[_EDGE:][-_EDGE:]]
    edges = (*feet, *(piece for pieces in pages[1:] for piece in (*pieces[:_EDGE], *pieces[-_EDGE:])))
    return frozenset(id(piece) for piece in edges if isinstance(piece, Line) and _is_running(piece, running))


def _is_running(line: Line, running: frozenset[str]) -> bool:
    return _plain(line) in running and _OF_A_TABLE.fullmatch(line.words.replace(" ", "")) is None


def _plain(line: Line) -> str:
    return _DIGITS.sub("0", line.words.replace(" ", ""))


def _is_furniture(pieces: Sequence[Piece], index: int, running: frozenset[str]) -> bool:
    piece = pieces[index]
    if isinstance(piece, Line) and piece.is_mark:
        return True
    if not isinstance(piece, Line) or _EDGE <= index < len(pieces) - _EDGE:
        return False
    if _PAGE_NUMBER.fullmatch(piece.words) is not None:
        return True
    return _is_running(piece, running)


def _opens(table: PageTable, first: PageTable) -> bool:
    """Whether the first row of a part is the title of a table, and not that of the first part once more."""
    part = part_of(table, table.grid)
    row = list(part.words(0).values())
    if len(row) != 1 or _OF_A_TABLE.fullmatch(row[0].replace(" ", "")) is None:
        return False
    return not _repeated(part_of(first, first.grid), part)


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a table in its run over pages. repeated: how many of its first rows are headings of the table once more.
    rest: what of the row below them goes on with the part before."""

    part: Part
    is_first: bool
    repeated: int = 0
    rest: Rest | None = None


def runs_of(tables: Sequence[PageTable]) -> list[Run]:
    """The parts of a table in order, with the columns of all of them."""
    parts = _with_common_columns(tables)
    runs = [Run(parts[0], True)]
    for above, part in pairwise(parts):
        repeated = _repeated(parts[0], part)
        runs.append(Run(part, False, repeated, rest_of(above, part, row=repeated)))
    return runs


def _with_common_columns(tables: Sequence[PageTable]) -> list[Part]:
    if len(tables) == 1:
        return [part_of(tables[0], tables[0].grid)]
    common = clustered(side for table in tables for side in table.grid.sides)
    return [part_of(table, grid_of(table.grid.rulings, common) or table.grid) for table in tables]


def _repeated(first: Part, part: Part) -> int:
    """How many of the first rows of a part are headings once more: they say what the first rows of the table say, in words alone.

    None of them is where one names a project or a body, or where the row below them begins as the table's row there does: that
    may be a table of its own, filled in alike.
    """
    count = 0
    while count < min(first.rows, part.rows) and _is_heading(said := _said(part, count)) and said == _said(first, count):
        if plain(said[0]) in _NAMES:
            return 0
        count += 1
    alike = min(first.rows, part.rows) > count and _said(first, count)[:1] == _said(part, count)[:1] != []
    return 0 if alike else count


def _is_heading(said: Sequence[str]) -> bool:
    return bool(said) and not any(map(is_number, said))


def _said(part: Part, row: int) -> list[str]:
    return [words for _, words in sorted(part.words(row).items())]
