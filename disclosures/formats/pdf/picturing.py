"""Pages of a PDF as pictures, in shades of grey: what a person sees of a page where the file itself is not at hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

import pypdfium2

from disclosures.formats.pdf.pdfium import PdfProblem, opened

DPI = 108
PIXELS = DPI / 72  # a point
# A sheet of A2. A larger page is no page of a disclosure, and its picture would be larger than all others together.
LONGEST_SIDE = 1700  # points
_SHADES = bytes(shade // 17 * 17 for shade in range(256))
_UNSEEN = "PDF 第 {} 页无法画成图片。请用阅读器打开原件查看。"


def pictures(content: bytes, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Pages (from 1) as PNG, DPI pixels an inch, turned as they are shown; without those that are too large.

    Raises PdfProblem where the library cannot open the file or draw a page.
    """
    with opened(content) as document:
        for number in numbers:
            try:
                page = document[number - 1]
                if max(page.get_size()) <= LONGEST_SIDE:
                    yield number, _drawn(page)
                page.close()
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise PdfProblem(_UNSEEN.format(number)) from error


def size_of(picture: bytes) -> tuple[float, float]:
    """Width and height of the page of a picture, in points. Raises ValueError where it is no picture of a page."""
    try:
        width, height = struct.unpack(">II", picture[16:24])
    except struct.error as error:
        raise ValueError("no PNG") from error
    return width / PIXELS, height / PIXELS


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    shown = page.render(scale=PIXELS, grayscale=True)
    try:
        return png(bytes(shown.buffer), width=shown.width, height=shown.height, stride=shown.stride)
    finally:
        shown.close()


def png(shades: bytes, *, width: int, height: int, stride: int) -> bytes:
    """Rows of grey pixels, from 0 (black) to 255, as a PNG with sixteen shades: print needs no more, and takes half the room.

    >>> png(bytes([0, 255]), width=2, height=1, stride=2)[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """
    few = shades.translate(_SHADES)
    # Each row begins with how it was foretold: 0, not at all.
    rows = b"".join(b"\0" + few[at : at + width] for at in range(0, stride * height, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
