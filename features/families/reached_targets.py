"""How far a unit says that it reached its targets (绩效指标完成情况), over all its forms.

feature           unit  meaning
mean_achievement  log   mean logarithm of actual / target of the numbers that are no satisfaction (target / actual for <=)
mean_satisfaction %     mean actual value of the satisfaction indicators (满意度) in percent
missed_targets    %     share of the targets that are numbers and were missed

Undefined when: no target of the unit is a number of the unit of its actual value, or there is no satisfaction in percent.
Source: the columns 年度指标值 and 实际完成值 of the forms.
Limits: an overshoot of one target hides a shortfall of another; whether targets were easy is not asked here.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature

LEVEL = "unit"
NO_NUMBERS, NO_SATISFACTION = "没有可与目标值比较的数值型指标", "没有以百分比填报的满意度指标"
FEATURES = (
    Feature("mean_achievement", "log", "How far the numeric targets were reached (完成程度).", "平均完成程度（与目标值之比）"),
    Feature("mean_satisfaction", "%", "Mean satisfaction that is reported (满意度).", "平均满意度", scale="logit"),
    Feature("missed_targets", "%", "Share of the numeric targets that were missed (未完成).", "未达目标的指标占比"),
)


def features(aims: pl.LazyFrame) -> pl.LazyFrame:
    is_satisfaction = (pl.col("kind") == "satisfaction").fill_null(False)
    in_percent = is_satisfaction & (pl.col("actual_unit") == "%") & pl.col("actual").is_between(0, 100)
    of_unit = aims.group_by(row_id=pl.col("document_id")).agg(
        mean_achievement=pl.col("achievement").filter(~is_satisfaction).mean().round(9),
        mean_satisfaction=pl.col("actual").filter(in_percent).mean().round(9),
        missed_targets=(100 * pl.col("missed").mean()).round(9),
    )
    return of_unit.with_columns(
        why_mean_achievement=pl.when(pl.col("mean_achievement").is_null()).then(pl.lit(NO_NUMBERS)),
        why_mean_satisfaction=pl.when(pl.col("mean_satisfaction").is_null()).then(pl.lit(NO_SATISFACTION)),
        why_missed_targets=pl.when(pl.col("missed_targets").is_null()).then(pl.lit(NO_NUMBERS)),
    )
