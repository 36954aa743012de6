"""The prose of a document: its text without tables and page numbers, squeezed, and where its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from disclosures.text.squeezed import Squeezed, squeeze

# With the blank lines behind it: all of them end before the same character.
_LINE_END = re.compile(r"[\n\f]\s*")


def prose_of(source: str, left_out: Iterable[tuple[int, int]]) -> Squeezed:
    """The source without the parts left out (start, end), squeezed. Places refer to the source."""
    pieces, places, at = [], [], 0
    for start, end in [*sorted(left_out), (len(source), len(source))]:
        if start > at:
            piece = squeeze(source, at, start)
            pieces.append(piece.text)
            places += piece.places
        at = max(at, end)
    return Squeezed("".join(pieces), places, source)


def line_starts_of(text: Squeezed) -> list[int]:
    """Places in the squeezed text where a line of the source begins, growing."""
    places = text.places
    starts = {bisect_left(places, match.end()) for match in _LINE_END.finditer(text.source)}
    return sorted({0, *starts} - {len(places)})
