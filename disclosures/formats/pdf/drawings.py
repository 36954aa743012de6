"""PDFium: what is drawn on a page -> thin rectangles. With pdfium.py the only file that knows the library."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from disclosures.formats.pdf.pages import Point

Corners = tuple[float, float, float, float]
# A rule is at most so thick, in points: what is wider on both sides is a surface.
_THICKEST = 3.0
_MOST_NESTED = 6
# Segments of a rectangle that is closed twice: a path of more may be several.
_FEW_SIDES = 6


def rectangles(page: pypdfium2.PdfPage) -> Iterator[Corners]:
    """The straight lines and thin surfaces that are drawn on a page, as rectangles in the coordinates of the PDF."""
    raw = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        yield from _drawn(pdfium.FPDFPage_GetObject(raw, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)


def _drawn(thing: Any, outer: tuple[float, ...], nested: int) -> Iterator[Corners]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _path(thing, outer)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and nested < _MOST_NESTED:
        inner = _combined(_matrix(thing), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _drawn(pdfium.FPDFFormObj_GetObject(thing, index), inner, nested + 1)


def _matrix(thing: Any) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _combined(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does the one and then the other."""
    (a, b, c, d, e, f), (u, v, w, x, y, z) = first, then
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)


def _path(path: Any, outer: tuple[float, ...]) -> Iterator[Corners]:
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    count = pdfium.FPDFPath_CountSegments(path)
    if count < 2 or not (filled.value or stroked.value):
        return
    if count <= _FEW_SIDES and not stroked.value:
        yield from _surface(path, outer)
        return
    matrix = _combined(_matrix(path), outer)
    for outline in _outlines(path, count, matrix):
        left, bottom, right, top = _around(outline)
        if min(right - left, top - bottom) <= _THICKEST:
            yield left, bottom, right, top
        elif stroked.value:
            yield from (_around(side) for side in pairwise(outline) if _is_straight(*side))


def _surface(path: Any, outer: tuple[float, ...]) -> Iterator[Corners]:
    """A filled path of one outline, if it is as thin as a rule."""
    sides = tuple(c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, *map(byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    if min(right - left, top - bottom) <= _THICKEST:
        a, b, c, d, e, f = outer
        yield _around([(a * x + c * y + e, b * x + d * y + f) for x, y in ((left, bottom), (right, top))])


def _outlines(path: Any, count: int, matrix: tuple[float, ...]) -> Iterator[list[Point]]:
    """The parts of a path, each as its points. What is curved is left out."""
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    outline: list[Point] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(outline) > 1:
                yield outline
            outline = []
        outline.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(outline) > 1:
            yield [*outline, outline[0]]
            outline = outline[:1]
    if len(outline) > 1:
        yield outline


def clip_of(thing: Any) -> Corners | None:
    """The rectangle around what is shown of a thing that stands on the page itself, None where all of it is."""
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    shown: Corners | None = None
    for path in range(max(count, 0)):
        points = list(_points_of(clip, path))
        if points:
            found = _around(points)
            shown = found if shown is None else _common(shown, found)
    return shown


def _points_of(clip: Any, path: int) -> Iterator[Point]:
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), byref(x), byref(y))
        yield x.value, y.value


def _common(one: Corners, other: Corners) -> Corners:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def has_forms(page: pypdfium2.PdfPage) -> bool:
    """Whether parts of a page are drawn with coordinates of their own."""
    raw = page.raw
    things = (pdfium.FPDFPage_GetObject(raw, index) for index in range(pdfium.FPDFPage_CountObjects(raw)))
    return any(pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM for thing in things)


def _around(points: Any) -> Corners:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_straight(first: Point, second: Point) -> bool:
    return min(abs(first[0] - second[0]), abs(first[1] - second[1])) < 1.0
