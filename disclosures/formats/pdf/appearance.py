"""How a mark looks: its lines tinted, its number drawn above the first. As operators of PDF, so that all viewers agree.

A viewer that finds no appearance makes its own, which knows no numbers. These are drawn as strokes: no font is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from disclosures.formats.pdf.marks import Mark
from disclosures.formats.pdf.pages import Point

Place = Callable[[float, float], Point]
# The strokes of each sign: points as column and row of a grid of 2 by 4, rows growing downwards.
_SIGNS = {
    "0": ("00 20 24 04 00",),
    "1": ("01 10 14",),
    "2": ("00 20 22 02 04 24",),
    "3": ("00 20 24 04", "02 22"),
    "4": ("00 02 22", "20 24"),
    "5": ("20 00 02 22 24 04",),
    "6": ("20 00 04 24 22 02",),
    "7": ("00 20 14",),
    "8": ("00 20 24 04 00", "02 22"),
    "9": ("22 02 00 20 24 04",),
    "-": ("02 22",),
    "+": ("02 22", "11 13"),
    " ": (),
}
# In points: of the grid, from sign to sign, of a stroke and of the white around it, between a number and the line below it.
_STEP = 1.3
_ADVANCE = 3.8
_STROKE = 0.75
_WHITE = 2.0
_APART = 1.0
_HEIGHT = 4 * _STEP
# What is below a tint still shows.
OPACITY = 0.32


def appearance(mark: Mark, place: Place) -> str:
    """The operators that draw a mark. place: from points of the page as it is shown to the coordinates of the PDF.

    /GS, which makes the tint transparent, is the name that PDFium gives to what it makes of the opacity of a mark.
    """
    colour = " ".join(f"{part / 255:.3f}" for part in mark.colour)
    tints = [f"{_path(corners, place)} h f" for corners in map(corners_of, mark.lines)]
    strokes = [f"{_path(stroke, place)} S" for stroke in strokes_of(mark)]
    white, coloured = f"1 1 1 RG {_WHITE} w 1 J 1 j", f"{colour} RG {_STROKE} w"
    return "\n".join((f"q /GS gs {colour} rg", *tints, "Q q", white, *strokes, coloured, *strokes, "Q"))


def corners_of(line: Sequence[float]) -> list[Point]:
    """The corners of a box, round about from the upper left."""
    x0, top, x1, bottom = line
    return [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]


def strokes_of(mark: Mark) -> Iterator[list[Point]]:
    """The strokes of a mark's number, in points of the page as it is shown; it does not leave the page above."""
    left, top = mark.lines[0][:2]
    above = max(_WHITE, top - _APART - _HEIGHT)
    for index, sign in enumerate(mark.number):
        for stroke in _SIGNS[sign]:
            points = [(int(point[0]), int(point[1])) for point in stroke.split()]
            yield [(left + index * _ADVANCE + _STEP * column, above + _STEP * row) for column, row in points]


def extent(mark: Mark) -> list[Point]:
    """Points around all that is drawn of a mark: the corners of its lines, and of its number with the breadth of a stroke."""
    drawn = [point for stroke in strokes_of(mark) for point in stroke]
    around = [(x + dx, y + dy) for x, y in drawn for dx, dy in ((-_WHITE, -_WHITE), (_WHITE, _WHITE))]
    return [*around, *(corner for line in mark.lines for corner in corners_of(line))]


def _path(points: Sequence[Point], place: Place) -> str:
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in (place(*point) for point in points))
    return " ".join((f"{first} m", *(f"{other} l" for other in others)))
