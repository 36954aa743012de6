"""Goal and result of a hard-wrapped form: two columns of prose, printed one after the other without a mark between."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import GOAL_HEADINGS, GOAL_SIDE, RESULT_HEADINGS
from disclosures.layouts.hard_wrapped.fragments import Fragment, PrintedLine, by_line, cell_of, peeled, vocabulary, words_of
from disclosures.layouts.hard_wrapped.two_columns import second_column

Row = tuple[Cell, ...]
_WORDS = vocabulary(GOAL_SIDE | GOAL_HEADINGS | RESULT_HEADINGS)
# A result often begins as its goal does; so many equal characters are no chance.
_SAME_BEGINNING = 6
# Words that a result puts before them: 本年度完成.
_LONGEST_OPENING = 8


def goal_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """The row of headings and the row (blank, goal, result)."""
    if not printed:
        return []
    labels, rest = peeled([f for line in printed for f in line.fragments()], _WORDS)
    order = sorted(labels, key=lambda label: (label.word in RESULT_HEADINGS, label.word in GOAL_HEADINGS))
    blank = Cell("", printed[0].start, printed[0].start)
    rows: list[Row] = [tuple(cell_of(label.fragments, source) for label in order)] if order else []
    if rest:
        goal, result = _goal_and_result(by_line(rest))
        rows.append((blank, cell_of(goal, source, blank_at=blank.start), cell_of(result, source, blank_at=blank.start)))
    return rows


def _goal_and_result(lines: list[list[Fragment]]) -> tuple[list[Fragment], list[Fragment]]:
    if len(lines) == 1:
        return lines[0][:1], lines[0][1:]
    cut = _cut([words_of(line) for line in lines])
    return [f for line in lines[:cut] for f in line], [f for line in lines[cut:] for f in line]


def _cut(lines: Sequence[str]) -> int:
    """The line with which the result begins: where the words begin again as the goal did, else where the columns part."""
    beginning = lines[0][:_SAME_BEGINNING]
    if len(beginning) == _SAME_BEGINNING:
        again = (index for index in range(1, len(lines)) if 0 <= lines[index].find(beginning) <= _LONGEST_OPENING)
        if found := next(again, 0):
            return found
    return second_column(lines, sentences=True)
