"""The lines at the head of a document in which its title may stand: without the head of a portal's page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from data.kind_terms import one_of
from disclosures.text.squeezed import Squeezed

MOST_LINES = 60
# A line that is longer is a document in one line, or a sentence: what stands before its first heading may be a title.
LONGEST_LINE = 160
_CONTENTS = re.compile(r"目录|第一部分|(?<=.)(?:一、|\(一\))|。")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the squeezed text: text[start:end]. whole: nothing of it was cut off."""

    start: int
    end: int
    whole: bool = True


def opening_lines(prose: Squeezed, line_starts: Sequence[int]) -> list[Line]:
    """The first lines of the prose that are none of a portal's head, in order."""
    ends = [*line_starts[1 : MOST_LINES + 1], len(prose.text)]
    lines = [Line(start, end) for start, end in zip(line_starts, ends, strict=False) if end > start]
    return [kept for line in lines for kept in _without_portal(prose, line)]


def _without_portal(prose: Squeezed, line: Line) -> Iterator[Line]:
    """The line; of one that begins as a portal's head does, the words behind it, where the line is long."""
    text = prose.text
    if not _portal().match(text, line.start, line.end):
        yield _cut(text, line)
    elif line.end - line.start > LONGEST_LINE:
        yield from (_cut(text, run) for run in _runs(prose, line) if not _portal().match(text, run.start, run.end))


def _runs(prose: Squeezed, line: Line) -> Iterator[Line]:
    """The parts of a line between its white space."""
    last = min(line.end, line.start + 4 * LONGEST_LINE)
    gaps = [at for at in range(line.start + 1, last) if prose.places[at] - prose.places[at - 1] > 1]
    yield from (Line(start, end) for start, end in zip([line.start, *gaps], [*gaps, line.end], strict=True))


def _cut(text: str, line: Line) -> Line:
    if line.end - line.start <= LONGEST_LINE:
        return line
    found = _CONTENTS.search(text, line.start + 4, line.start + LONGEST_LINE)
    return Line(line.start, found.start() if found else line.start + LONGEST_LINE, whole=False)


@cache
def _portal() -> re.Pattern[str]:
    return re.compile(rf"[\[•·]?(?:{one_of('portal_labels')})(?!\d{{4}}年度)")
