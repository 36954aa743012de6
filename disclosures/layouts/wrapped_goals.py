"""Goal and result of a hard-wrapped form: two columns of prose, printed one after the other without a mark between."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.blocks import Cell
from disclosures.form_words import GOAL_HEADINGS, GOAL_SIDE, RESULT_HEADINGS
from disclosures.layouts.fragments import Fragment, PrintedLine, by_line, cell_of, peeled, vocabulary, width, words_of

Row = tuple[Cell, ...]
_WORDS = vocabulary(GOAL_SIDE | GOAL_HEADINGS | RESULT_HEADINGS)
# A result often begins as its goal does; so many equal characters are no chance.
_SAME_BEGINNING = 6


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
        rows.append((blank, cell_of(goal, source), cell_of(result, source)))
    return rows


def _goal_and_result(lines: list[list[Fragment]]) -> tuple[list[Fragment], list[Fragment]]:
    if len(lines) == 1:
        return lines[0][:1], lines[0][1:]
    cut = _cut([words_of(line) for line in lines])
    return [f for line in lines[:cut] for f in line], [f for line in lines[cut:] for f in line]


def _cut(lines: Sequence[str]) -> int:
    """The line with which the second column begins: where the text begins again as the first did, else where both parts
    fill their column most evenly (lines of a column are equally wide but for the last of a paragraph)."""
    again = [index for index in range(1, len(lines)) if lines[index][:_SAME_BEGINNING] == lines[0][:_SAME_BEGINNING]]
    if again and len(lines[0]) >= _SAME_BEGINNING:
        return again[0]
    widths = [width(line) for line in lines]
    before, after = _raggedness(widths), _raggedness(widths[::-1], last_first=True)[::-1]
    return min(range(1, len(lines)), key=lambda cut: before[cut - 1] + after[cut] + _unended(lines[cut - 1]))


def _unended(line: str) -> float:
    """What speaks against a paragraph ending with the line."""
    return 0.0 if line.endswith(("。", ";", "!", "”", ")")) else 4.0


def _raggedness(widths: Sequence[float], last_first: bool = False) -> list[float]:
    """For each beginning of the lines: by how much all but its last line (last_first: its first) are short of the widest."""
    short, widest, total = [], 0.0, 0.0
    for count, line in enumerate(widths, start=1):
        widest, total = max(widest, line), total + line
        last = widths[0] if last_first else line
        short.append(widest * (count - 1) - (total - last))
    return short
