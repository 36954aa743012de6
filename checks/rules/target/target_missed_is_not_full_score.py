"""An indicator with its full score reached its target.

Why it matters: a target that was missed and scored in full says that nobody compared the two numbers.
Method: the actual value's interval, in the unit of the target, satisfies the target's operator (>=, <=, >, <, =); a target is
exact. Money is compared in one unit (元, 万元, 亿元). A target with = is missed by less, and where less is better (costs, time
limits) by more.
Silent when: (1) the score is not the full weight, or one of them was not read; (2) target or actual is no number, the target is
a range or a date, or the actual value is printed as an inequality; (3) their units are not comparable.
Source: 项目支出绩效自评表: target, actual value, weight and score stand side by side; full marks say that the target was
reached.
Limits: an indicator that is not about its target's number (a name that says another unit) is taken as printed.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, point, wide
from checks.prepared.magnitudes import unit_slipped

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT01", "得满分的指标达到目标值", "target", "warning", 2
PUBLISHED = """
为何要查：没有达到目标值却得满分，说明没有人对照过这两个数。
方法：得分不低于分值的指标，实际完成值折算为目标值的单位后，四舍五入区间内至少应有一个数满足目标值的比较符（“≥”“≤”
“>”“<”“=”）；目标值为确数，金额（元、万元、亿元）折算为同一单位比较。目标值印“=”的，低于目标值即为未达到；
以少为好的（成本、时限等），高于目标值即为未达到。
何时不查：（1）得分低于分值，分值为0，或者没有读到得分或分值；（2）目标值或实际完成值不是数，目标值是区间或日期，
目标值没有印比较符因而方向不明，或者实际完成值印的是界限；（3）两者的单位不可比，或者所印的数相近、
按单位折算却相差百倍以上，应先核实单位。
依据：项目支出绩效自评表：目标值、实际完成值、分值、得分并列填列，得满分就表示达到了目标值。
局限：指标说的与目标值所印的数不是一回事的（如名称写的是另一种单位），仍按所印的数核对。
"""

OPERATORS = (">=", ">", "<=", "<", "=")


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    full = indicator_rows.filter(pl.col("score") >= pl.col("weight"), pl.col("weight") > 0)  # (1)
    actual, target = columns("actual_"), pl.col("target_value")
    said = ("target", "actual", words_of("score"), words_of("weight"))
    return stated(
        full,
        said=pl.col("actual"),
        **number("printed", (actual.low + actual.high) / wide(2), actual),
        **number("derived", target, point(target)),
        unit=pl.col("target_unit"),
        digits=pl.col("actual_decimals"),
        holds=pl.col("may_reach"),
        message=pl.format("目标值“{}”，实际完成值“{}”，未达到目标值，得分{}与分值{}相同", *said),
        silent=first_reason(
            reason_if(pl.col("target_value").is_null() | pl.col("actual_value").is_null(), "目标值或实际完成值不是数"),  # (2)
            reason_if(pl.col("target_operator").is_null(), "目标值没有印比较符，方向不明"),  # (4)
            reason_if(~pl.col("target_operator").is_in(OPERATORS), "目标值不是单个数"),  # (2)
            reason_if(pl.col("actual_operator").fill_null("=") != "=", "实际完成值印的不是确数"),  # (2)
            reason_if(unit_slipped(), "单位的数量级不符，先核实单位"),  # (5)
            reason_if(actual.low.is_null(), "目标值与实际完成值的单位不可比"),  # (3)
        ),
        cited=cited("actual", "target", "score"),
    )


def _example(target: str, actual: str, score: str = "10", weight: str = "10") -> Example:
    row = {"level1": "成本指标", "level3": "差旅费", "target": target, "actual": actual, "weight": weight, "score": score}
    return {"projects": [{"name": "筹建工作经费"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example(">=1.20亿元", "=12,000万元"),
    "fails": _example("<=8.90万元", "=8.94万元"),
    "silent": _example("有效提升", "有效提升"),
    # 8.91 may be 8.905 rounded, which the target allows.
    "edge": _example("<=8.905万元", "=8.91万元"),
    "a unit that slipped": _example(">=120亿元", "=131.5万元"),
    "no operator": _example("60个工作日", "=7个工作日"),
    "partial score": _example("<=8.90万元", "=8.94万元", score="9.50"),
}
