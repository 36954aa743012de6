"""The performance forms as content: money by source, indicators, scores that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.document import Form, FundRow, IndicatorRow
from generator.draft import Draft
from generator.indicator_rows import indicator_row
from generator.printing import Line, rounded
from generator.projects import EXECUTION_WEIGHT, Indicator, Project
from generator.scoring import execution_score
from generator.wording import decimal_words, shortest

OVERALL_TITLES = {
    "levels of government": "部门（单位）整体支出绩效目标自评表",
    "superior and own": "单位整体支出绩效自评表",
    "yearly total": "部门整体支出绩效自评表",
}
PROJECT_TITLE = "项目支出绩效自评表"
TOTAL_OF_PROJECT = "年度资金总额"


def forms(draft: Draft) -> Iterator[Form]:
    """The overall form, then the projects'."""
    yield _overall(draft)
    lines = draft.line(draft.unit.books.forms).parts
    yield from (_project(draft, project, line=line) for project, line in zip(draft.unit.projects, lines, strict=True))


def _project(draft: Draft, project: Project, *, line: Line) -> Form:
    total = replace(_fund_row(draft, line, source=TOTAL_OF_PROJECT, scored=True), is_total=True)
    funds = (total, *(_fund_row(draft, part, source=part.name) for part in line.parts))
    rows = _rows(draft, project.indicators, line=line)
    goal, result = _goal_and_result(draft, project, line=line)
    return Form(
        kind="project",
        title=PROJECT_TITLE,
        name=project.name,
        competent_department=draft.unit.name,
        implementing_unit=draft.unit.name,
        fiscal_year=draft.unit.year,
        unit=draft.unit.unit,
        funds=funds,
        goal=goal,
        result=result,
        indicators=rows,
        total_weight="100",
        total_score=_total_score(total, rows),
    )


def _overall(draft: Draft) -> Form:
    kind = draft.unit.wording.overall_form
    line = draft.line(draft.unit.books.overall)
    total = replace(_fund_row(draft, line, source="年度总资金" if kind == "yearly total" else "合计", scored=True), is_total=True)
    parts = tuple(_fund_row(draft, part, source=part.name) for part in line.parts)
    rows = _rows(draft, draft.unit.overall, line=line)
    return Form(
        kind="overall",
        title=OVERALL_TITLES[kind],
        name=OVERALL_TITLES[kind],
        competent_department=None,
        implementing_unit=draft.unit.name,
        fiscal_year=draft.unit.year,
        unit=draft.unit.unit,
        funds=(total, *parts) if kind == "yearly total" else (*parts, total),
        goal=f"做好{draft.unit.topic.duty}，保障机构正常运转，完成年度重点任务。",
        result=f"{draft.unit.topic.duty}各项任务按计划推进，机构运转平稳，群众反映良好。",
        indicators=rows,
        total_weight="100",
        total_score=_total_score(total, rows),
    )


def _rows(draft: Draft, indicators: tuple[Indicator, ...], *, line: Line) -> tuple[IndicatorRow, ...]:
    return tuple(indicator_row(draft, indicator, line=line) for indicator in indicators)


def _fund_row(draft: Draft, line: Line, *, source: str, scored: bool = False) -> FundRow:
    """A row of money; the total's row bears weight, rate and score, the others a rate where the wording prints it."""
    rate = draft.unit.wording.source_rates or scored
    executed_share = decimal_words(rounded(100 * line.execution), bare=draft.unit.wording.bare_integers)
    return FundRow(
        source=source,
        initial_budget=_money(draft, line.initial),
        full_year_budget=_money(draft, line.budget),
        executed=_money(draft, line.amount),
        weight=str(EXECUTION_WEIGHT) if scored else None,
        execution_rate=executed_share if rate else None,
        score=_score_words(draft, execution_score(line.execution, draft.unit.wording.scoring_rule)) if scored else None,
    )


def _money(draft: Draft, value: Decimal) -> str:
    return decimal_words(value, commas=draft.unit.wording.form_commas, bare=draft.unit.wording.bare_integers)


def _score_words(draft: Draft, value: Decimal) -> str:
    return decimal_words(value, bare=not draft.unit.wording.long_scores)


def _total_score(total: FundRow, rows: tuple[IndicatorRow, ...]) -> str:
    """The sum of the printed scores: scores are exact numbers."""
    return shortest(sum((Decimal(row.score) for row in rows), Decimal(total.score or 0)))


def _goal_and_result(draft: Draft, project: Project, *, line: Line) -> tuple[str, str]:
    """Goal and result of a project; what they say of money and of the first indicator is what the form says."""
    if project.goal is not None and project.result is not None:
        return project.goal, project.result
    first, unit, helps = project.indicators[0], draft.unit.unit, project.thing.benefit
    goal = (
        f"计划使用{shortest(line.budget)}{unit}实施{project.thing.name}，{first.level3}不少于{first.target}{first.unit}，"
        f"通过项目实施，使{helps[1]}{helps[2]}。"
    )
    left = "剩余资金结转下年使用，" if line.amount < line.budget else ""
    result = (
        f"截至{draft.unit.year}年12月31日，本项目支出{shortest(line.amount)}{unit}，{left}{first.level3}为{first.actual}{first.unit}，"
        f"{project.thing.served}反映较好。"
    )
    return goal, result
