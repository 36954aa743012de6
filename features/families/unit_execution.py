"""How far the money of a unit's projects was executed, and how their budgets changed within the year.

feature                 unit  meaning
execution_rate          %     100 * sum of executed / sum of full-year budgets of the project forms that have a rate
mean_execution          %     mean of their execution rates
low_execution_projects  个    forms whose execution rate is below LOW_EXECUTION
low_execution_share     %     their share of the forms that have a rate
low_execution_money     万元  their full-year budgets
budget_adjustment       %     100 * (sum of full-year budgets - sum of initial budgets) / sum of initial budgets
adjusted_share          %     share of the forms whose full-year budget is not the initial one

Undefined when: no form has a rate (or, for the last two, both budgets); forms with a budget of 0 have none. Never
infinite, never filled.
Source: the rows 年度资金总额 of 项目支出绩效自评表. The form of the whole unit is left out: it would count money twice.
Limits: forms that were not published are not known.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.families import project_execution
from features.ratios import percent, rate_of_change

LEVEL = "unit"
LOW_EXECUTION = 60  # percent; where the customary scoring 10 x (rate - 60) / 40 falls to nothing
NO_PROJECT = "没有可计算执行率的项目"
NO_BUDGETS = "没有年初和全年预算数均已读到的项目"
FEATURES = (
    Feature("execution_rate", "%", "Executed money of all projects (项目预算执行率).", "项目总体执行率", scale="logit"),
    Feature("mean_execution", "%", "Mean execution rate of the projects (平均执行率).", "项目平均执行率", scale="logit"),
    Feature("low_execution_projects", "个", "Projects executed below 60% (低执行率项目).", "低执行率项目数", scale="log"),
    Feature("low_execution_share", "%", "Share of projects executed below 60%.", "低执行率项目占比"),
    Feature("low_execution_money", "万元", "Budgets of projects executed below 60%.", "低执行率项目预算金额", scale="log"),
    Feature(
        "budget_adjustment",
        "%",
        "How project budgets changed within the year (调整率).",
        "项目预算年中调整率",
        scale="growth",
    ),
    Feature("adjusted_share", "%", "Share of projects whose budget changed within the year.", "年中调整项目占比"),
)
_OF_RATES, _OF_BUDGETS = [feature.name for feature in FEATURES[:5]], [feature.name for feature in FEATURES[5:]]


def features(projects: pl.LazyFrame) -> pl.LazyFrame:
    forms = projects.filter(pl.col("form") == "project").with_columns(
        pl.col("initial_budget", "full_year_budget", "executed").cast(pl.Float64)
    )
    rates = project_execution.features(forms).select("row_id", rate="execution_rate")
    units = forms.join(rates, left_on="project_id", right_on="row_id").group_by(row_id=pl.col("document_id"))
    made = units.agg(**_of_rates(), **_of_budgets())
    whys = {f"why_{name}": _why(name, NO_PROJECT) for name in _OF_RATES} | {
        f"why_{name}": _why(name, NO_BUDGETS) for name in _OF_BUDGETS
    }
    return made.with_columns(**whys)


def _of_rates() -> dict[str, pl.Expr]:
    rate, budget = pl.col("rate"), pl.col("full_year_budget")
    rated, low = rate.is_not_null(), rate < LOW_EXECUTION
    known = pl.when(rated.any())
    return {
        "execution_rate": percent(pl.col("executed").filter(rated).sum(), budget.filter(rated).sum()),
        "mean_execution": rate.mean(),
        "low_execution_projects": known.then(low.sum()).cast(pl.Float64),
        "low_execution_share": 100 * low.mean(),
        "low_execution_money": known.then(budget.filter(low).sum()),
    }


def _of_budgets() -> dict[str, pl.Expr]:
    initial, budget = pl.col("initial_budget"), pl.col("full_year_budget")
    both = initial.is_not_null() & budget.is_not_null()
    return {
        "budget_adjustment": rate_of_change(budget.filter(both).sum(), initial.filter(both).sum()),
        "adjusted_share": 100 * (budget != initial).mean(),
    }


def _why(name: str, reason: str) -> pl.Expr:
    return pl.when(pl.col(name).is_null()).then(pl.lit(reason))
