"""Digits of a table to numbers: those that stand side by side are one, even where another number is printed over their end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from disclosures.formats.pdf.pages import Glyph, Point

# More decimals, or commas elsewhere, has what is printed over two cells only where it is two numbers.
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?%?")
_DIGITS = frozenset("0123456789.,-%")
# In sizes of the characters: what stands closer is one number.
_TOUCHES = 0.15


def placed(glyphs: Sequence[Glyph], sides: Sequence[float]) -> Iterator[tuple[Glyph, Point]]:
    """Each character with the point that decides on its cell: of a number that is wider than its cell, one for all digits.

    sides: of the columns. Digits that make no number though they run over a side are numbers printed into one another: they
    stay together, where nobody takes them for a number.
    """
    digits = sorted((glyph for glyph in glyphs if glyph.words in _DIGITS), key=lambda glyph: (round(glyph.base), glyph.left))
    yield from ((glyph, glyph.middle) for glyph in glyphs if glyph.words not in _DIGITS)
    for run in _runs(digits, _next_digits(digits)):
        if len(run) < 2 or not any(_is_on(glyph, sides) for glyph in run):
            yield from ((glyph, glyph.middle) for glyph in run)
            continue
        is_number = _NUMBER.fullmatch("".join(glyph.words for glyph in run))
        middle = (run[0].middle[0] + run[-1].middle[0]) / 2 if is_number else run[0].middle[0]
        yield from ((glyph, (middle, run[0].middle[1])) for glyph in run)


def _is_on(glyph: Glyph, sides: Sequence[float]) -> bool:
    at = bisect_left(sides, glyph.left)
    return at < len(sides) and sides[at] < glyph.right


def _next_digits(digits: Sequence[Glyph]) -> dict[int, int]:
    """For each digit that has one, the digit behind it: of those that touch it the closest, which no other is closer to."""
    widths = _widths(digits)
    before: dict[int, tuple[float, int]] = {}
    for at in range(len(digits)):
        found = min(_touching(digits, at, widths=widths), default=None)
        if found is not None:
            gap, behind = found
            before[behind] = min(before.get(behind, (gap, at)), (gap, at))
    return {at: behind for behind, (_, at) in before.items()}


def _widths(digits: Sequence[Glyph]) -> dict[tuple[bool, float], float]:
    """How far it is from a digit to the next one, by size: digits are all as wide as the narrowest, what a box holds besides is
    the print of one that leans over. Of the other characters none is known."""
    widths: dict[tuple[bool, float], float] = {}
    for glyph in digits:
        key = (glyph.words.isdecimal(), glyph.size)
        widths[key] = min(widths.get(key, glyph.right - glyph.left), glyph.right - glyph.left)
    return widths


def _touching(digits: Sequence[Glyph], at: int, *, widths: dict[tuple[bool, float], float]) -> Iterable[tuple[float, int]]:
    """The digits that begin where a digit ends, by how far from it."""
    glyph = digits[at]
    end = glyph.left + widths[True, glyph.size] if glyph.words.isdecimal() else glyph.right
    touches = _TOUCHES * glyph.size
    for behind in range(at + 1, len(digits)):
        gap = digits[behind].left - end
        if gap > touches or abs(digits[behind].base - glyph.base) >= 1:
            return
        if gap > -touches:
            yield abs(gap), behind


def _runs(digits: Sequence[Glyph], behind: dict[int, int]) -> Iterator[list[Glyph]]:
    """The digits as they follow one another."""
    inner = set(behind.values())
    for at in range(len(digits)):
        if at in inner:
            continue
        run = [digits[at]]
        while (at := behind.get(at, -1)) >= 0:
            run.append(digits[at])
        yield run
