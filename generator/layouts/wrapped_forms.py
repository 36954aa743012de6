"""Forms in the text of a PDF: a narrow cell is broken over lines, the cells of one line are joined by spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from generator.document import Form, IndicatorRow
from generator.layouts.cells import (
    OVERALL_FUND_HEADINGS,
    OVERALL_HEADINGS,
    PROJECT_FUND_HEADINGS,
    fund_labels,
    fund_numbers,
    merged,
    overall_row,
)
from generator.layouts.prose import spaced
from generator.layouts.wrapping import width_of, wrapped_lines

Cell = tuple[str, int]  # text, width of its column in half-width characters
Lines = Iterator[tuple[str, str]]
WIDE = 200
_LEVEL1, _LEVEL1_OVERALL, _LEVEL2, _LEVEL3, _VALUE, _REASON, _SOURCE = 6, 8, 12, 10, 14, 6, 12
_GOAL, _RESULT = 50, 42


def form_lines(form: Form, random: Random) -> Lines:
    """The lines of a form, each with the line ends that follow it."""
    overall = form.kind == "overall"
    yield (form.title if overall else " ".join(form.title)), "\n"
    yield spaced(f"（{form.fiscal_year}年度）"), "\n\n"
    yield from _names(form, random)
    yield from _funds(form, random)
    yield from _row([("年度总体目标", 4)], random)
    yield "预期目标 实际完成情况", "\n\n"
    yield from ((line, "\n\n") for line in wrapped_lines(spaced(form.goal), _GOAL))
    yield from ((line, "\n\n") for line in wrapped_lines(spaced(form.result), _RESULT))
    yield from _indicators(form, random)
    yield (f"总分 {form.total_weight} {form.total_score}" + ("" if overall else " 分")), "\n\n"


def _names(form: Form, random: Random) -> Lines:
    if form.kind == "overall":
        yield f"部门（单位）名称 {form.implementing_unit}", "\n\n"
        yield from _row([(f"部门资金（{form.unit}）", 6)], random)
        yield from _row([(heading, 10 if heading != "全年执行数" else 6) for heading in OVERALL_FUND_HEADINGS], random)
        return
    yield f"项目名称 {spaced(form.name)}", "\n\n"
    yield f"主管部门 {form.competent_department} 实施单位 {form.implementing_unit}", "\n\n"
    yield from _row([(f"项目资金（{form.unit}）", 10)], random)
    yield " ".join(PROJECT_FUND_HEADINGS), "\n\n"


def _funds(form: Form, random: Random) -> Lines:
    dash = "-" if form.kind == "overall" else "—"
    for row, labels in fund_labels(form):
        cells = [(label, _SOURCE) for label in labels if label]
        yield from _row([*cells, *((number, WIDE) for number in fund_numbers(row, dash=dash))], random)


def _indicators(form: Form, random: Random) -> Lines:
    if form.kind == "overall":
        yield from _row([(head, 10) for head in OVERALL_HEADINGS], random)
    else:
        heads = [("一级指标", 6), ("二级指标 三级指标 年度指标值 实际完成值 分值 得分", WIDE), ("偏差原因分析及改进措施", 6)]
        yield from _row(heads, random)
        yield from _row([("年度绩效指标完成情况", 4)], random)
    for row, level1, level2 in merged(form.indicators, level2=True):
        cells = _overall_cells(row) if form.kind == "overall" else _project_cells(row)
        width = _LEVEL1_OVERALL if form.kind == "overall" else _LEVEL1
        yield from _row([(level1, width), (level2, _LEVEL2), *cells], random)


def _overall_cells(row: IndicatorRow) -> list[Cell]:
    return [(text, _LEVEL3 if place == 0 else _VALUE) for place, text in enumerate(overall_row(row))]


def _project_cells(row: IndicatorRow) -> list[Cell]:
    reason = [(row.deviation_reason, _REASON)] if row.deviation_reason else []
    return [(row.level3, _LEVEL3), (row.target, _VALUE), (row.actual or "", _VALUE), (row.weight, 4), (row.score, 8), *reason]


def _row(cells: Iterable[Cell], random: Random) -> Lines:
    """A row: cells of one line side by side, a cell of several lines alone; where they meet the line ends vary."""
    runs: list[list[str]] = []
    joined = False
    for text, width in cells:
        lines = list(wrapped_lines(spaced(text), width)) if width_of(spaced(text)) > width else [spaced(text)] if text else []
        if len(lines) == 1 and joined:
            runs[-1][0] += f" {lines[0]}"
        elif lines:
            runs.append(lines)
            joined = len(lines) == 1
    for run in runs:
        yield from ((line, "\n\n") for line in run[:-1])
        yield run[-1], random.choice(("\n", "\n\n")) if run is not runs[-1] else "\n\n"
