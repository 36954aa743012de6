"""What is printed over or under the words of a page and is none of them: aslant, or far larger than they are and across them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from disclosures.formats.pdf.grids import Grid
from disclosures.formats.pdf.pages import Glyph

# So many times as large as usual: titles are smaller.
_LARGE = 2.2
# In sizes of the characters: those of one line have baselines that are closer; what stands out of a cell further is not in it.
_SAME_LINE = 0.4
_OUT = 0.15


def parted(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> tuple[list[Glyph], list[Glyph]]:
    """The words of a page and its watermarks. A large character is one of these where a word stands in it or a side of cells
    runs through it, and all of its line with it."""
    usual = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    said = [glyph for glyph in glyphs if glyph.turn is not None and glyph.size <= _LARGE * usual]
    if len(said) == len(glyphs):
        return said, []
    aslant = [glyph for glyph in glyphs if glyph.turn is None]
    large = [glyph for glyph in glyphs if glyph.turn is not None and glyph.size > _LARGE * usual]
    across = [glyph for glyph in large if _holds_any(glyph, said) or _stands_out(glyph, grids)]
    marks = [glyph for glyph in large if any(_is_of_one_line(glyph, other) for other in across)]
    over = {id(glyph) for glyph in (*aslant, *marks)}
    return [glyph for glyph in glyphs if id(glyph) not in over], [*aslant, *marks]


def _holds_any(large: Glyph, others: Sequence[Glyph]) -> bool:
    x, y = large.middle
    half = large.size / 2
    return any(abs(other.middle[0] - x) < half and abs(other.middle[1] - y) < half for other in others)


def _stands_out(large: Glyph, grids: Sequence[Grid]) -> bool:
    """Whether a character in a table is larger than its cell."""
    for grid in grids:
        place = grid.place(large.middle)
        if place is not None:
            left, top, right, bottom = grid.box(place)
            x, y = large.middle
            half = (0.5 - _OUT) * large.size
            return x - half < left or x + half > right or y - half < top or y + half > bottom
    return False


def _is_of_one_line(one: Glyph, other: Glyph) -> bool:
    return one.turn == other.turn and abs(one.base - other.base) < _SAME_LINE * one.size
