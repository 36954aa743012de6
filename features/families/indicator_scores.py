"""What an indicator weighs, and how it was scored.

feature          unit   meaning
weight           分     分值
weight_share     %      its weight of all weights of its form
weight_log_ratio log    natural logarithm of its weight over the mean weight of its form
score_share      %      100 * score / weight
reason_missing   flag   1 where the score is below the weight and no reason (偏差原因) is printed

Undefined when: the weight (for the last two, the score) is not printed, or the weight is 0; reason_missing also where
nothing was deducted, or the form has no column for reasons.
Source: the columns 分值, 得分 and 偏差原因分析及改进措施 of the forms.
Limits: a form with one indicator has a share of 100% by nature.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, log_ratio, money, percent, why_no_base, why_not_read

LEVEL = "indicator"
NOTHING_DEDUCTED = "未扣分，无需说明原因"
NO_COLUMN = "自评表没有偏差原因一栏"
FEATURES = (
    Feature("weight", "分", "Weight of the indicator (分值).", "指标分值", rests_on=("weight",)),
    Feature("weight_share", "%", "Its share of the weights of its form (权重).", "指标分值占全表比重", rests_on=("weight",)),
    Feature(
        "weight_log_ratio",
        "log",
        "Its weight against the mean of its form.",
        "指标分值与全表平均之比",
        rests_on=("weight",),
    ),
    Feature("score_share", "%", "Score of the weight (得分率).", "指标得分率", rests_on=("score", "weight")),
    Feature(
        "reason_missing",
        "flag",
        "Whether points were deducted without a reason (偏差原因).",
        "扣分未说明原因",
        rests_on=("score", "weight"),
    ),
)


def features(indicators: pl.LazyFrame) -> pl.LazyFrame:
    weight, score = money("weight"), money("score")
    in_form = indicators.with_columns(
        whole=weight.sum().over("project_id"), mean=weight.mean().over("project_id"), deducted=score < weight
    )
    has_column = pl.col("has_reason_column").fill_null(False)
    asked = pl.col("deducted") & has_column
    no_weight = why_no_base(weight, "分值")
    return in_form.select(
        row_id="indicator_id",
        weight=weight,
        weight_share=percent(weight, "whole"),
        weight_log_ratio=log_ratio(weight, "mean"),
        why_weight_log_ratio=no_weight,
        score_share=percent(score, weight),
        why_score_share=first_reason(why_not_read("score", "得分"), no_weight),
        reason_missing=flag(pl.when(asked).then(pl.col("deviation_reason").is_null())),
        why_reason_missing=first_reason(
            why_not_read("score", "得分"),
            pl.when(~pl.col("deducted")).then(pl.lit(NOTHING_DEDUCTED)),
            pl.when(~has_column).then(pl.lit(NO_COLUMN)),
        ),
    )
