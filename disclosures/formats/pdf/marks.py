"""What is marked on the pages of a PDF: places with their words, line by line. Nothing here needs the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.records import Box

# In sizes of the print, which of a full stop is small. A character of the same line stands no further on, and no further to
# the side; one of a column of single characters stands close below. A mark reaches a little over the print.
_FURTHER = 5.0
_ASIDE = 0.6
_BELOW = 0.5
_MARGIN = 0.12
_LEAST_MARGIN = 0.8  # points

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be highlighted, and what is said of it.

    page: from 1. lines: a box for each printed line, in points of the page as it is shown, one at least. number: digits,
    "-", "+" and spaces, to be drawn above the first line. colour: red, green and blue, from 0 to 255. comment: the words.
    """

    page: int
    lines: tuple[Box, ...]
    number: str
    colour: Colour
    comment: str


def lines_around(boxes: Iterable[Box | None]) -> tuple[Box, ...]:
    """Boxes of characters, in the order of reading, to one box a printed line, a little larger than the print.

    None stands for what is not printed. Nothing is lost by it where a line ends without a break, as in a cell.

    >>> lines_around([(10, 10, 20, 20), None, (24, 10, 34, 20), (10, 23, 20, 33)])
    ((8.8, 8.8, 35.2, 21.2), (8.8, 21.8, 21.2, 34.2))
    """
    lines: list[list[Box]] = []
    for box in boxes:
        if box is None:
            continue
        if lines and _goes_on(lines[-1], box):
            lines[-1].append(box)
        else:
            lines.append([box])
    return tuple(_around(line) for line in lines)


def _goes_on(line: Sequence[Box], box: Box) -> bool:
    side = _side(line[-1], box)
    return side is not None and (len(line) == 1 or side == _side(line[0], line[1]))


def _side(one: Box, other: Box) -> int | None:
    """How a character follows another of its line: 0 across the page, 1 down or up the page; None where it does not."""
    size = max(_size(one), _size(other))
    for side, furthest in ((0, _FURTHER), (1, _BELOW)):
        gap = max(other[side] - one[side + 2], one[side] - other[side + 2])
        aside = abs(one[1 - side] + one[3 - side] - other[1 - side] - other[3 - side]) / 2
        if gap <= furthest * size and aside <= _ASIDE * size:
            return side
    return None


def _size(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _around(line: Sequence[Box]) -> Box:
    x0, top, x1, bottom = zip(*line, strict=True)
    margin = max(_LEAST_MARGIN, _MARGIN * max(map(_size, line)))
    sides = min(x0) - margin, min(top) - margin, max(x1) + margin, max(bottom) + margin
    return tuple(round(side, 2) for side in sides)
