"""PDFium: bytes to pages. With drawings.py and marking.py it alone knows the library, which is loaded with the first PDF."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import addressof, byref, c_double
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from disclosures.formats.pdf.drawings import Corners, clip_of, has_forms, rectangles
from disclosures.formats.pdf.pages import Glyph, Page, Point, Rule, frame
from disclosures.text.squeezed import RADICALS

Frame = Callable[[float, float], Point]
# The library may be used by one thread at a time.
_ALONE = threading.Lock()
# A hyphen at the end of a line, as PDFium marks it.
_HYPHEN = 0x02
# What PDFium gives where the font does not say which character is printed.
_UNKNOWN = "\ufffd"
# Text is aslant from so many quarter turns off the upright.
_ASLANT = 0.06
MOST_PAGES = 800
_PASSWORD = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})


class PdfProblem(ValueError):
    """Why the bytes cannot be read: Chinese words for the place and the remedy, as they follow the name of the file."""


def pages_of(content: bytes) -> Iterator[Page]:
    """The pages of a PDF in order. Raises PdfProblem where the library cannot open the file or one of its pages."""
    with opened(content) as document:
        if len(document) > MOST_PAGES:
            raise PdfProblem(f"PDF 共 {len(document)} 页，超过 {MOST_PAGES} 页的上限，未予读取。请拆分后重新送审。")
        for number in range(len(document)):
            yield _page(document, number)


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, while no other thread uses the library. Raises PdfProblem where the library cannot open it."""
    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise PdfProblem(_words_for(error)) from error
        try:
            yield document
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
    printed = list(_printed(text, clipped=not has_forms(page)))
    view = _view(page, printed)
    glyphs = [_glyph(one, view) for one in printed]
    rules = [Rule(*_turned(found, view.read)) for found in rectangles(page) if _are_finite(found)]
    text.close()
    page.close()
    return Page(glyphs, rules)


def _view(page: pypdfium2.PdfPage, printed: Iterable[_Printed]) -> _View:
    shown = turn_of(page)
    turns = Counter(one.turn for one in printed if one.turn is not None)
    upright = turns.most_common(1)[0][0] if turns else shown
    corners = page.get_bbox()
    to_shown = _frame(shown, corners)
    return _View(corners, upright, _frame(upright, corners), to_shown, *_turned(corners, to_shown)[2:])


def turn_of(page: pypdfium2.PdfPage) -> int:
    """Quarter turns, clockwise, by which a page is shown turned."""
    return int(page.get_rotation() / 90) % 4


def _frame(turn: int, corners: Corners) -> Frame:
    left, bottom, right, top = corners
    return frame(turn, left=left, bottom=bottom, right=right, top=top)


class _Printed(NamedTuple):
    """A character in the coordinates of the PDF. ink: the box of its print, room: that of its font around it, clip: that of
    which all else is cut off, None where nothing is."""

    words: str
    origin: Point
    ink: Corners
    room: Corners
    turn: int | None
    clip: Corners | None


def _printed(text: pypdfium2.PdfTextPage, *, clipped: bool) -> Iterator[_Printed]:
    """The characters of a page that print something, in the order of the file. clipped: whether their clips are looked at."""
    clips: dict[int, Corners | None] = {}
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
            clip = _clip(raw, index, known=clips) if clipped else None
            yield _Printed(words, origin, ink, around, _turn(angle), clip)


def _clip(raw: pdfium.FPDF_TEXTPAGE, index: int, *, known: dict[int, Corners | None]) -> Corners | None:
    """The clip of a character, looked up once for all that are drawn with it."""
    thing = pdfium.FPDFText_GetTextObject(raw, index)
    if not thing:
        return None
    key = addressof(thing.contents)
    if key not in known:
        known[key] = clip_of(thing)
    return known[key]


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
        _middle(one, read, view=view),
        _on_page(_turned(ink, view.shown), view.width, view.height),
    )


def _middle(one: _Printed, read: Corners, *, view: _View) -> Point:
    """The middle of a character. What is cut off at the sides of its cell is of that cell, wherever it would stand."""
    x, y = (read[0] + read[2]) / 2, (read[1] + read[3]) / 2
    if one.clip is None:
        return x, y
    left, top, right, bottom = _turned(one.clip, view.read)
    return min(max(x, left + 1), right - 1), min(max(y, top + 1), bottom - 1)


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
