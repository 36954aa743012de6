"""How the numbers end that a project reports (尾数).

feature            unit  meaning
actuals_ending_0_or_5 %  share of the actual values and the executed amount whose last printed digit is 0 or 5
whole_budgets      ratio share of initial and full-year budget that are whole 万元: 0, 0.5 or 1

Undefined when: fewer than MIN_NUMBERS numbers are printed; whole_budgets where a budget is not.
Source: the columns 实际完成值 and 执行数 of the form: what was measured, not what was planned.
Limits: a few numbers tell little; only forms that all end so are worth a look, and targets that were hit exactly are round.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.prepared.digits import ends_in_0_or_5, share_of_enough
from features.ratios import flag, money

LEVEL = "project"
MIN_NUMBERS = 6
FEW = f"实际完成值不足{MIN_NUMBERS}个数"
FEATURES = (
    Feature("actuals_ending_0_or_5", "%", "Share of reported numbers that end in 0 or 5 (尾数).", "实际值尾数为0或5占比"),
    Feature(
        "whole_budgets",
        "ratio",
        "Share of the budgets that are whole 万元 (整数).",
        "预算数为整万元占比",
        rests_on=("initial_budget", "full_year_budget"),
    ),
)


def features(projects: pl.LazyFrame, indicators: pl.LazyFrame) -> pl.LazyFrame:
    actual = indicators.select("project_id", value="actual_value", decimals="actual_decimals")
    executed = projects.select("project_id", value="executed", decimals="executed_decimals")
    numbers = pl.concat([actual, executed]).drop_nulls("value")
    ends = ends_in_0_or_5(pl.col("value"), pl.col("decimals"))
    shares = numbers.group_by("project_id").agg(actuals_ending_0_or_5=share_of_enough(ends, MIN_NUMBERS))
    few = pl.when(pl.col("actuals_ending_0_or_5").is_null()).then(pl.lit(FEW))
    whole = [flag((money(budget) * 10_000).round() % 10_000 == 0) for budget in ("initial_budget", "full_year_budget")]
    forms = projects.select("project_id", whole_budgets=(whole[0] + whole[1]) / 2)
    joined = forms.join(shares, on="project_id", how="left")
    return joined.with_columns(why_actuals_ending_0_or_5=few).rename({"project_id": "row_id"})
