"""An indicator that reached its target has its full score: what was saved or done earlier costs no points.

Why it matters: a ceiling that is kept is reached; to deduct for the money saved teaches units to spend all that they have.
Method: where the score is below the weight, not every value of the actual value's interval, in the unit of the target,
satisfies the target's operator. A target with = is reached by as much, and where less is better (costs, time limits) by less.
Silent when: (1) the score is the full weight, or one of them was not read; (2) target or actual is no number, has no operator
or is a range, a date or a bound; (3) their units are not comparable; (4) only some values of the interval reach the target.
Source: 项目支出绩效自评表: an indicator earns its weight by reaching its target.
Limits: a region's rule may deduct for what is far beyond the target; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, point

ID, TITLE, FAMILY, SEVERITY, VERSION = "SCO04", "达到目标值的指标不扣分", "score", "notice", 1
PUBLISHED = """
为何要查：控制在上限以内就是达到目标；因为节约了资金而扣分，是教单位把钱花光。
方法：得分低于分值的，应是没有达到目标值的指标。实际完成值折算为目标值的单位后，四舍五入区间内的数都满足目标值比较符
（“≥”“≤”“>”“<”“=”）的，就是达到目标值却被扣分；人数、件数等整数为确数。目标值印“=”的，
等于或高于目标值即为达到；以少为好的（成本、时限等），等于或低于目标值即为达到。
何时不查：（1）得分为满分或四舍五入后可能为满分，或者没有读到得分或分值；（2）目标值或实际完成值不是数，
目标值没有印比较符，目标值是区间或日期，或者实际完成值印的是界限；（3）两者的单位不可比；（4）区间内只有一部分达到目标值。
依据：项目支出绩效自评表：指标达到目标值，即得该项分值。
局限：有的地区规定远超目标值的要扣分，因此只列为“核实”。
"""


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    partial = indicator_rows.filter(pl.col("score_high") < pl.col("weight"))  # (1)
    exact = pl.col("actual_operator").fill_null("=") == "="
    near = pl.col("may_reach") & ~pl.col("must_reach")
    return stated(
        partial,
        said=words_of("score"),
        **number("printed", pl.col("score"), columns("score_")),
        **number("derived", pl.col("weight"), point(pl.col("weight"))),
        unit=text("分"),
        digits=pl.col("score_decimals"),
        holds=~pl.col("must_reach"),
        message=_message(),
        silent=first_reason(
            reason_if(pl.col("must_reach").is_null(), "目标值与实际完成值不是可比的数"),  # (2), (3)
            reason_if(~exact, "实际完成值印的不是确数"),  # (2)
            reason_if(near, "四舍五入后看不出是否达到目标值"),  # (4)
        ),
        cited=cited("score", "actual", "target", "weight"),
    )


def _message() -> pl.Expr:
    why = pl.when("less_is_better").then(pl.lit("已在目标值以内")).otherwise(pl.lit("已达到目标值"))
    printed = (pl.col("target"), pl.col("actual"), why, words_of("score"), words_of("weight"))
    return pl.format("目标值“{}”，实际完成值“{}”，{}，得分{}却低于分值{}，请核实评分方向", *printed)


def _example(target: str, actual: str, score: str = "7.75") -> Example:
    row = {"level1": "成本指标", "level3": "评审费用", "target": target, "actual": actual, "weight": "10", "score": score}
    return {"projects": [{"name": "规划编制"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example("<=21万元", "=23.5万元"),
    "fails": _example("<=21万元", "=19万元"),
    "silent": _example("<=21万元", "=21万元"),
    # 21.1 is 21.05 at least, which 21.05 allows and 21.04 does not.
    "edge": _example("<=21.04万元", "=21.1万元"),
    "a kept time limit": _example("<=30天", "=30天"),
}
