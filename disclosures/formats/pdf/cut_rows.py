"""Rows that the end of a page cuts: the first row of a page that only goes on with cells of the last row of the page before.

A cell goes on where no ruling closes it, neither below on the one page nor above on the next: so browsers print. A row goes on
as a whole where all its cells do. Word and LibreOffice rule both pages as if rows ended there. Then a row is cut where

1. both rows have the same sides, and the lower one prints in no cell that the upper one leaves blank,
2. the upper one prints something that the lower one leaves blank, or one of its cells has several lines,
3. each cell that goes on is printed to the end of its last line, so that the next word had no room on it, and that line is
   as low as the row's lowest,
4. no cell that goes on begins a row by its words (a number on a number, 一、 合计 其中, one level on another).

All of it must hold; else the rows stay two, and what no row of a form has room for is reported as unread. Of a row that is not
cut a cell that is merged with those above may be: where both pages together print a label that the next page's part is not
(年度总 and 体目标).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosures.blocks import Cell
from disclosures.formats.pdf.grids import Place, parted
from disclosures.formats.pdf.layout import Part, words_of
from disclosures.formats.pdf.lines import lines_of
from disclosures.formats.pdf.pages import Glyph
from disclosures.forms.values import is_number
from disclosures.forms.vocabulary import GOAL_SIDE, INDICATOR_SIDE, LEVELS, SOFT_LEVEL1, level_of, plain
from disclosures.layouts.lines import joined_cells
from disclosures.text.squeezed import fold

Row = tuple[Cell, ...]

# In points: cells have at most so much room around their words.
_MOST_PADDING = 5.5
# In sizes of the characters: baselines of one line, and the lowest lines of one row, lie closer.
_SAME_LINE = 0.4
_SAME_FOOT = 1.0
# Whole cells with these words stand at the head of a row of its own.
_BEGINS = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[、.)].*|其中:.{0,12}|[合总小]计|总分|本年(?:收入|支出)合计|年[初末].{0,6}结转和?结余|使用.{0,8}结余.{0,8}|结余分配"
)
_LABELS = GOAL_SIDE | INDICATOR_SIDE | LEVELS | SOFT_LEVEL1
_OPENING, _CLOSING = frozenset("（(《“‘【["), frozenset("，。、；：！？）)》”’】]%％")


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a row goes on with cells of the part before. cells: the column of each cell that does, and the place of the cell
    above, its row counted from the last one, -1. is_whole: whether the row is nothing else."""

    cells: Mapping[int, Place]
    is_whole: bool


def rest_of(upper: Part, lower: Part, *, row: int) -> Rest | None:
    """What in a row of a part, the first one below its repeated headings, goes on with the part before. None where nothing."""
    if row >= lower.rows or len(upper.grid.sides) != len(lower.grid.sides):
        return None
    printed = [place for place in lower.cells if place[0] == row]
    cells = {column: upper.grid.owner[-1][column] for _, column in printed}
    if not printed:
        return None
    open_columns = _open_columns(upper, lower) if not row else frozenset()
    clash = any(_begins_a_row(upper, lower, place=(row, column), above=above) for column, above in cells.items())
    if len(open_columns) == len(lower.grid.sides) - 1 or _is_cut(upper, lower, cells=cells, row=row):
        return None if clash else Rest(_from_below(upper, cells), True)
    cells = {
        at: above for at, above in cells.items() if at in open_columns or _is_cut_label(upper, lower.cells[row, at], above=above)
    }
    return Rest(_from_below(upper, cells), False) if cells else None


def _from_below(part: Part, cells: Mapping[int, Place]) -> dict[int, Place]:
    return {column: (row - part.rows, at) for column, (row, at) in cells.items()}


def going_on(above: Sequence[Row], rows: Sequence[Row], *, rest: Rest) -> tuple[Row, ...]:
    """The rows of a table with those of its next part, whose first one goes on with cells above. rest: what does, by its
    columns and places that are counted from the last row, -1."""
    upper, first = [list(row) for row in above], list(rows[0])
    for column, (row, at) in rest.cells.items():
        upper[row][at] = joined_cells(upper[row][at], first[column])
        first[column] = Cell("", first[column].start, first[column].start)
    kept = rows[1:] if rest.is_whole else (tuple(first), *rows[1:])
    return (*map(tuple, upper), *kept)


