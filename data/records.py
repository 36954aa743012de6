"""Values that every room shares: the place in a source, and ids that are the same on every machine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value is printed: `text[start:end] == quote` of its document.

    start, end: code points of `documents.text`, half-open. page: from 1, None where the source has no pages.
    box: (x0, top, x1, bottom) in points, None where the source is no PDF.
    """

    start: int
    end: int
    quote: str
    page: int | None = None
    box: Box | None = None


def document_id_of(content: bytes) -> str:
    """The id of a document: the SHA-256 of its bytes, in hexadecimal (64 characters)."""
    return hashlib.sha256(content).hexdigest()


def stable_id(*parts: object) -> str:
    """An id from the parts that identify a row (20 hexadecimal characters, 80 bits).

    The same parts give the same id on any machine and in any order of work.

    >>> stable_id("a", 1) == stable_id("a", 1)
    True
    >>> stable_id("a", 1) == stable_id("a1")
    False
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:20]


def form_id(document_id: str, position: int) -> str:
    """The id of a form, from its rank in its document."""
    return stable_id(document_id, "form", position)


def indicator_id(document_id: str, form: int, position: int) -> str:
    """The id of a row of a form, from the ranks of both."""
    return stable_id(document_id, "form", form, "indicator", position)
