"""How the actual value of an indicator stands to its target (年度指标值与实际完成值).

feature               unit  meaning
achievement           log   natural logarithm of actual / target, of target / actual where the target is a most (<=)
target_hit_exactly    flag  1 where the actual value is the target
target_missed         flag  1 where the actual value is on the wrong side of the target
target_qualitative    flag  1 where the target is words, not a number or a date
kinds_agree           flag  1 where target and actual value are both numbers of one unit, both dates, or both words
score_beyond_reached  百分点 100 * score / weight less 100 * the reached part of the target, at most the whole

Undefined when: target or actual value is not printed; the first three and the last where they are no numbers of one
unit, the logarithm also where one is 0 or negative.
Source: the columns 年度指标值, 实际完成值 and 得分 of the forms.
Limits: words that say a number (全部完成) are words; a target that was hit exactly is common where it was set afterwards.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import first_reason, flag, percent, why_no_base, why_not_read

LEVEL = "indicator"
NO_NUMBERS = "年度指标值与实际完成值不是同一单位的数"
NO_DIRECTION = "年度指标值是区间，无从比较大小"
FEATURES = (
    Feature(
        "achievement",
        "log",
        "Actual value against the target, by its direction (完成程度).",
        "完成程度（与目标值之比）",
        rests_on=("target", "actual"),
    ),
    Feature(
        "target_hit_exactly",
        "flag",
        "Whether the actual value is the target.",
        "实际值恰为目标值",
        rests_on=("target", "actual"),
    ),
    Feature("target_missed", "flag", "Whether the target was missed (未完成).", "未达目标值", rests_on=("target", "actual")),
    Feature("target_qualitative", "flag", "Whether the target is words (定性指标).", "定性指标", rests_on=("target",)),
    Feature(
        "kinds_agree",
        "flag",
        "Whether the actual value is of the kind and unit of the target.",
        "实际值与目标值类型单位一致",
        rests_on=("target", "actual"),
    ),
    Feature(
        "score_beyond_reached",
        "百分点",
        "Score beyond what was reached (得分率与完成率之差).",
        "得分率高出完成程度",
        rests_on=("target", "actual", "weight", "score"),
    ),
)


def features(aims: pl.LazyFrame) -> pl.LazyFrame:
    kinds = pl.col("target_kind") == pl.col("actual_kind")
    # Dates and words have no unit, and a range no single number, by which they could differ.
    alike = pl.col("comparable") | (pl.col("target_kind") != "number") | pl.col("operator").eq_missing("range")
    reached = 100 * pl.min_horizontal(pl.col("achievement"), 0.0).exp()
    beyond = percent("score", "weight") - pl.when(pl.col("achievement").is_not_null()).then(reached)
    no_numbers = pl.when(~pl.col("comparable")).then(pl.lit(NO_NUMBERS))
    return aims.select(
        row_id="indicator_id",
        achievement="achievement",
        why_achievement=first_reason(*_not_printed(), no_numbers, *_no_logarithm()),
        target_hit_exactly=flag(pl.col("exact")),
        why_target_hit_exactly=first_reason(*_not_printed(), no_numbers),
        target_missed=flag(pl.col("missed")),
        why_target_missed=first_reason(*_not_printed(), no_numbers, pl.lit(NO_DIRECTION)),
        target_qualitative=flag(pl.col("target_kind") == "text"),
        kinds_agree=flag(pl.when(kinds.is_not_null()).then(kinds & alike)),
        why_kinds_agree=first_reason(*_not_printed()),
        score_beyond_reached=beyond.round(9),
        why_score_beyond_reached=first_reason(
            *_not_printed(), no_numbers, *_no_logarithm(), why_not_read("score", "得分"), why_no_base("weight", "分值")
        ),
    )


def _not_printed() -> tuple[pl.Expr, pl.Expr]:
    return why_not_read("target_kind", "年度指标值"), why_not_read("actual_kind", "实际完成值")


def _no_logarithm() -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    return why_no_base("target", "年度指标值"), why_no_base("actual", "实际完成值"), pl.lit(NO_DIRECTION)
