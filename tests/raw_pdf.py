"""PDFs written by hand: pages of one line, with a stream that no program would write."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FLATE = b"/Filter /FlateDecode"


def line(words: str) -> bytes:
    """The content of a page that prints one line of ASCII."""
    return f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET\n".encode()


def pdf(contents: bytes, *, filters: bytes = b"", pages: int = 1, more: Sequence[bytes] = ()) -> bytes:
    """A PDF of so many pages, all of which show one stream of contents. more: objects behind the pages."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(contents), filters, contents),
            *[_PAGE] * pages,
            *more,
        ]
    )


_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF with these objects, numbered from 1; the first is the catalog."""
    written, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    ending = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + ending


def packed(content: bytes, *, times: int = 1) -> bytes:
    """The content, compressed so many times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def packed_blanks(megabytes: int, *, times: int = 1, behind: bytes = b"") -> bytes:
    """Blanks of so many megabytes, compressed so many times."""
    packing = zlib.compressobj(9)
    pieces = [packing.compress(b" " * 1024 * 1024) for _ in range(megabytes)]
    return packed(b"".join([*pieces, packing.compress(behind), packing.flush()]), times=times - 1)
