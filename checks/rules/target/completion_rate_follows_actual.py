"""The completion rate of an indicator is its actual value of its target.

Why it matters: scores and reasons are asked for by this rate; a rate that was not computed hides the miss.
Method: the printed rate meets 100 * actual / target, each with its rounding; where the target is reached 100% is a customary
cap and holds as well. For a ceiling what is left of it counts too: 100 * (2 - actual / target).
Silent when: (1) the form prints no completion rate, or target or actual is no number; (2) the target may be 0; (3) the units
are not comparable, or differ by 万 or 亿 so that UNI01 speaks; (4) the actual value is printed as a bound; (5) the target has
no operator, and the rate is not the quotient: it may be a ceiling.
Source: 项目支出绩效自评表 with the column 完成率: 完成率 = 实际完成值 / 年度指标值.
Limits: a rate by a formula of its own (years, ranks) would be named; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import WIDE, Interval, columns, holds_zero, is_exact, meets, percent, printed, share, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT09", "完成率等于实际完成值除以目标值", "target", "notice", 1
PUBLISHED = """
为何要查：赋分和说明原因都以完成率为准；完成率不是计算得来的，未完成的情况就被掩盖了。
方法：所印完成率应与“实际完成值÷目标值×100%”相符，各数均按四舍五入的区间计算，印有单位的整数（如人数、件数）
和印到分的金额为确数。已达到目标值的，按惯例以100%封顶，印100%也算相符；目标值为上限（“≤”“<”）的，
按剩余部分计算的“（2－实际完成值÷目标值）×100%”也算相符。
何时不查：（1）自评表没有印完成率，或者完成率、目标值、实际完成值不是数；（2）目标值为0，或四舍五入后可能为0；
（3）两者的单位不可比，或者相差万、亿的数量级，另由“实际完成值与目标值单位的数量级相符”的检查核对；
（4）实际完成值印的是界限，不是确数；（5）目标值没有印比较符，完成率又不等于两数之商：该目标值可能是上限。
依据：印有“完成率”栏的项目支出绩效自评表：完成率=实际完成值÷年度指标值。
局限：按另外的公式计算完成率的（如年份、名次），也会列出，因此只列为“核实”。
"""

RATE = r"^=?(\d+(?:\.\d+)?)%?$"


def claims(rated_rows: pl.LazyFrame) -> pl.LazyFrame:
    digits = pl.col("completion_rate").str.extract(RATE)
    read = rated_rows.with_columns(
        rate=digits.cast(WIDE, strict=False),
        rate_decimals=digits.str.extract(r"\.(\d+)$").str.len_chars().fill_null(0).cast(pl.Int8),
        actual_point=(pl.col("actual_low") + pl.col("actual_high")) / wide(2),
    )
    rows = _with_intervals(read.drop_nulls("rate"))  # (1)
    actual, capped = percent(pl.col("actual_point"), pl.col("target_value")), (pl.col("rate") == 100) & pl.col("may_reach")
    left = Interval(wide(200) - pl.col("part_high"), wide(200) - pl.col("part_low"))
    other_unit = pl.col("actual_unit") != pl.col("target_unit")
    return stated(
        rows,
        said=pl.col("completion_rate"),
        **number("printed", pl.col("rate"), columns("rate_")),
        **number("derived", actual, columns("part_")),
        unit=text("%"),
        digits=pl.col("rate_decimals"),
        formula=pl.format("{}÷{}", "actual", "target"),
        holds=pl.col("is_quotient")
        | capped.fill_null(False)
        | (pl.col("target_operator").is_in(["<=", "<"]).fill_null(False) & meets(columns("rate_"), left)),
        silent=first_reason(
            reason_if(pl.col("part_low").is_null(), "目标值可能为0，或单位不可比"),  # (2), (3)
            reason_if(pl.col("target_operator").is_null() & ~pl.col("is_quotient"), "目标值没有印比较符，方向不明"),  # (5)
            reason_if(other_unit, "目标值与实际完成值的单位不同"),  # (3)
            reason_if(pl.col("actual_operator").fill_null("=") != "=", "实际完成值印的不是确数"),  # (4)
        ),
        cited=cited("completion_rate", "actual", "target"),
    )


def _with_intervals(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rate's interval, and that of 100 * actual / target: counts are exact."""
    rate = printed(pl.col("rate"), pl.col("rate_decimals"))
    exact = is_exact(pl.coalesce("target_unit", pl.lit("%")), pl.col("target_decimals"))
    target = printed(pl.col("target_value"), pl.col("target_decimals"), exact)
    counted = is_exact(pl.coalesce("actual_unit", pl.lit("%")), pl.col("actual_decimals"))
    middle = pl.col("actual_point")
    ended = rows.with_columns(
        rate_low=rate.low,
        rate_high=rate.high,
        target_low=target.low,
        target_high=target.high,
        given_low=pl.when(counted).then(middle).otherwise("actual_low"),
        given_high=pl.when(counted).then(middle).otherwise("actual_high"),
    )
    safe = pl.when(~holds_zero(columns("target_"))).then(pl.col("target_low"))
    part = share(columns("given_"), Interval(safe, pl.col("target_high")))
    with_part = ended.with_columns(part_low=part.low, part_high=part.high)
    return with_part.with_columns(is_quotient=meets(columns("rate_"), columns("part_")))


def _example(target: str, actual: str, rate: str | None) -> Example:
    row = {"level3": "培训人数", "target": target, "actual": actual, "completion_rate": rate}
    return {"projects": [{"name": "培训经费"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example(">=90人", "=81人", "90.00%"),
    "fails": _example(">=90人", "=81人", "95.00%"),
    "silent": _example(">=90人", "=81人", None),
    # 80.6 of 90 is 89.56; printed 89.5 it may be as much as 89.55, and 80.55 of 90 is 89.50.
    "edge": _example(">=90个", "=80.6个", "89.5"),
    "capped": _example(">=90人", "=120人", "100%"),
    "a kept ceiling": _example("<=100万元", "=80万元", "100"),
}
