"""The prose of a document: its text without tables and page numbers, squeezed, and where its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

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


# In a document whose line ends were lost, a heading stands between blanks, and a paragraph ends at one behind a full stop.
_HEADING = re.compile(
    r"第[一二三四五六七八]部分|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．](?!\d)"
)
_FULL_STOPS = frozenset("。；！")
_MARK_OF_HEADING = re.compile(
    r"(?:第[一二三四五六七八]部分|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])[ \t\u3000]*"
)
_BLANKS = re.compile(r"[ \t\u3000]+")
# No line of print is as long: there the line ends were lost.
_LONGEST_LINE = 120
_LONGEST_HEADING = 60


def line_starts_of(text: Squeezed) -> list[int]:
    """Places in the squeezed text where a line of the source begins, growing; also where its line end was lost."""
    places, source = text.places, text.source
    ends = [match.end() for match in _LINE_END.finditer(source)]
    starts = {bisect_left(places, end) for end in [*ends, *_lost_line_ends(source, ends)]}
    return sorted({0, *starts} - {len(places)})


def _lost_line_ends(source: str, ends: list[int]) -> Iterator[int]:
    """Where lines begin in lines that are too long for print: before headings, behind them, and behind full stops."""
    for start, end in zip([0, *ends], [*ends, len(source)], strict=True):
        if end - start <= _LONGEST_LINE:
            continue
        # Blanks are found a run at a time: a pattern that looks behind them would try each of a thousand.
        for run in _BLANKS.finditer(source, start, end):
            if source[run.start() - 1 : run.start()] not in _FULL_STOPS and not _HEADING.match(source, run.end(), end):
                continue
            yield run.end()
            if mark := _MARK_OF_HEADING.match(source, run.end()):
                blank = _BLANKS.search(source, mark.end(), min(end, mark.end() + _LONGEST_HEADING))
                if blank:
                    yield blank.end()
