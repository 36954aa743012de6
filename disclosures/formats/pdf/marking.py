"""Marks on the pages of a PDF: a copy with a highlight and a comment at each place. With pdfium.py it knows the library."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_ushort, cast
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from disclosures.formats.pdf.appearance import OPACITY, Place, appearance, corners_of, extent
from disclosures.formats.pdf.marks import Mark
from disclosures.formats.pdf.pages import unframe
from disclosures.formats.pdf.pdfium import PdfProblem, opened, turn_of

AUTHOR = "稽核"
_UNWRITABLE = "PDF 无法加入标注。请用阅读器打开后另存为新的 PDF，再重试。"


def marked(content: bytes, marks: Sequence[Mark]) -> bytes:
    """A copy of a PDF in which each mark is a highlight with its comment; all that was in the PDF is in the copy.

    Raises PdfProblem where the library cannot open the file or a page, or cannot write on it.
    """
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    copy = io.BytesIO()
    with opened(content) as document, _library_errors_told():
        for number, of_page in by_page.items():
            page = document[number - 1]
            for mark in of_page:
                _put(mark, page)
            page.close()
        # Whole, not as an addition to the original: where the original has its table of objects in a stream, the addition
        # that PDFium writes is damaged.
        document.save(copy, flags=pdfium.FPDF_NO_INCREMENTAL)
    return copy.getvalue()


@contextmanager
def _library_errors_told() -> Iterator[None]:
    try:
        yield
    except pypdfium2.PdfiumError as error:
        raise PdfProblem(_UNWRITABLE) from error


def _put(mark: Mark, page: pypdfium2.PdfPage) -> None:
    left, bottom, right, top = page.get_bbox()
    place = unframe(turn_of(page), left=left, bottom=bottom, right=right, top=top)
    note = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_HIGHLIGHT)
    try:
        _need(note)
        for line in mark.lines:
            _need(pdfium.FPDFAnnot_AppendAttachmentPoints(note, _quad(line, place)))
        _describe(note, mark, place)
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _describe(note: Any, mark: Mark, place: Place) -> None:
    """Colour, words and appearance. The appearance comes last: it takes its opacity and its extent from the others."""
    colour = pdfium.FPDFANNOT_COLORTYPE_Color
    _need(pdfium.FPDFAnnot_SetColor(note, colour, *mark.colour, round(255 * OPACITY)))
    _need(pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT))
    _need(pdfium.FPDFAnnot_SetStringValue(note, b"T", _wide(AUTHOR)))
    _need(pdfium.FPDFAnnot_SetStringValue(note, b"Contents", _wide(mark.comment)))
    xs, ys = zip(*(place(*point) for point in extent(mark)), strict=True)
    _need(pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(min(xs), max(ys), max(xs), min(ys))))
    _need(pdfium.FPDFAnnot_SetAP(note, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, _wide(appearance(mark, place))))


def _quad(line: Sequence[float], place: Place) -> pdfium.FS_QUADPOINTSF:
    """The corners of a line in the order in which viewers take them: above from left to right, then below."""
    upper_left, upper_right, lower_right, lower_left = (place(*corner) for corner in corners_of(line))
    return pdfium.FS_QUADPOINTSF(*upper_left, *upper_right, *lower_left, *lower_right)


def _wide(words: str) -> Any:
    """Words as the library takes them: UTF-16, ended by a zero."""
    units = (words + "\0").encode("utf-16-le", errors="replace")
    return cast((c_ushort * (len(units) // 2)).from_buffer_copy(units), pdfium.FPDF_WIDESTRING)


def _need(done: object) -> None:
    if not done:
        raise PdfProblem(_UNWRITABLE)