def _open_columns(upper: Part, lower: Part) -> frozenset[int]:
    """The columns that are closed neither at the foot of the one part nor at the head of the other."""
    foot = parted(upper.grid.rulings.across, upper.grid.tops[-1:], upper.grid.sides)[0]
    head = parted(lower.grid.rulings.across, lower.grid.tops[:1], lower.grid.sides)[0]
    return frozenset(at for at, closed in enumerate(zip(foot, head, strict=True)) if not any(closed))


def _is_cut(upper: Part, lower: Part, *, cells: Mapping[int, Place], row: int) -> bool:
    """Whether a row goes on with the one above by its sides and its words, though rulings part them."""
    if _sides(upper.grid.owner[-1]) != _sides(lower.grid.owner[row]):
        return False
    above = {place: glyphs for place in set(upper.grid.owner[-1]) if (glyphs := upper.cells.get(place))}
    if not all(place in above for place in cells.values()):
        return False
    if len(above) == len(cells) and not any(_lines(above[place]) > 1 for place in cells.values()):
        return False
    foot = max(_last_line(glyphs)[0].base for glyphs in above.values())
    return all(_is_full(upper, lower.cells[row, column], place=place, foot=foot) for column, place in cells.items())


def _is_cut_label(upper: Part, rest: Sequence[Glyph], *, above: Place) -> bool:
    """Whether a cell and the one above it print a label together that the lower one alone is not."""
    first, then = plain(words_of(upper.cells.get(above, []))[0]), plain(words_of(rest)[0])
    return bool(first) and then not in _LABELS and first + then in _LABELS


def _sides(owners: Sequence[Place]) -> list[int]:
    """Where the cells of a row begin, by their columns."""
    return [at for at, owner in enumerate(owners) if not at or owner != owners[at - 1]]


def _last_line(glyphs: Sequence[Glyph]) -> list[Glyph]:
    base = max(glyph.base for glyph in glyphs)
    return [glyph for glyph in glyphs if base - glyph.base < _SAME_LINE * glyph.size]


def _lines(glyphs: Sequence[Glyph]) -> int:
    return len(lines_of(glyphs))


def _is_full(upper: Part, rest: Sequence[Glyph], *, place: Place, foot: float) -> bool:
    """Whether the first word of the rest has no room on the last line of the cell above, which is at the foot of its row."""
    last = _last_line(upper.cells[place])
    if foot - last[0].base > _SAME_FOOT * last[0].size:
        return False
    left, right = _columns(upper, place)
    room = right - left - 2 * _padding(upper) - (max(g.right for g in last) - min(g.left for g in last))
    return room < _first_word(rest, behind=max(last, key=lambda glyph: glyph.right).words)


def _columns(part: Part, place: Place) -> tuple[float, float]:
    """The sides of a cell, which may be merged of several."""
    width = sum(1 for owner in part.grid.owner[place[0]] if owner == place)
    return part.grid.sides[place[1]], part.grid.sides[place[1] + width]


def _padding(part: Part) -> float:
    """The least room between a side and the words beside it."""
    rooms = (min(glyph.left for glyph in glyphs) - part.grid.sides[place[1]] for place, glyphs in part.cells.items())
    return min(max(min(rooms), 0.0), _MOST_PADDING)


def _first_word(rest: Sequence[Glyph], *, behind: str) -> float:
    """How wide the first words of the rest are that no line parts: a character, or a number, with what belongs to it."""
    base = min(glyph.base for glyph in rest)
    line = sorted((g for g in rest if g.base - base < _SAME_LINE * g.size), key=lambda glyph: glyph.left)
    end, inside = 0, behind.isascii() and line[0].words.isascii()
    while end + 1 < len(line) and line[end].words in _OPENING:
        end += 1
    # A number is broken only where it is wider than its cell, and then behind its last digit that fits.
    while not inside and end + 1 < len(line) and line[end].words.isascii() and line[end + 1].words.isascii():
        end += 1
    while end + 1 < len(line) and line[end + 1].words in _CLOSING:
        end += 1
    return line[end].right - line[0].left


def _begins_a_row(upper: Part, lower: Part, *, place: Place, above: Place) -> bool:
    """Whether the words of a cell are those of a new row below the cell above."""
    before = upper.cells.get(above)
    if before is None:
        return False
    first, then = fold(words_of(before)[0]), fold(words_of(lower.cells[place])[0])
    if is_number(first) and is_number(then):
        foot = _last_line(before)[0].base
        return not is_number(first + then) or not _is_full(upper, lower.cells[place], place=above, foot=foot)
    return bool(level_of(first) and level_of(then)) or _BEGINS.fullmatch(then) is not None
