"""Tables that run over several pages: where one page ends with a table and the next begins with one as wide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from disclosures.formats.pdf.grids import SAME_SIDE, Grid, clustered, grid_of
from disclosures.formats.pdf.layout import PageTable, Piece, words_by_cell
from disclosures.formats.pdf.lines import Line

_PAGE_NUMBER = re.compile(r"[-—–~·.第共页/\s\d]*\d[-—–~·.第共页/\s\d]*|[Pp]age\s*\d+(?:\s*of\s*\d+)?")
_DIGITS = re.compile(r"\d+")
# What stands above a table is said of it, on however many pages: its title, the year below it, the unit of its money.
_OF_A_TABLE = re.compile(r".*表(?:[(（].{1,10}[)）])?|[(（]?20\d\d年度?[)）]?|.*单位[:：].*|附[表件].*")
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
            if goes_on and _have_same_sides(chains[-1][-1][1].grid, piece.grid) and not _opens(piece):
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


def _plain(line: Line) -> str:
    return _DIGITS.sub("0", line.words.replace(" ", ""))


def _is_furniture(pieces: Sequence[Piece], index: int, running: frozenset[str]) -> bool:
    piece = pieces[index]
    if not isinstance(piece, Line) or _EDGE <= index < len(pieces) - _EDGE:
        return False
    if _PAGE_NUMBER.fullmatch(piece.words) is not None:
        return True
    return _plain(piece) in running and _OF_A_TABLE.fullmatch(piece.words.replace(" ", "")) is None


def _have_same_sides(last: Grid, grid: Grid) -> bool:
    """Whether two grids have the same outer sides: the rows of a form have columns of their own on every page."""
    ends = zip((last.sides[0], last.sides[-1]), (grid.sides[0], grid.sides[-1]), strict=True)
    return all(abs(one - other) <= SAME_SIDE for one, other in ends)


def _opens(part: PageTable) -> bool:
    """Whether the first row of a part is the title of a table."""
    row = [words for (row, _), (words, _) in words_by_cell(part, part.grid).items() if row == 0]
    return len(row) == 1 and _OF_A_TABLE.fullmatch(row[0].replace(" ", "")) is not None


def with_common_columns(parts: Sequence[PageTable]) -> list[Grid]:
    """The grids of the parts of a table with the columns of all of them."""
    grids = [part.grid for part in parts]
    common = clustered(side for grid in grids for side in grid.sides)
    return [grid_of(grid.rulings, common) or grid for grid in grids] if len(grids) > 1 else grids
