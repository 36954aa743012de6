"""The actual value is not twice its target or more, unless the form explains it.

Why it matters: a target that is overshot many times over was set too low, and its full score was certain.
Method: the actual value, in the unit of the target, is below `overshoot_rate` percent of it (data/parameters). A reason for the
deviation in the form answers the question.
Silent when: (1) target or actual is no number, the target is no floor (>=, >, =) or less is better; (2) the target is 0 or less;
(3) their units are not comparable; (4) the actual value is printed as a bound.
Source: 项目支出绩效评价管理办法 (财预〔2020〕10号): targets are to be set within reason; the threshold is practice.
Limits: growth rates overshoot easily where the base was low.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import WIDE, point, wide
from checks.prepared.indicator_rows import is_filled

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT04", "实际完成值没有远超目标值", "target", "notice", 1
PUBLISHED = """
为何要查：实际完成值数倍于目标值，说明目标值定得过低，得满分本是必然。
方法：实际完成值按目标值的单位折算后，应低于目标值的200%（该界限可以设定）；自评表填有偏差原因的，视为已作说明，不再列出。
何时不查：（1）目标值或实际完成值不是数，目标值不是下限（印的不是“≥”“>”或“=”），或者指标以少为好（成本、时限等）；
（2）目标值为0或负数；（3）两者的单位不可比；（4）实际完成值印的是界限，不是确数。
依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：目标应当定得合理；上述界限出自实务。
局限：增长率类指标，基数低的容易远超目标值。
"""


def claims(indicator_rows: pl.LazyFrame, thresholds: pl.LazyFrame) -> pl.LazyFrame:
    operator, target = pl.col("target_operator"), pl.col("target_value").cast(WIDE)
    is_floor = operator.is_in([">=", ">", "="]) & ~pl.col("less_is_better")
    floors = indicator_rows.filter(is_floor, target > 0, pl.col("actual_value").is_not_null())  # (1), (2)
    actual = (pl.col("actual_low") + pl.col("actual_high")) / wide(2)
    known = thresholds.select("document_id", "overshoot_rate")
    rows = floors.join(known, on="document_id", how="left").with_columns(rate=wide(100) * actual / target)
    explained = is_filled("deviation_reason")
    return stated(
        rows,
        said=pl.col("actual"),
        **number("printed", pl.col("rate"), point(pl.col("rate"))),
        **number("derived", pl.col("overshoot_rate"), point(pl.col("overshoot_rate"))),
        unit=text("%"),
        holds=(pl.col("rate") < pl.col("overshoot_rate")) | explained,
        message=pl.format(
            "目标值“{}”，实际完成值“{}”，为目标值的{}%，没有填偏差原因，请核实目标值是否定得偏低",
            "target", "actual", pl.col("rate").cast(pl.Decimal(14, 1)),
        ),
        silent=first_reason(
            reason_if(pl.col("actual_operator").fill_null("=") != "=", "实际完成值印的不是确数"),  # (4)
            reason_if(pl.col("rate").is_null(), "目标值与实际完成值的单位不可比"),  # (3)
            reason_if(pl.col("overshoot_rate").is_null(), "没有可用的界限"),
        ),
        cited=cited("actual", "target"),
    )  # fmt: skip


def _example(target: str, actual: str, reason: str | None = None) -> Example:
    row = {"level3": "培训人数", "target": target, "actual": actual, "deviation_reason": reason}
    return {"projects": [{"name": "培训经费"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example(">=90人", "=120人"),
    "fails": _example(">=90人", "=180人"),
    "silent": _example("<=90人", "=180人"),
    # One less than twice the target is not twice the target.
    "edge": _example(">=90人", "=179人"),
    "explained": _example(">=90人", "=400人", "首次面向社会报名，人数超出预期"),
}
