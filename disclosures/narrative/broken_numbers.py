"""Numbers that are printed with their marks at wrong places: 3,,604.76, 36,04.76, 1.2.3, .76. Nobody can say how much they are,
so they are one token, never read in part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from disclosures.text.amounts import DIGITS

# Digits with marks between them, and a point before them; all quotation marks are one (3'604.76).
_RUN = re.compile(r"\.?\d+(?:[.,\"]+\d+)*")
_MARKS = re.compile(r"[.,\"]+")
_WHOLE = re.compile(DIGITS)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LETTER = re.compile(r"[A-Za-z]")
_LONGEST_OF_LIST = 2  # digits of the numbers of a list: 1,2,3
Span = tuple[int, int]


def broken_numbers(text: str, *, is_half: Callable[[int], bool], is_money: Callable[[int], bool]) -> Iterator[Span]:
    """Where such numbers stand in a folded, squeezed text.

    is_half: whether the mark at a place is printed in half width: a comma of full width parts two numbers. is_money: whether a
    unit of money or a percent sign stands at a place: in 第1,2,3项 there is none.
    """
    for run in _RUN.finditer(text):
        words = run[0]
        if not words.isdigit() and not _WHOLE.fullmatch(words):
            yield from _broken_in(text, run.start(), run.end(), is_half, is_money)


def _broken_in(
    text: str,
    start: int,
    end: int,
    is_half: Callable[[int], bool],
    is_money: Callable[[int], bool],
) -> Iterator[Span]:
    pieces = list(_pieces(text, start, end, is_half))
    if not is_money(end) and all(
        text[first:last].isdigit() and last - first <= _LONGEST_OF_LIST for first, last in _listed(text, start, end)
    ):
        return
    for first, last in pieces:
        words = text[first:last]
        before = text[first - 1] if first else ""
        if not _WHOLE.fullmatch(words) and not (words.startswith(".") and _LETTER.match(before)):
            yield first, last


def _pieces(text: str, start: int, end: int, is_half: Callable[[int], bool]) -> Iterator[Span]:
    """The run, parted where its marks part sentences, or what stands before a year from it."""
    first = start
    for mark in _MARKS.finditer(text, start + 1, end):
        parts = len(mark[0]) == 1 and ((mark[0] in ',"' and not is_half(mark.start())) or _YEAR.match(text, mark.end()))
        if parts:
            yield first, mark.start()
            first = mark.end()
    yield first, end


def _listed(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between single commas: 1,2,3."""
    first = start
    for place in range(start, end):
        if text[place] == ",":
            yield first, place
            first = place + 1
    yield first, end
