"""The money of a hard-wrapped form: a heading in pieces, then rows of a source and its numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from disclosures.blocks import Cell
from disclosures.forms.vocabulary import fund_column
from disclosures.layouts.hard_wrapped.fragments import Fragment, Label, PrintedLine, cell_of, peeled, vocabulary
from disclosures.layouts.hard_wrapped.value_lines import LONGEST_LINE

Row = tuple[Cell, ...]
_NUMBER = r"-?[\d,]+(?:\.\d+)?(?:\s?(?:%|分))?|[-—]{1,2}|/"
_VALUES = re.compile(rf"(?P<source>.*?)(?<!\S)(?P<values>(?:{_NUMBER})(?:\s+(?:{_NUMBER})){{2,}})")
_VALUE = re.compile(_NUMBER)
_HEADINGS = frozenset(
    {"项目资金(万元)", "部门资金(万元)", "单位资金(万元)", "项目资金(元)", "部门资金(元)", "单位资金(元)",
     "项目资金", "部门资金", "单位资金", "资金来源",
     "年初预算数", "全年预算数", "预算数(调整后)", "调整后预算数", "全年执行数", "执行数", "分值", "分值权重", "权重",
     "执行率", "得分", "自评得分"}
)  # fmt: skip
# A source above several others, in a column before them.
_GROUPS = frozenset({"财政资金", "财政资金(万元)", "财政资金(元)", "财政拨款资金"})
_WORDS = vocabulary(_HEADINGS | _GROUPS)
_SIDES = frozenset(word for word in _HEADINGS if word.startswith(("项目", "部门", "单位")))


def fund_rows(printed: list[PrintedLine], source: str) -> list[Row]:
    """The heading row and a row for each line of numbers: (side label or group, source of the money, numbers as printed)."""
    short = [line for line in printed if len(line.words) <= LONGEST_LINE]
    values = {line.number: found for line in short if (found := _VALUES.fullmatch(line.words))}
    words = [f for line in printed for f in line.fragments(0, _words_end(values.get(line.number), line))]
    labels, rest = peeled(words, _WORDS)
    headings = [label for label in labels if fund_column(label.word)]
    groups = [label for label in labels if label.word in _GROUPS]
    rows = [_heading_row(labels, headings, source=source)] if headings else []
    group_lines, lines = [label.fragments[0].line for label in groups], [f.line for f in rest]
    above = -1
    for line in printed:
        if found := values.get(line.number):
            group = [f for label in groups[_between(group_lines, above, line.number)] for f in label.fragments]
            name = rest[_between(lines, above, line.number)]
            numbers = _numbers(line, found, headings=headings, source=source)
            rows.append((cell_of(group, source, blank_at=line.start), cell_of(name, source, blank_at=line.start), *numbers))
            above = line.number
    return rows


def _between(lines: Sequence[int], above: int, last: int) -> slice:
    """Where the growing numbers of lines are behind `above` and not behind `last`."""
    return slice(bisect_right(lines, above), bisect_right(lines, last))


def _words_end(found: re.Match[str] | None, line: PrintedLine) -> int:
    return found.end("source") if found else len(line.words)


def _heading_row(labels: list[Label], headings: list[Label], *, source: str) -> Row:
    """The heading: side label, 资金来源 (blank where it is not printed), then the columns of numbers."""
    side = next((label.fragments for label in labels if label.word in _SIDES), ())
    origin = next((label.fragments for label in labels if label.word == "资金来源"), ())
    start = headings[0].fragments[0].start
    cells = [cell_of(fragments, source, blank_at=start) for fragments in (side, origin, *(label.fragments for label in headings))]
    return tuple(cells)


def _numbers(line: PrintedLine, found: re.Match[str], *, headings: list[Label], source: str) -> list[Cell]:
    """The numbers of a row below their headings. Where some are blank, the kind of a number tells its column."""
    cells = [_number(line, match, source=source) for match in _VALUE.finditer(line.words, found.start("values"))]
    fields = [fund_column(label.word) for label in headings]
    if len(cells) >= len(fields) or "execution_rate" not in fields:
        return cells
    rates = [index for index, cell in enumerate(cells) if cell.text.endswith(("%", "％"))]
    if not rates:
        return cells
    blank = Cell("", cells[0].start, cells[0].start)
    behind = len(fields) - fields.index("execution_rate") - 1
    after = cells[rates[0] + 1 :]
    before = cells[: rates[0]]
    return [
        *before, *[blank] * (fields.index("execution_rate") - len(before)),
        cells[rates[0]], *after, *[blank] * (behind - len(after)),
    ]  # fmt: skip


def _number(line: PrintedLine, match: re.Match[str], *, source: str) -> Cell:
    fragment = Fragment(match[0], line.start + match.start(), line.start + match.end(), line.number)
    return cell_of([fragment], source)
