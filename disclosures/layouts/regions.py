"""Regions: which lines of a text are tables. A form begins at its title; other tables at their first tab.

A region is tight: the title line, the lines of cells and what stands between them, nothing before and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.accounts.titles import title_in
from disclosures.forms.vocabulary import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    NAME_LABELS,
    REPORT_TITLE,
    TOTAL_LABELS,
    level_of,
    plain,
    title_of,
    year_of,
)
from disclosures.layouts.lines import Lines
from disclosures.text.squeezed import fold

# Headings of a disclosure: the strong ones end a form wherever they stand, the others only behind its first row of values.
_PART, _NUMERAL, _MARK = "第[一二三四五六](?:部|章)", "[一二三四五六七八九十]{1,3}", "[、.．]"
STRONG_HEADING = re.compile(rf"[\s#*-]*(?:{_PART}|十[一二三四五]?{_MARK})")
HEADING = re.compile(rf"[\s#*-]*(?:{_PART}|{_NUMERAL}{_MARK}|[(（]{_NUMERAL}[)）])")
_FORM_LABELS = NAME_LABELS | BODY_LABELS | DEPARTMENT_LABELS
_LONGEST_CAPTION = 60


@dataclass(frozen=True, slots=True)
class Region:
    """Lines first..last (half-open) that are one table. titled: lines that its title takes, from `first`."""

    first: int
    last: int
    titled: int
    tabbed: bool


def tabbed_region(lines: Lines, start: int, *, titles: dict[int, int]) -> Region:
    """The region of lines with tabs that begins on line `start` (a title, or a line with a tab)."""
    titled = titles.get(start, start)
    last, index, joined = titled, titled, False
    while index < len(lines.lines) and (index == start or index not in titles):
        line = lines.lines[index]
        if lines.is_blank(index):
            index, joined = index + 1, False
            continue
        if index > titled and title_in(line):
            break
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
    above = next((at for at in range(start - 1, max(-1, start - 8), -1) if lines.lines[at].strip()), start)
    line = lines.lines[above]
    is_caption = above < start and "\t" not in line and len(line) <= _LONGEST_CAPTION and REPORT_TITLE.fullmatch(plain(line))
    return above if is_caption else start


_ENDS_IN_NUMBER = re.compile(r"(?:^|.*\s)[\d,.]+%?\s*(?:分\s*)?$")
_TOTAL = re.compile(r"\s*(?:" + "|".join(sorted(TOTAL_LABELS)) + r")\s*(?:[:：]\s*)?(?:[\d,.][\s\d,.分]*)?$")
_INDICATORS = re.compile(r"\s*(?:一\s*级\s*指|产出指标?\s*$|履职效)")
_LONGEST_FRAGMENT = 12


def wrapped_region(lines: Lines, start: int, *, titles: dict[int, int], skip: frozenset[int]) -> Region:
    """The region of hard-wrapped lines of the form that begins on line `start`: to its 总分, else to its last values."""
    titled = titles.get(start, start)
    last, in_indicators, has_values = titled, False, False
    for index in range(titled, len(lines.lines)):
        line = lines.lines[index]
        if (
            (index in titles and index > start)
            or "\t" in line
            or STRONG_HEADING.match(line)
            or (has_values and HEADING.match(line))
        ):
            break
        if index in skip or not line.strip():
            continue
        in_indicators = in_indicators or bool(_INDICATORS.match(line))
        if in_indicators and _TOTAL.match(fold(line)):
            return Region(start, _behind_total(lines, index), titled - start, False)
        is_value = bool(_ENDS_IN_NUMBER.match(fold(line)))
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
        line = fold(lines.lines[index].strip())
        if line and not re.fullmatch(r"[\d,.]+[\s\d,.分]*", line):
            break
        last = index + 1 if line else last
    return last
