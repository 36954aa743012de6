"""PDFium: bytes to pages. The only file that knows the library; it is loaded when the first PDF is read."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_double, c_float, c_int
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from disclosures.formats.pdf.pages import Glyph, Page, Point, Rule, frame
from disclosures.text.squeezed import RADICALS

Frame = Callable[[float, float], Point]
Corners = tuple[float, float, float, float]
# The library may be used by one thread at a time.
_ALONE = threading.Lock()
# A hyphen at the end of a line, as PDFium marks it.
_HYPHEN = 0x02
# What PDFium gives where the font does not say which character is printed.
_UNKNOWN = "\ufffd"
# Text is aslant from so many quarter turns off the upright.
_ASLANT = 0.06
# A rule is at most so thick, in points: what is wider on both sides is a surface.
_THICKEST = 3.0
_MOST_NESTED = 6
MOST_PAGES = 800
# Segments of a rectangle that is closed twice: a path of more may be several.
_FEW_SIDES = 6
_PASSWORD = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})


class PdfProblem(ValueError):
    """Why the bytes cannot be read: Chinese words for the place and the remedy, as they follow the name of the file."""


def pages_of(content: bytes) -> Iterator[Page]:
    """The pages of a PDF in order. Raises PdfProblem where the library cannot open the file or one of its pages."""
    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise PdfProblem(_words_for(error)) from error
        try:
            if len(document) > MOST_PAGES:
                raise PdfProblem(f"PDF 共 {len(document)} 页，超过 {MOST_PAGES} 页的上限，未予读取。请拆分后重新送审。")
            for number in range(len(document)):
                yield _page(document, number)
        finally:
            document.close()


def _words_for(error: pypdfium2.PdfiumError) -> str:
    if error.err_code in _PASSWORD:
        return "PDF 已加密，打开文件即需密码。请用密码打开后另存为不加密的 PDF，或向公开单位索取原文。"
    return "PDF 已损坏，无法打开（文件结构不完整）。请重新下载，或用阅读器打开后另存为新的 PDF。"


@dataclass(frozen=True, slots=True)
class _View:
    """How a page is looked at. corners: of the page in the coordinates of the PDF. upright: the quarter turns by which its
    text stands upright. read: to the frame of its text. shown: to the page as it is shown, of width and height."""

    corners: Corners
    upright: int
    read: Frame
    shown: Frame
    width: float
    height: float


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise PdfProblem(f"PDF 第 {number + 1} 页已损坏，无法读取。请重新下载，或用阅读器打开后另存为新的 PDF。") from error
    printed = list(_printed(text))
    view = _view(page, printed)
    glyphs = [_glyph(one, view) for one in printed]
    rules = [Rule(*_turned(found, view.read)) for found in _rectangles(page) if _are_finite(found)]
    text.close()
    page.close()
    return Page(glyphs, rules)


def _view(page: pypdfium2.PdfPage, printed: Iterable[_Printed]) -> _View:
    shown = int(page.get_rotation() / 90) % 4
    turns = Counter(one.turn for one in printed if one.turn is not None)
    upright = turns.most_common(1)[0][0] if turns else shown
    corners = page.get_bbox()
    to_shown = _frame(shown, corners)
    return _View(corners, upright, _frame(upright, corners), to_shown, *_turned(corners, to_shown)[2:])


def _frame(turn: int, corners: Corners) -> Frame:
    left, bottom, right, top = corners
    return frame(turn, left=left, bottom=bottom, right=right, top=top)


class _Printed(NamedTuple):
    """A character in the coordinates of the PDF. ink: the box of its print, room: that of its font around it."""

    words: str
    origin: Point
    ink: Corners
    room: Corners
    turn: int | None


def _printed(text: pypdfium2.PdfTextPage) -> Iterator[_Printed]:
    """The characters of a page that print something, in the order of the file."""
    x, y, left, right, bottom, top = (c_double() for _ in range(6))
    room = pdfium.FS_RECTF()
    places = tuple(map(byref, (x, y, left, right, bottom, top, room)))
    raw = text.raw
    for index in range(text.count_chars()):
        words = _words(pdfium.FPDFText_GetUnicode(raw, index))
        if not words:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, *places[:2])
        pdfium.FPDFText_GetCharBox(raw, index, *places[2:6])
        pdfium.FPDFText_GetLooseCharBox(raw, index, places[6])
        origin, ink = (x.value, y.value), (left.value, bottom.value, right.value, top.value)
        around, angle = (room.left, room.bottom, room.right, room.top), pdfium.FPDFText_GetCharAngle(raw, index)
        # A matrix that shrinks to nothing prints nothing, and has places that are no numbers.
        if _are_finite((*origin, *ink, *around, angle)):
            yield _Printed(words, origin, ink, around, _turn(angle))


@lru_cache(maxsize=8192)
def _words(code: int) -> str:
    """The character of a code, "" where it prints nothing: white space, a sign of control."""
    if code == _HYPHEN:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNKNOWN
    words = chr(code).translate(RADICALS)
    return "" if words.isspace() or code < 0x20 or 0x7F <= code < 0xA0 or words in "\u200b\ufeff\u00ad" else words


def _turn(angle: float) -> int | None:
    """Quarter turns of the page that set text upright whose angle, clockwise, is given in radians."""
    quarters = angle / (math.pi / 2)
    return None if abs(quarters - round(quarters)) > _ASLANT else -round(quarters) % 4


def _glyph(one: _Printed, view: _View) -> Glyph:
    room = read = _turned(one.room, view.read)
    base = view.read(*one.origin)[1]
    if one.turn not in (view.upright, None):
        own = _frame(one.turn, view.corners)
        room, base = _turned(one.room, own), own(*one.origin)[1]
    left, top, right, bottom = room
    ink = one.ink if one.ink[2] > one.ink[0] and one.ink[3] > one.ink[1] else one.room
    return Glyph(
        one.words,
        left,
        right,
        base,
        max(bottom - top, 1.0),
        None if one.turn is None else (one.turn - view.upright) % 4,
        ((read[0] + read[2]) / 2, (read[1] + read[3]) / 2),
        _on_page(_turned(ink, view.shown), view.width, view.height),
    )


def _turned(corners: Corners, to: Frame) -> Corners:
    """A rectangle in another frame: left, top, right, bottom."""
    (x0, y0), (x1, y1) = to(corners[0], corners[1]), to(corners[2], corners[3])
    return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), (x1 if x1 > x0 else x0), (y1 if y1 > y0 else y0)


def _on_page(box: Corners, width: float, height: float) -> Corners:
    """The part of a box that lies on the page, rounded to hundredths of a point."""
    x0, top, x1, bottom = box
    if x0 < 0 or top < 0 or x1 > width or bottom > height:
        x0, x1 = (min(max(x, 0.0), width) for x in (x0, x1))
        top, bottom = (min(max(y, 0.0), height) for y in (top, bottom))
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def _are_finite(numbers: Iterable[float]) -> bool:
    return math.isfinite(sum(numbers))


def _rectangles(page: pypdfium2.PdfPage) -> Iterator[Corners]:
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


def _around(points: Any) -> Corners:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_straight(first: Point, second: Point) -> bool:
    return min(abs(first[0] - second[0]), abs(first[1] - second[1])) < 1.0
