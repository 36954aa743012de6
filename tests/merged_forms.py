"""The performance forms of a generated disclosure as they are published: tables of merged cells, for writers of any format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.document import Disclosure, Form, Heading, IndicatorRow
from generator.layouts.cells import (
    OVERALL_FUND_HEADINGS,
    OVERALL_HEADINGS,
    PROJECT_FUND_HEADINGS,
    fund_labels,
    fund_numbers,
    overall_row,
)
from generator.layouts.prose import bracketed, words_of
from generator.layouts.tabbed import HEADINGS

_PROJECT_HEADINGS = (*HEADINGS[:3], "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


class Merged(NamedTuple):
    """A cell with its words, the columns and the rows that it takes."""

    words: str
    columns: int = 1
    rows: int = 1


Rows = list[list[Merged]]
Part = str | Rows


def parts_of(disclosure: Disclosure, *, long: bool) -> Iterator[Part]:
    """The lines of a disclosure, and its forms as rows of the cells that begin in them.

    long: whether the forms of projects have the columns of rules and bases, too.
    """
    for block in disclosure.blocks:
        if isinstance(block, Form):
            yield block.title
            yield f"（{block.fiscal_year}年度）"
            yield _overall(block) if block.kind == "overall" else _project(block, long=long)
        else:
            yield block.text if isinstance(block, Heading) else words_of(block, bracketed)


def _project(form: Form, *, long: bool) -> Rows:
    heads = HEADINGS if long else _PROJECT_HEADINGS
    width = len(heads) + 1
    name = [Merged("项目名称", 2), Merged(form.name, width - 2)]
    units = [Merged("主管部门", 2), Merged(form.competent_department or "", 3), Merged("实施单位", 2)]
    units.append(Merged(form.implementing_unit, width - 7))
    funds = _wide([Merged("", 2), *map(Merged, PROJECT_FUND_HEADINGS)], width - 1)
    rows = [name, units, [Merged(f"项目资金（{form.unit}）", 1, len(form.funds) + 1), *funds]]
    for row, labels in fund_labels(form):
        rows.append(_wide([Merged(labels[-1], 2), *map(Merged, fund_numbers(row, dash="—"))], width - 1))
    return [*rows, *_goals(form, width), *_indicators(form, heads, long=long), _total(form, width)]


def _overall(form: Form) -> Rows:
    rows = [[Merged("部门（单位）名称"), Merged(form.implementing_unit, 7)]]
    rows.append([Merged(f"部门资金（{form.unit}）", 1, len(form.funds) + 1), *map(Merged, OVERALL_FUND_HEADINGS)])
    for row, labels in fund_labels(form):
        rows.append([*map(Merged, ("".join(labels), *fund_numbers(row, dash="-")))])
    rows += _goals(form, 8)
    rows.append([*map(Merged, OVERALL_HEADINGS)])
    for levels, row in _with_levels(form.indicators):
        rows.append([*levels, *map(Merged, overall_row(row))])
    return [*rows, [Merged("总分", 5), Merged(form.total_weight), Merged(""), Merged(form.total_score)]]


def _wide(row: list[Merged], width: int) -> list[Merged]:
    """The row over so many columns: its last cell takes those that are left."""
    left = width - sum(cell.columns for cell in row)
    return [*row[:-1], row[-1]._replace(columns=row[-1].columns + left)]


def _goals(form: Form, width: int) -> Rows:
    half = (width - 1) // 2
    rest = width - 1 - half
    return [
        [Merged("年度总体目标", 1, 2), Merged("预期目标", half), Merged("实际完成情况", rest)],
        [Merged(form.goal, half), Merged(form.result, rest)],
    ]


def _indicators(form: Form, heads: Sequence[str], *, long: bool) -> Iterator[list[Merged]]:
    yield [Merged("绩效指标", 1, len(form.indicators) + 1), *map(Merged, heads)]
    for levels, row in _with_levels(form.indicators):
        usual = (row.level3, row.target, row.actual or "", row.weight, row.score, row.deviation_reason or "")
        yield [*levels, *map(Merged, _long_cells(row) if long else usual)]


def _long_cells(row: IndicatorRow) -> tuple[str, ...]:
    result = (row.level3, row.weight, row.target, row.actual or "", row.completion_rate, row.score, row.basis or "")
    return (*result, row.last_year_value or "", row.scoring_rule or "", "工作资料", row.deviation_reason or "")


def _with_levels(indicators: Sequence[IndicatorRow]) -> Iterator[tuple[list[Merged], IndicatorRow]]:
    """Each row with its two levels, where it is the first of those that they are merged over."""
    for level1, same in groupby(indicators, key=lambda row: row.level1):
        of_level1 = list(same)
        for level2, rows in groupby(of_level1, key=lambda row: row.level2):
            of_level2 = list(rows)
            for row in of_level2:
                first = [Merged(level1, 1, len(of_level1))] if row is of_level1[0] else []
                yield [*first, *([Merged(level2, 1, len(of_level2))] if row is of_level2[0] else [])], row


def _total(form: Form, width: int) -> list[Merged]:
    before = 6 if width == 9 else 7
    return [Merged("总分", before), *_wide([Merged(form.total_weight), Merged(form.total_score)], width - before)]


def placed(rows: Rows) -> Iterator[tuple[int, int, Merged]]:
    """Each cell with the row and the column where it begins."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > number:
                column += 1
            yield number, column, cell
            taken |= dict.fromkeys(range(column, column + cell.columns), number + cell.rows)
            column += cell.columns
