"""How the indicators of a project reached their targets.

feature              unit  meaning
exact_share          %     share of the comparable indicators whose actual value is the target
missed_share         %     share of those whose actual value is on the wrong side of the target
greatest_overshoot   log   the largest logarithm of actual / target (of target / actual where the target is a most)
greatest_shortfall   log   the smallest of them
disagreeing_share    %     share of the indicators whose actual value is of another kind (words, number, date) than the target
reasons_missing_share %    share of the indicators with points deducted that print no reason

Undefined when: no indicator of the form is comparable (numbers of one unit, for logarithms both positive); none has both
values; no points were deducted, or the form has no column for reasons.
Source: the columns 年度指标值, 实际完成值 and 偏差原因分析及改进措施 of the forms.
Limits: targets that are all hit exactly were possibly written afterwards; of small forms this is chance.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature

LEVEL = "project"
NOTHING_COMPARABLE = "没有可比较的定量指标"
NOTHING_DEDUCTED = "没有扣分的指标，或自评表没有偏差原因一栏"
FEATURES = (
    Feature("exact_share", "%", "Share of targets that were hit exactly (恰好完成).", "恰为目标值的指标占比"),
    Feature("missed_share", "%", "Share of targets that were missed (未完成).", "未达目标的指标占比"),
    Feature("greatest_overshoot", "log", "The largest overshoot of a target (超额完成).", "完成程度最高的指标（与目标值之比）"),
    Feature("greatest_shortfall", "log", "The largest shortfall of a target (未完成).", "完成程度最低的指标（与目标值之比）"),
    Feature(
        "disagreeing_share", "%", "Share of actual values of another kind than their target.", "实际值与目标值类型不一致占比"
    ),
    Feature("reasons_missing_share", "%", "Share of deductions without a reason (偏差原因).", "扣分未说明原因占比"),
)


def features(aims: pl.LazyFrame) -> pl.LazyFrame:
    explained = pl.col("has_reason").filter(pl.col("deducted"))
    made = aims.group_by(row_id=pl.col("project_id")).agg(
        exact_share=100 * pl.col("exact").mean(),
        missed_share=100 * pl.col("missed").mean(),
        greatest_overshoot=pl.col("achievement").max(),
        greatest_shortfall=pl.col("achievement").min(),
        disagreeing_share=100 * (pl.col("target_kind") != pl.col("actual_kind")).mean(),
        reasons_missing_share=100 * (~explained).mean(),
    )
    whys = {f"why_{name}": _why(name, NOTHING_COMPARABLE) for name in ("exact_share", "missed_share")}
    whys |= {f"why_{name}": _why(name, NOTHING_COMPARABLE) for name in ("greatest_overshoot", "greatest_shortfall")}
    return made.with_columns(**whys, why_reasons_missing_share=_why("reasons_missing_share", NOTHING_DEDUCTED))


def _why(name: str, reason: str) -> pl.Expr:
    return pl.when(pl.col(name).is_null()).then(pl.lit(reason))
