"""What a reader should find in a generated disclosure, in the names of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.document import Disclosure, Fact, Form, FundRow, IndicatorRow

_INDICATOR_COLUMNS = ("last_year_value", "scoring_rule", "completion_rate", "deviation_reason", "basis")
# What a project's form prints in each layout beside target, actual value, weight and score.
_PRINTED = {
    "wrapped": ("deviation_reason",),
    "tabbed": _INDICATOR_COLUMNS,
    "coded": ("deviation_reason",),
    "markdown": ("last_year_value", "scoring_rule", "deviation_reason", "basis"),
    "report": ("completion_rate",),
}


@dataclass(frozen=True, slots=True)
class ExpectedFunds:
    """A source of money of a form, as `project_funds`: in 万元 whatever is printed. project: position of its form."""

    project: int
    source: str
    is_total: bool
    initial_budget: Decimal
    full_year_budget: Decimal
    executed: Decimal
    weight: Decimal | None
    execution_rate: Decimal | None
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class ExpectedProject:
    """A form, as `projects`: the figures of its total row in 万元, its totals, its goal and result without white space.

    What a report in prose does not state (the weight of the execution rate, goal and result) is None.
    """

    form: str
    name: str
    competent_department: str | None
    implementing_unit: str
    fiscal_year: int
    initial_budget: Decimal
    full_year_budget: Decimal
    executed: Decimal
    weight: Decimal | None
    execution_rate: Decimal | None
    score: Decimal | None
    total_weight: Decimal | None
    total_score: Decimal
    goal: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class ExpectedIndicator:
    """A row of a form, as `indicators`; None where the cell is blank or the layout has no such column."""

    project: int
    level1: str | None
    level2: str | None
    level3: str
    target: str
    actual: str | None
    weight: Decimal
    score: Decimal
    target_operator: str
    target_value: Decimal | None
    target_unit: str | None
    actual_value: Decimal | None
    actual_unit: str | None
    deviation_reason: str | None
    last_year_value: str | None
    scoring_rule: str | None
    basis: str | None
    completion_rate: str | None


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is to be read in a document."""

    unit_name: str
    fiscal_year: int
    rounding_regime: str
    amount_unit: str
    facts: tuple[Fact, ...]
    projects: tuple[ExpectedProject, ...]
    funds: tuple[ExpectedFunds, ...]
    indicators: tuple[ExpectedIndicator, ...]


def truth_of(disclosure: Disclosure, layout: str) -> Truth:
    """What is printed in a layout: codes of the classification in `coded` alone, columns as the layout has them."""
    forms = disclosure.forms
    return Truth(
        unit_name=disclosure.name,
        fiscal_year=disclosure.year,
        rounding_regime=disclosure.regime,
        amount_unit="元" if disclosure.regime == "exact" else "万元",
        facts=tuple(fact if layout == "coded" else replace(fact, code=None) for fact in disclosure.facts),
        projects=tuple(_project(form, in_prose=layout == "report") for form in forms),
        funds=tuple(_funds(at, row, unit=form.unit) for at, form in enumerate(forms) for row in form.funds),
        indicators=tuple(row for at, form in enumerate(forms) for row in _indicators(at, form, layout=layout)),
    )


def number(words: str | None) -> Decimal | None:
    """The value of a printed number, None for none."""
    return None if words is None else Decimal(words.replace(",", ""))


def _amount(words: str, unit: str = "万元") -> Decimal:
    value = Decimal(words.replace(",", ""))
    return value.scaleb(-4) if unit == "元" else value


def _project(form: Form, *, in_prose: bool) -> ExpectedProject:
    total = next(row for row in form.funds if row.is_total)
    return ExpectedProject(
        form=form.kind,
        name=form.name,
        competent_department=form.competent_department,
        implementing_unit=form.implementing_unit,
        fiscal_year=form.fiscal_year,
        initial_budget=_amount(total.initial_budget, form.unit),
        full_year_budget=_amount(total.full_year_budget, form.unit),
        executed=_amount(total.executed, form.unit),
        weight=None if in_prose else number(total.weight),
        execution_rate=number(total.execution_rate),
        score=number(total.score),
        total_weight=None if in_prose else _amount(form.total_weight),
        total_score=_amount(form.total_score),
        goal=None if in_prose else form.goal,
        result=None if in_prose else form.result,
    )


def _funds(at: int, row: FundRow, *, unit: str) -> ExpectedFunds:
    return ExpectedFunds(
        project=at,
        source=row.source,
        is_total=row.is_total,
        initial_budget=_amount(row.initial_budget, unit),
        full_year_budget=_amount(row.full_year_budget, unit),
        executed=_amount(row.executed, unit),
        weight=number(row.weight),
        execution_rate=number(row.execution_rate),
        score=number(row.score),
    )


def _indicators(at: int, form: Form, *, layout: str) -> Iterator[ExpectedIndicator]:
    printed = ("basis",) if form.kind == "overall" and layout != "report" else _PRINTED[layout]
    for row in form.indicators:
        optional = {column: getattr(row, column) if column in printed else None for column in _INDICATOR_COLUMNS}
        yield _indicator(at, row, optional=optional, in_prose=layout == "report")


def _indicator(at: int, row: IndicatorRow, *, optional: dict[str, str | None], in_prose: bool) -> ExpectedIndicator:
    return ExpectedIndicator(
        project=at,
        level1=None if in_prose else row.level1,
        level2=None if in_prose else row.level2,
        level3=row.level3,
        target=row.target,
        actual=row.actual,
        weight=_amount(row.weight),
        score=_amount(row.score),
        target_operator=row.target_operator,
        target_value=row.target_value,
        target_unit=row.target_unit,
        actual_value=row.actual_value,
        actual_unit=row.actual_unit,
        **optional,
    )
