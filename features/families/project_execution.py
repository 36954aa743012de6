"""How far the money of a project was executed, and how its budget changed within the year.

feature                 unit  meaning
execution_rate          %     100 * executed / full-year budget of the form
budget_adjustment       %     100 * (full-year budget - initial budget) / initial budget
unspent                 万元  full-year budget - executed
executed_without_budget flag  1 where money was executed on a full-year budget of 0
budget_added            flag  1 where the initial budget is 0 and the full-year budget is not

Undefined when: an amount is not printed; a rate also where its budget is 0: it is never infinite and never filled.
Source: the row 年度资金总额 of 项目支出绩效自评表.
Limits: a late start or a payment after the year's end explains much.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, money, percent, rate_of_change, why_no_base, why_not_read

LEVEL = "project"
FEATURES = (
    Feature(
        "execution_rate",
        "%",
        "Executed money of the full-year budget (预算执行率).",
        "预算执行率",
        scale="logit",
        rests_on=("executed", "full_year_budget"),
    ),
    Feature(
        "budget_adjustment",
        "%",
        "How the budget changed within the year (预算调整率).",
        "年中预算调整率",
        scale="growth",
        rests_on=("full_year_budget", "initial_budget"),
    ),
    Feature(
        "unspent",
        "万元",
        "Budget that was not executed (未执行金额).",
        "未执行金额",
        scale="log",
        rests_on=("full_year_budget", "executed"),
    ),
    Feature(
        "executed_without_budget",
        "flag",
        "Whether money was executed on a budget of 0.",
        "全年预算为0而有执行",
        rests_on=("full_year_budget", "executed"),
    ),
    Feature(
        "budget_added",
        "flag",
        "Whether the project had no initial budget (年中追加).",
        "年初无预算而年中追加",
        rests_on=("initial_budget", "full_year_budget"),
    ),
)


def features(projects: pl.LazyFrame) -> pl.LazyFrame:
    initial, budget, executed = money("initial_budget"), money("full_year_budget"), money("executed")
    return projects.select(
        row_id="project_id",
        execution_rate=percent(executed, budget),
        why_execution_rate=first_reason(why_not_read("executed", "执行数"), why_no_base("full_year_budget", "全年预算数")),
        budget_adjustment=rate_of_change(budget, initial),
        why_budget_adjustment=first_reason(
            why_not_read("full_year_budget", "全年预算数"), why_no_base("initial_budget", "年初预算数")
        ),
        unspent=budget - executed,
        executed_without_budget=flag((budget == 0) & (executed > 0)),
        budget_added=flag((initial == 0) & (budget > 0)),
    )
