"""How much money a project has, alone and within its unit.

feature          unit  meaning
budget           万元  full-year budget
share_of_unit    %     100 * its full-year budget / that of all project forms of the disclosure
share_of_projects %    100 * executed / 项目支出 of the unit
same_money       个    other forms with its full-year budget and executed amount to the cent, where these are not round

Undefined when: an amount is not printed; a share also where the whole is 0; same_money where the budget is 0 or a
multiple of ROUND: such amounts meet by chance.
Source: the row 年度资金总额 of the forms; 三 of the template.
Limits: one project of two units may be printed by both.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, money, percent, why_no_base, why_not_read

LEVEL = "project"
ROUND = 0.1  # 万元
FEATURES = (
    Feature(
        "budget",
        "万元",
        "Full-year budget of the project (全年预算数).",
        "项目全年预算数",
        scale="log",
        rests_on=("full_year_budget",),
    ),
    Feature(
        "share_of_unit",
        "%",
        "Its share of the budgets of all project forms.",
        "占本单位项目预算比重",
        scale="logit",
        rests_on=("full_year_budget",),
    ),
    Feature(
        "share_of_projects",
        "%",
        "Executed money of the unit's 项目支出.",
        "占本单位项目支出比重",
        scale="log",
        rests_on=("executed",),
    ),
    Feature(
        "same_money",
        "个",
        "Other forms with the very same money (金额雷同).",
        "金额完全相同的其他项目数",
        scale="log",
        rests_on=("full_year_budget", "executed"),
    ),
)


def features(projects: pl.LazyFrame, amounts: pl.LazyFrame) -> pl.LazyFrame:
    spent = amounts.select("document_id", "on_projects")
    forms = projects.filter(pl.col("form") == "project").join(spent, on="document_id", how="left")
    budget, executed = money("full_year_budget"), money("executed")
    with_whole = forms.with_columns(whole=budget.sum().over("document_id"), twins=_twins())
    return with_whole.select(
        row_id="project_id",
        budget=budget,
        share_of_unit=percent(budget, "whole"),
        why_share_of_unit=first_reason(why_not_read("full_year_budget", "全年预算数"), why_no_base("whole", "全部项目预算数")),
        share_of_projects=percent(executed, "on_projects"),
        why_share_of_projects=first_reason(why_not_read("executed", "执行数"), why_no_base("on_projects", "项目支出")),
        same_money=pl.col("twins").cast(pl.Float64),
        why_same_money=pl.when(pl.col("twins").is_null()).then(pl.lit("金额为0、为整数或未读到")),
    )


def _twins() -> pl.Expr:
    cents = (money("full_year_budget") * 10_000).round().cast(pl.Int64)
    others = pl.len().over("full_year_budget", "executed").cast(pl.Int64) - 1
    is_round = cents % round(ROUND * 10_000) == 0
    return pl.when(~is_round & pl.col("executed").is_not_null()).then(others)
