"""How the target of an indicator stands to last year's value and to the targets of its like.

feature               unit  meaning
target_log_growth     log   natural logarithm of target / 上年完成情况
actual_log_growth     log   natural logarithm of actual / 上年完成情况
target_log_magnitude  log   natural logarithm of target / median target of indicators with its level 2 and unit

Undefined when: the form has no column 上年完成情况, or no number of the target's unit stands in it (新增, 无); the
target is no positive number; fewer than MIN_LIKE indicators have its level 2 and unit.
Source: the columns 年度指标值, 实际完成值 and 上年完成情况 of the forms.
Limits: indicators of one level 2 and unit count many things; only several magnitudes tell anything.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.prepared.aims import one_unit
from features.ratios import first_reason, log_ratio, why_no_base

LEVEL = "indicator"
MIN_LIKE = 12  # indicators; below that their median is of chance
NEW = "上年无此指标（新增）"
NO_LAST = "没有同一单位的上年数"
FEW = f"同类同单位指标不足{MIN_LIKE}个"
FEATURES = (
    Feature(
        "target_log_growth",
        "log",
        "Target against last year's value (上年完成情况).",
        "目标值与上年值之比",
        rests_on=("target", "last_year_value"),
    ),
    Feature(
        "actual_log_growth",
        "log",
        "Actual value against last year's value (上年完成情况).",
        "实际值与上年值之比",
        rests_on=("actual", "last_year_value"),
    ),
    Feature(
        "target_log_magnitude",
        "log",
        "Target against the median of its like (同类指标).",
        "目标值与同类指标中位数之比",
        rests_on=("target",),
    ),
)


def features(aims: pl.LazyFrame) -> pl.LazyFrame:
    positive = pl.col("target").filter(pl.col("target") > 0)
    like = aims.group_by("level2", "target_unit").agg(median=positive.median(), like=positive.len())
    # A missing unit is a unit of its own (件数 without a word); a missing level 2 says nothing.
    both = aims.join(like, on=["level2", "target_unit"], how="left", nulls_equal=True)
    enough = (pl.col("like") >= MIN_LIKE) & pl.col("level2").is_not_null()
    before = first_reason(_no_last("target"), why_no_base("last", "上年数"))
    return both.select(
        row_id="indicator_id",
        target_log_growth=pl.when(one_unit("target", "last")).then(log_ratio("target", "last")),
        why_target_log_growth=first_reason(before, why_no_base("target", "年度指标值")),
        actual_log_growth=pl.when(one_unit("actual", "last")).then(log_ratio("actual", "last")),
        why_actual_log_growth=first_reason(
            _no_last("actual"), why_no_base("last", "上年数"), why_no_base("actual", "实际完成值")
        ),
        target_log_magnitude=pl.when(enough).then(log_ratio("target", "median")),
        why_target_log_magnitude=first_reason(
            pl.when(pl.col("target").is_null()).then(pl.lit("年度指标值不是数")),
            why_no_base("target", "年度指标值"),
            pl.when(~enough).then(pl.lit(FEW)),
        ),
    )


def _no_last(name: str) -> pl.Expr:
    return pl.when(pl.col("is_new").fill_null(False)).then(pl.lit(NEW)).when(~one_unit(name, "last")).then(pl.lit(NO_LAST))
