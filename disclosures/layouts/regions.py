"""Regions: which lines of a text are tables. A form begins at its title; other tables at their first tab.

A region is tight: the title line, the lines of cells and what stands between them, nothing before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from disclosures.form_words import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    NAME_LABELS,
    REPORT_TITLE,
    TITLE_BEGINNINGS,
    TOTAL_LABELS,
    level_of,
    plain,
    title_of,
    year_of,
)
from disclosures.layouts.lines import Lines

# Headings of a disclosure: the strong ones end a form wherever they stand, the others only behind its first row of values.
STRONG_HEADING = re.compile(r"[\s#*-]*(?:第[一二三四五六](?:部|章)|十[一二三四五]?、)")
HEADING = re.compile(r"[\s#*-]*(?:第[一二三四五六](?:部|章)|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
_FORM_LABELS = NAME_LABELS | BODY_LABELS | DEPARTMENT_LABELS
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Region:
    """Lines first..last (half-open) that are one table. titled: lines that its title takes, from `first`."""

    first: int
    last: int
    titled: int
    tabbed: bool


def titles_in(lines: Lines, skipped: Iterable[int] = ()) -> dict[int, int]:
    """The titles of forms: first line -> line behind the title. skipped: lines that hold page numbers."""
    skip = frozenset(skipped)
    titles: dict[int, int] = {}
    for index, line in enumerate(lines.lines):
        if "表" in line and len(line) <= _LONGEST_TITLE and line.count("\t") < 2:
            first = _title_start(lines, index, skip)
            if first is not None and _opens_form(lines, index + 1, skip):
                titles[first] = index + 1
    return titles


def _title_start(lines: Lines, index: int, skip: frozenset[int]) -> int | None:
    """The line where the title that ends on line `index` starts: an extractor may have broken it, around a page number too."""
    words, first = plain(lines.lines[index]).lstrip("-#"), index
    for above in _printed_above(lines, index, skip):
        if title_of(words) and words.startswith(TITLE_BEGINNINGS):
            return first
        piece = plain(lines.lines[above]).lstrip("-#")
        if len(piece) > 20 or not words.endswith("表"):
            return None
        words, first = piece + words, above
    return first if title_of(words) and words.startswith(TITLE_BEGINNINGS) else None


def _printed_above(lines: Lines, index: int, skip: frozenset[int], count: int = 4) -> list[int]:
    found: list[int] = []
    for above in range(index - 1, max(-1, index - 16), -1):
        if above not in skip and not lines.is_blank(above):
            found.append(above)
            if len(found) == count:
                break
    return found


def _opens_form(lines: Lines, after: int, skip: frozenset[int]) -> bool:
    """Whether what follows a title is the head of a form: its year, a label, or (at the very end) nothing."""
    seen = 0
    for index in range(after, min(after + 16, len(lines.lines))):
        line = lines.lines[index]
        if index in skip or not line.strip():
            continue
        first = line.split(None, 1)[0]
        if year_of(line) or plain(first) in _FORM_LABELS or plain(line) in _FORM_LABELS:
            return True
        seen += 1
        if seen == 3:
            break
    return False


def tabbed_region(lines: Lines, start: int, titles: dict[int, int]) -> Region:
    """The region of lines with tabs that begins on line `start` (a title, or a line with a tab)."""
    titled = titles.get(start, start)
    last, index, joined = titled, titled, False
    while index < len(lines.lines) and index not in titles:
        line = lines.lines[index]
        if lines.is_blank(index):
            index, joined = index + 1, False
            continue
        if "\t" in line:
            index, joined = index + 1, line.count("\t") == 1 or _has_tab(lines, index + 1)
        elif (joined and not STRONG_HEADING.match(line)) or (last == titled and year_of(line)):
            index += 1
        else:
            behind = _row_without_tabs(lines, index)
            if behind == index:
                break
            index = behind
        last = index
    return Region(start, last, titled - start, True)


def _has_tab(lines: Lines, index: int) -> bool:
    """Whether the line after `index` has a tab: between two rows of cells stands a cell's second line, not prose."""
    return index + 1 < len(lines.lines) and "\t" in lines.lines[index + 1]


def _row_without_tabs(lines: Lines, index: int) -> int:
    """The line behind the row of a form whose cells lost their tabs, `index` itself where the lines are no such row."""
    words = plain(lines.lines[index].strip()) if len(lines.lines[index]) < 40 else ""
    behind = index
    if words in TOTAL_LABELS or words in _FORM_LABELS or level_of(words) or FUND_SOURCE.fullmatch(words):
        while (
            behind < len(lines.lines) and behind - index < 16 and not lines.is_blank(behind) and not title_of(lines.lines[behind])
        ):
            behind += 1
    return behind


def caption_above(lines: Lines, start: int) -> int:
    """The line of the caption (得分表, 完成表 ...) right above a table that begins on `start`; `start` where there is none."""
    for above in _printed_above(lines, start, frozenset(), 1):
        if (
            len(lines.lines[above]) <= _LONGEST_TITLE
            and "\t" not in lines.lines[above]
            and REPORT_TITLE.fullmatch(plain(lines.lines[above]))
        ):
            return above
    return start


_ENDS_IN_NUMBER = re.compile(r"(?:^|.*\s)[\d,.]+%?\s*分?\s*$")
_TOTAL = re.compile(r"\s*(?:" + "|".join(sorted(TOTAL_LABELS)) + r")\s*[:：]?\s*(?:[\d,.]+[\s\d,.分]*)?$")
_INDICATORS = re.compile(r"\s*一\s*级\s*指")
_LONGEST_FRAGMENT = 12


def wrapped_region(lines: Lines, start: int, titles: dict[int, int], skip: frozenset[int]) -> Region:
    """The region of hard-wrapped lines of the form that begins on line `start`: to its 总分, else to its last values."""
    titled = titles.get(start, start)
    last, in_indicators, has_values = titled, False, False
    for index in range(titled, len(lines.lines)):
        line = lines.lines[index]
        if index in titles or "\t" in line or STRONG_HEADING.match(line) or (has_values and HEADING.match(line)):
            break
        if index in skip or not line.strip():
            continue
        in_indicators = in_indicators or bool(_INDICATORS.match(line))
        if in_indicators and _TOTAL.match(line):
            return Region(start, _behind_total(lines, index), titled - start, False)
        is_value = bool(_ENDS_IN_NUMBER.match(line))
        has_values = has_values or (in_indicators and is_value)
        if not has_values or is_value or len(line.strip()) <= _LONGEST_FRAGMENT:
            last = index + 1
    return Region(start, last, titled - start, False)


def _behind_total(lines: Lines, total: int) -> int:
    """The line behind the row 总分, whose two numbers an extractor may have put on lines of their own."""
    last = total + 1
    if re.search(r"\d", lines.lines[total]):
        return last
    for index in range(last, min(last + 6, len(lines.lines))):
        line = lines.lines[index].strip()
        if line and not re.fullmatch(r"[\d,.]+[\s\d,.分]*", line):
            break
        last = index + 1 if line else last
    return last
