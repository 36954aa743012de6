"""Layout: the hard-wrapped text of a PDF, cells apart by spaces, wrapped cells over several lines.

A form is cut into its parts by their labels; each part has its own reader, and all of them give rows of cells as the
other layouts do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    GOAL_HEADINGS,
    GOAL_SIDE,
    NAME_LABELS,
    TOTAL_LABELS,
    UNIT_LABELS,
    year_of,
)
from disclosures.layouts.hard_wrapped.fragments import Fragment, PrintedLine, cell_of, peeled, printed_lines, vocabulary
from disclosures.layouts.hard_wrapped.funds import fund_rows
from disclosures.layouts.hard_wrapped.goals import goal_rows
from disclosures.layouts.hard_wrapped.indicators import indicator_rows
from disclosures.layouts.lines import Lines
from disclosures.layouts.regions import Region

Row = tuple[Cell, ...]
_HEAD_LABELS = NAME_LABELS | BODY_LABELS | DEPARTMENT_LABELS | UNIT_LABELS
_HEAD_WORDS = vocabulary(_HEAD_LABELS)
_FUNDS = re.compile(r"(?:项目|部门|单位)资|资金来源|年初预算|年度(?:资金总额|总资金)")
_TOTAL = re.compile(r"(?:" + "|".join(sorted(TOTAL_LABELS)) + r")\s*(?::\s*)?(?:[\d,.][\d,.\s分]*)?")
_INDICATORS = re.compile(r"一级指")
# Where the headings are missing: the first level that forms begin with.
_FIRST_LEVEL = re.compile(r"产出指标?(?:\s|$)|履职效(?:能|$)")
# Pieces of cells that are high and may begin above the headings: 偏差原因分析及改进措施, 年度绩效指标完成情况.
_ABOVE_HEADINGS = re.compile(r"年度(?:绩效)?|绩效(?:指标)?|指标|完成(?:情况)?|情况|偏差(?:原|原因)?|因?分析|及?改进|原因")


def rows_of_wrapped(lines: Lines, region: Region, *, skipped: Collection[int]) -> list[Row]:
    """The rows of a form in hard-wrapped text. skipped: the lines that hold page numbers."""
    titled = region.first + region.titled
    title = [f for line in printed_lines(lines, region.first, last=titled, skipped=skipped) for f in line.fragments()]
    printed = printed_lines(lines, titled, last=region.last, skipped=skipped)
    funds, goals, indicators, total = _parts(printed)
    rows: list[Row] = [(cell_of(title, lines.text),)] if title else []
    rows += _head_rows(printed[:funds], lines.text)
    rows += fund_rows(printed[funds:goals], lines.text)
    rows += goal_rows(printed[goals:indicators], lines.text)
    rows += indicator_rows(printed[indicators:total], lines.text)
    rows += _total_rows(printed[total:], lines.text)
    return rows


def _parts(printed: list[PrintedLine]) -> tuple[int, int, int, int]:
    """Where the money, the goals, the indicators and the total begin. A part that is missing is empty."""
    end = len(printed)
    indicators = _first(printed, 0, holds=lambda words: bool(_INDICATORS.match(words)))
    if indicators == end:
        indicators = _first(printed, 0, holds=lambda words: bool(_FIRST_LEVEL.match(words)))
    while 0 < indicators < end and _ABOVE_HEADINGS.fullmatch(printed[indicators - 1].words):
        indicators -= 1
    funds = min(_first(printed, 0, holds=lambda words: bool(_FUNDS.match(words))), indicators)
    goals = min(_first(printed, funds, holds=_begins_goals), indicators)
    total = _first(printed, indicators, holds=lambda words: bool(_TOTAL.fullmatch(words)))
    return min(funds, goals), goals, indicators, total


def _first(printed: list[PrintedLine], start: int, *, holds: Callable[[str], bool]) -> int:
    return next((index for index in range(start, len(printed)) if holds(printed[index].words)), len(printed))


def _begins_goals(words: str) -> bool:
    """Whether a line begins the goals: it prints a piece of 年度总体目标, or the heading 预期目标."""
    side = len(words) > 1 and any(label.startswith(words) for label in GOAL_SIDE)
    first = words.split(None, 1)[0]
    return side or first in GOAL_SIDE or any(heading.startswith(first) and len(first) > 2 for heading in GOAL_HEADINGS)


def _head_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """Year, name, department and unit: each label with the words up to the next label."""
    years = [line for line in printed if year_of(line.words)]
    fragments = [f for line in printed if not year_of(line.words) for f in line.fragments()]
    labels, rest = peeled([piece for f in fragments for piece in _apart(f)], _HEAD_WORDS)
    rows: list[Row] = [(cell_of(line.fragments(), source),) for line in years]
    starts = [label.fragments[0].start for label in labels] + [len(source)]
    places = [fragment.start for fragment in rest]
    for label, start, end in zip(labels, starts, starts[1:], strict=False):
        value = rest[bisect_right(places, start) : bisect_left(places, end)]
        rows.append((cell_of(label.fragments, source), cell_of(value, source, blank_at=label.fragments[-1].end)))
    return rows


def _apart(fragment: Fragment) -> list[Fragment]:
    """A label and the words printed right behind it, as two fragments."""
    for label in sorted(_HEAD_LABELS, key=len, reverse=True):
        if fragment.words.startswith(label) and len(fragment.words) > len(label):
            at = fragment.start + len(label)
            return [
                Fragment(label, fragment.start, at, fragment.line),
                Fragment(fragment.words[len(label) :], at, fragment.end, fragment.line),
            ]
    return [fragment]


def _total_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """总分 with its numbers; 88.29 分 is one cell."""
    if not printed:
        return []
    words = [f for line in printed for f in line.fragments()]
    cells: list[list[Fragment]] = []
    for fragment in words:
        if cells and fragment.words.startswith("分"):
            cells[-1].append(fragment)
        else:
            cells.append([fragment])
    return [tuple(cell_of(cell, source) for cell in cells)]
