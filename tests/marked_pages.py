"""What a program that shows PDFs makes of one: its pages as pictures, and the notes on them as they are stored."""

from __future__ import annotations

from ctypes import create_string_buffer
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

SCALE = 3  # pixels a point


@dataclass(frozen=True)
class Note:
    """An annotation. quads: each as its eight numbers, in the coordinates of the PDF."""

    kind: int
    words: str
    author: str
    quads: tuple[tuple[float, ...], ...]


@lru_cache(maxsize=4)
def picture(content: bytes, page: int = 1) -> np.ndarray:
    """A page (from 1) as it is shown: rows of pixels of three colours, from 0 to 255."""
    with pypdfium2.PdfDocument(content) as document:
        return document[page - 1].render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3].astype(int)


def ink(content: bytes, page: int = 1) -> np.ndarray:
    """Where a page has black print."""
    return picture(content, page).max(axis=2) < 100


def changed(before: bytes, after: bytes, page: int = 1) -> np.ndarray:
    """Where a page looks different."""
    return difference(picture(before, page), picture(after, page))


def difference(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Where two pictures differ by more than smoothing does."""
    return np.abs(one - other).max(axis=2) > 8


def notes(content: bytes, page: int = 1) -> list[Note]:
    """The annotations of a page, in their order."""
    with pypdfium2.PdfDocument(content) as document:
        # The library closes a page that nobody holds.
        shown = document[page - 1]
        count = pdfium.FPDFPage_GetAnnotCount(shown.raw)
        return [_note(pdfium.FPDFPage_GetAnnot(shown.raw, index)) for index in range(count)]


def _note(raw: object) -> Note:
    quads = []
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(raw)):
        quad = pdfium.FS_QUADPOINTSF()
        pdfium.FPDFAnnot_GetAttachmentPoints(raw, index, quad)
        quads.append(tuple(getattr(quad, f"{axis}{corner}") for corner in range(1, 5) for axis in "xy"))
    note = Note(pdfium.FPDFAnnot_GetSubtype(raw), _words(raw, b"Contents"), _words(raw, b"T"), tuple(quads))
    pdfium.FPDFPage_CloseAnnot(raw)
    return note


def _words(raw: object, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(raw, key, None, 0)
    buffer = create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(raw, key, pdfium.cast(buffer, pdfium.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
