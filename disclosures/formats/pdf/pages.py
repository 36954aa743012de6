"""What a page of a PDF shows, in the frame in which it is read: characters with their baselines, and straight rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from data.records import Box

Point = tuple[float, float]


class Glyph(NamedTuple):
    """A printed character, no white space.

    left, right, base: where it stands on its baseline, in points of a frame in which it is upright, base growing downwards.
    size: its height in points. turn: quarter turns by which it is turned against the page's text, None where it is aslant.
    middle: the middle of its print in the frame of the page's text. box: where it is printed on the page as it is shown.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    turn: int | None
    middle: Point
    box: Box


class Rule(NamedTuple):
    """A straight rule as the rectangle that it fills, thin on one side at least, in the frame of the page's text."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a page in the order of the file, and its rules."""

    glyphs: list[Glyph]
    rules: list[Rule]


def frame(turn: int, *, left: float, bottom: float, right: float, top: float) -> Callable[[float, float], Point]:
    """From PDF coordinates (origin below, left) to points from the top left of the page turned clockwise by quarter turns.

    >>> frame(0, left=0, bottom=0, right=100, top=200)(10, 190)
    (10, 10)
    >>> frame(1, left=0, bottom=0, right=100, top=200)(10, 190)
    (190, 10)
    """
    if turn == 0:
        return lambda x, y: (x - left, top - y)
    if turn == 1:
        return lambda x, y: (y - bottom, x - left)
    if turn == 2:
        return lambda x, y: (right - x, y - bottom)
    return lambda x, y: (top - y, right - x)


def unframe(turn: int, *, left: float, bottom: float, right: float, top: float) -> Callable[[float, float], Point]:
    """From points of the turned page back to PDF coordinates: what `frame` of the same arguments came from.

    >>> unframe(1, left=0, bottom=0, right=100, top=200)(190, 10)
    (10, 190)
    """
    if turn == 0:
        return lambda x, y: (left + x, top - y)
    if turn == 1:
        return lambda x, y: (left + y, bottom + x)
    if turn == 2:
        return lambda x, y: (right - x, bottom + y)
    return lambda x, y: (right - y, top - x)
