"""Where a PDF or a package begins and ends in a file: servers, mail and disks leave bytes before and behind it.

Readers of PDF pass over what stands before its header, if that is in the first kilobyte, and behind its end. So do those of zip.
"""

from __future__ import annotations

import re

PDF, ZIP = b"%PDF", b"PK\x03\x04"
# So many bytes readers pass over.
_FIRST = 1024
_LONGEST_HEADER = 32
_HEADER = re.compile(rb"%PDF-\d")
# What PostScript programs write in its place.
_OLD_HEADER = re.compile(rb"%!PS-Adobe-\d\.\d PDF-(\d\.\d)")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_END, _END_OF_ZIP = b"%%EOF", b"PK\x05\x06"
# The comment behind the entry that ends a package is not longer.
_TAIL = 65_557


def plain_pdf(content: bytes) -> bytes | None:
    """The PDF in the bytes of a file, from its header to its end; None where they hold none.

    A text that speaks of %PDF-1.4 holds no object of a PDF. What is cut keeps what there is of it: behind its last end no
    object begins.

    >>> plain_pdf(b"HTTP/1.1 200 OK\\r\\n\\r\\n%PDF-1.4\\n1 0 obj\\nendobj\\n%%EOF\\n\\0\\0")
    b'%PDF-1.4\\n1 0 obj\\nendobj\\n%%EOF'
    """
    if content.startswith(PDF):
        return _to_the_end(content)
    start, old = (pattern.search(content, 0, _FIRST + _LONGEST_HEADER) for pattern in (_HEADER, _OLD_HEADER))
    found = start or old
    if found is None or found.start() > _FIRST or not _OBJECT.search(content, found.end()):
        return None
    body = content[found.start() :]
    if start is None:
        # As long as what it stands for, so that all places stay true.
        body = (b"%PDF-" + found[1]).ljust(len(found[0])) + body[len(found[0]) :]
    return _to_the_end(body)


def _to_the_end(content: bytes) -> bytes:
    end = content.rfind(_END)
    if end < 0 or _OBJECT.search(content, end):
        return content
    return content[: end + len(_END)]


def is_package_behind(content: bytes) -> bool:
    """Whether a zip begins behind the first bytes, and ends. Its reader finds the members whatever stands before them."""
    return content.find(ZIP, 0, _FIRST) >= 0 and _END_OF_ZIP in content[-_TAIL:]
