"""Words that run over the side of their cell into a blank one, as spreadsheets print them: they are of the cell they begin in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from disclosures.formats.pdf.grids import Grid, Place
from disclosures.formats.pdf.pages import Glyph

# In points: words that end so close to a side end there. In sizes of the characters: those of a line, and of a word, are closer.
_AT_SIDE = 0.8
_SAME_LINE = 0.2
_TOUCHES = 0.15


def together(cells: Mapping[Place, list[Glyph]], grid: Grid) -> dict[Place, list[Glyph]]:
    """The cells with words that run over their side put together, over as many cells as they run."""
    done = dict(cells)
    for place in sorted(cells, key=lambda place: (place[0], -place[1])):
        left = _left_of(place, grid)
        if left in done and _runs_over(done[left], done[place], side=grid.sides[place[1]]):
            done[left] = done[left] + done.pop(place)
    return done


def _left_of(place: Place, grid: Grid) -> Place | None:
    return grid.owner[place[0]][place[1] - 1] if place[1] else None


def _runs_over(words: Sequence[Glyph], behind: Sequence[Glyph], *, side: float) -> bool:
    """Whether what stands in a cell is a single line that goes on from the words of the cell before, a character on the side."""
    first, last = min(behind, key=_left), max(words, key=lambda glyph: glyph.right)
    if abs(first.left - side) < _AT_SIDE or not _is_word(first) or not _is_word(last):
        return False
    line = [last, *sorted(behind, key=_left)]
    return all(_goes_on(one, other) for one, other in pairwise(line))


def _left(glyph: Glyph) -> float:
    return glyph.left


def _is_word(glyph: Glyph) -> bool:
    return glyph.turn == 0 and not glyph.words.isascii()


def _goes_on(one: Glyph, other: Glyph) -> bool:
    return abs(one.base - other.base) < _SAME_LINE * one.size and abs(other.left - one.right) < _TOUCHES * one.size
