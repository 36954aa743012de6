"""Openings: the lines on which forms begin. With their title; where that is missing, with their year or their name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from disclosures.forms.vocabulary import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    NAME_LABELS,
    TITLE_BEGINNINGS,
    has_fund_heading,
    plain,
    title_of,
    year_of,
)
from disclosures.layouts.lines import Lines

_WORDS = re.compile("表|年度|名称|预算单位|预算部门")
_LONGEST_TITLE = 60
_NAMES = NAME_LABELS | BODY_LABELS
# Labels of the head of a form.
FORM_LABELS = _NAMES | DEPARTMENT_LABELS
# A title and its year stand so many printed lines above the name at most; so far down the head of a form is told.
_HEAD = 4


def openings_in(lines: Lines, skipped: Collection[int] = frozenset()) -> dict[int, int]:
    """Where forms begin: their first line -> the line behind the title (the same line where they have none).

    skipped: lines that hold page numbers.
    """
    openings: dict[int, int] = {}
    last = -1
    for index in _candidates(lines):
        line = lines.lines[index]
        if len(line) > _LONGEST_TITLE or line.count("\t") > 1:
            continue
        first = _title_start(lines, index, skipped=skipped) if "表" in line else None
        if first is not None and _opens_form(lines, index + 1, skipped=skipped):
            openings[first], last = index + 1, index
        elif _is_untitled(lines, index, skipped=skipped) and last not in _printed(lines, index, skipped=skipped, step=-1):
            openings[index], last = index, index
    return openings


def _candidates(lines: Lines) -> list[int]:
    """The lines that print a word of a title, a year or a name, found in the text as a whole: most lines print none."""
    places = (match.start() for match in _WORDS.finditer(lines.text))
    return sorted({bisect_right(lines.starts, place) - 1 for place in places})


def _title_start(lines: Lines, index: int, *, skipped: Collection[int]) -> int | None:
    """The line where the title that ends on line `index` starts: an extractor may have broken it, around a page number too."""
    words, first = plain(lines.lines[index]).lstrip("-#"), index
    for above in _printed(lines, index, skipped=skipped, step=-1):
        if title_of(words) and words.startswith(TITLE_BEGINNINGS):
            return first
        piece = plain(lines.lines[above]).lstrip("-#")
        if len(piece) > 20 or not words.endswith("表"):
            return None
        if not piece.isdigit():
            words, first = piece + words, above
    return first if title_of(words) and words.startswith(TITLE_BEGINNINGS) else None


def _printed(lines: Lines, index: int, *, skipped: Collection[int], step: int) -> Iterator[int]:
    """The nearest printed lines before (step -1) or behind (step 1) a line, the nearest first."""
    count = 0
    for at in range(index + step, index + 16 * step, step):
        if not 0 <= at < len(lines.lines) or count == _HEAD:
            return
        if at not in skipped and lines.lines[at].strip():
            count += 1
            yield at


def _first_words(line: str) -> str:
    words = line.split(None, 1)
    return plain(words[0]) if words and len(words[0]) < 20 else ""


def _opens_form(lines: Lines, behind: int, *, skipped: Collection[int]) -> bool:
    """Whether what follows a title is the head of a form: its year or a label."""
    for index in _printed(lines, behind - 1, skipped=skipped, step=1):
        if year_of(lines.lines[index]) or _first_words(lines.lines[index]) in _NAMES | DEPARTMENT_LABELS:
            return True
    return False


def _is_untitled(lines: Lines, index: int, *, skipped: Collection[int]) -> bool:
    """Whether a line is the year above a name, or a name above a department or money."""
    line = lines.lines[index]
    if "年度" in line and year_of(line):
        return any(_first_words(lines.lines[at]) in _NAMES for at in _printed(lines, index, skipped=skipped, step=1))
    if _first_words(line) not in _NAMES:
        return False
    return any(_is_below_name(lines.lines[at]) for at in _printed(lines, index, skipped=skipped, step=1))


def _is_below_name(line: str) -> bool:
    words = _first_words(line)
    return words in DEPARTMENT_LABELS or has_fund_heading(line.split()) or FUND_SOURCE.fullmatch(words) is not None
