"""PDFium: bytes to pages. The only file that knows the library; it is loaded when the first PDF is read."""

from __future__ import annotations

import itertools
import math
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_float, c_int
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
            for number in range(len(document)):
                yield _page(document, number)
        finally:
            document.close()


def _words_for(error: pypdfium2.PdfiumError) -> str:
    if error.err_code in _PASSWORD:
        return "PDF 已加密，打开文件即需密码。请用密码打开后另存为不加密的 PDF，或向公开单位索取原文。"
    return "PDF 已损坏，无法打开（文件结构不完整）。请重新下载，或用阅读器打开后另存为新的 PDF。"


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
        shown = _shown(page)
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise PdfProblem(f"PDF 第 {number + 1} 页已损坏，无法读取。请重新下载，或用阅读器打开后另存为新的 PDF。") from error
    printed = list(_printed(text))
    turns = Counter(one.turn for one in printed if one.turn is not None)
    upright = turns.most_common(1)[0][0] if turns else int(page.get_rotation() / 90) % 4
    corners = page.get_bbox()
    read = _frame(upright, corners)
    width, height = corners[2] - corners[0], corners[3] - corners[1]
    size = (width, height) if upright % 2 == 0 else (height, width)
    glyphs = [_glyph(one, upright, read=read, shown=shown, corners=corners) for one in printed]
    rules = [_rule(found, read) for found in _rectangles(page)]
    text.close()
    page.close()
    return Page(*size, glyphs, rules)


def _shown(page: pypdfium2.PdfPage) -> Frame:
    return _frame(int(page.get_rotation() / 90) % 4, page.get_bbox())


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
        if not words or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, *places[:2])
        pdfium.FPDFText_GetCharBox(raw, index, *places[2:6])
        pdfium.FPDFText_GetLooseCharBox(raw, index, places[6])
        yield _Printed(
            words,
            (x.value, y.value),
            (left.value, bottom.value, right.value, top.value),
            (room.left, room.bottom, room.right, room.top),
            _turn(pdfium.FPDFText_GetCharAngle(raw, index)),
        )


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


def _glyph(one: _Printed, upright: int, *, read: Frame, shown: Frame, corners: Corners) -> Glyph:
    own = read if one.turn in (upright, None) else _frame(one.turn, corners)
    left, top, right, bottom = _turned(one.room, own)
    ink = one.ink if one.ink[2] > one.ink[0] and one.ink[3] > one.ink[1] else one.room
    middle = _turned(one.room, read)
    return Glyph(
        one.words,
        left,
        right,
        own(*one.origin)[1],
        max(bottom - top, 1.0),
        None if one.turn is None else (one.turn - upright) % 4,
        ((middle[0] + middle[2]) / 2, (middle[1] + middle[3]) / 2),
        _on_page(_turned(ink, shown), corners, turned=shown),
    )


def _turned(corners: Corners, to: Frame) -> Corners:
    """A rectangle in another frame: left, top, right, bottom."""
    (x0, y0), (x1, y1) = to(corners[0], corners[1]), to(corners[2], corners[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _on_page(box: Corners, corners: Corners, *, turned: Frame) -> Corners:
    """The part of a box that lies on the page, rounded to hundredths of a point."""
    _, _, width, height = _turned(corners, turned)
    x0, top, x1, bottom = box
    return (
        round(min(max(x0, 0.0), width), 2),
        round(min(max(top, 0.0), height), 2),
        round(min(max(x1, 0.0), width), 2),
        round(min(max(bottom, 0.0), height), 2),
    )


def _rule(found: Corners, read: Frame) -> Rule:
    return Rule(*_turned(found, read))


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
    matrix = _combined(_matrix(path), outer)
    for outline in _outlines(path, count, matrix):
        sides = list(itertools.pairwise(outline))
        left, bottom, right, top = _around(outline)
        if min(right - left, top - bottom) <= _THICKEST:
            yield left, bottom, right, top
        elif stroked.value:
            yield from (_around(side) for side in sides if _is_straight(*side))


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
