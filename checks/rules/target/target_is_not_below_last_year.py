"""The target is not below what was reached last year.

Why it matters: a target below last year's value is reached by doing less.
Method: for targets that are floors (>=, >, =), the number printed as 上年完成情况 is not above the target, in the same unit. A
target equal to last year's value is named where this year's value went beyond it, else it is only told as info; 100% cannot be
raised.
Silent when: (1) the form prints no value of last year, or no number (新增, 无, 0); (2) the target is no floor, or less is
better; (3) the two are printed in different units.
Source: 项目支出绩效自评表 with the column 上年完成情况: targets of a lasting project build on what was reached.
Limits: a project that became smaller has smaller targets with good reason; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import WIDE, point

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT05", "目标值不低于上年完成值", "target", "notice", 1
PUBLISHED = """
为何要查：目标值低于上年完成值，比上年少做也能达到目标。
方法：目标值为下限（印“≥”“>”或“=”）的，“上年完成情况”所印的数不应大于目标值，单位相同才比较。
目标值与上年相同的也列出：本年实际完成值超过目标值的列为“核实”，其余只作“提示”；目标值为100%的无法再提高，
与上年相同的不列出。
何时不查：（1）自评表没有印上年完成情况，或者印的不是数（“新增”“无”），或者为0；（2）目标值不是下限，
或者指标以少为好（成本、时限等）；（3）两者所印的单位不同。
依据：印有“上年完成情况”栏的项目支出绩效自评表：延续性项目的目标值以上年达到的水平为基础。
局限：项目规模缩小的，目标值降低有正当理由，因此只列为“核实”。
"""

_VALUE = r"^(?:>=|<=|≥|≤|>|<|=)?(\d+(?:\.\d+)?)"
_UNIT = r"^(?:>=|<=|≥|≤|>|<|=)?\d+(?:\.\d+)?([^\d.].*)$"


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    is_floor = pl.col("target_operator").is_in([">=", ">", "="]) & ~pl.col("less_is_better")
    last = pl.col("last_year_value")
    floors = indicator_rows.filter(is_floor).with_columns(  # (2)
        last=last.str.extract(_VALUE).cast(WIDE, strict=False), last_unit=last.str.extract(_UNIT)
    )
    rows = floors.filter(pl.col("last") > 0)  # (1)
    target = pl.col("target_value").cast(WIDE)
    full_rate = (target == 100) & (pl.col("target_unit") == "%").fill_null(False)
    beyond = (pl.col("actual_value") > pl.col("target_value")).fill_null(False)
    equal = target == pl.col("last")
    words = pl.when(equal).then(pl.lit("与上年相同")).otherwise(pl.lit("低于上年"))
    return stated(
        rows,
        said=pl.col("target"),
        **number("printed", target, point(target)),
        **number("derived", pl.col("last"), point(pl.col("last"))),
        unit=pl.col("target_unit"),
        holds=(target > pl.col("last")) | (equal & full_rate),
        severity=pl.when(equal & ~beyond).then(pl.lit("info")),
        message=pl.format("上年完成值“{}”，本年目标值“{}”，{}，请核实目标值是否定得偏低", "last_year_value", "target", words),
        silent=first_reason(
            reason_if(pl.col("target_value").is_null(), "目标值不是数"),
            reason_if(pl.col("last_unit") != pl.col("target_unit"), "上年完成值与目标值的单位不同"),  # (3)
        ),
        cited=cited("target", "last_year_value", "actual"),
    )


def _example(target: str, last: str, actual: str = "=60场") -> Example:
    row = {"level3": "演出场次", "target": target, "last_year_value": last, "actual": actual}
    return {"projects": [{"name": "惠民演出"}], "indicators": [row]}


EXAMPLES = {
    "holds": _example(">=60场", "52场"),
    "fails": _example(">=60场", "75场"),
    "silent": _example(">=60场", "新增"),
    # A rate of 100% cannot be raised.
    "edge": _example("=100%", "100%", "=100%"),
    "equal, yet overshot": _example(">=60场", "60场", "=95场"),
}
