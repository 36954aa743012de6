"""The actual value is printed in the magnitude of its target: 万元 for 万元, 亿元 for 亿元, in the same currency.

Why it matters: 214.2万元 beside a target of 160亿元 is a slip of the unit, a hundredfold and more.
Method: the two units are the same thing in another magnitude (万, 亿 before the same unit) and fails where the amounts lie within
a tenth and ten times of each other as they are printed, yet a hundredfold or more apart once their units count. Another
currency fails as a notice.
Silent when: (1) target or actual is no number, or one of them prints no unit; (2) the two units are of different things.
Source: 项目支出绩效自评表: the actual value answers the target in its own unit.
Limits: a slip of both numbers alike, or of less than a hundredfold, is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, reason_if, stated
from checks.engine.examples import Example
from checks.prepared.magnitudes import base_of, unit_slipped

ID, TITLE, FAMILY, SEVERITY, VERSION = "UNI01", "实际完成值与目标值单位的数量级相符", "unit", "warning", 1
PUBLISHED = """
为何要查：目标值160亿元，实际完成值印214.2万元，是把单位写错了，相差百倍以上。
方法：目标值与实际完成值的单位相同、只是所带的万、亿等数量级不同的，只看数字，实际完成值在目标值的十分之一与十倍之间，
按单位换算后却相差一百倍及以上的，予以提出。两者币种不同的，按“核实”提出。
何时不查：（1）目标值或实际完成值不是数，或者其中一个没有印单位，或者目标值为0；（2）两个单位不是同一种。
依据：项目支出绩效自评表：实际完成值按目标值的单位填写。
局限：两数的单位一起写错的，或者相差不到一百倍的，看不出来。
"""

CURRENCIES = r"^(元|人民币|美元|欧元|港元|卢布|坚戈|日元|英镑)$"


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    numbers = pl.col("target_value", "actual_value", "target_unit", "actual_unit").is_not_null()
    both = indicator_rows.filter(pl.all_horizontal(numbers), pl.col("target_value") > 0)  # (1)
    bases = both.with_columns(asked=base_of("target"), given=base_of("actual"), slipped=unit_slipped())
    same = pl.col("asked") == pl.col("given")
    currencies = pl.col("asked").str.contains(CURRENCIES) & pl.col("given").str.contains(CURRENCIES)
    rows = bases.with_columns(same=same, currencies=currencies & ~same)
    question = (
        pl.when("currencies").then(pl.lit("币种不同，不可直接比较")).otherwise(pl.lit("按单位换算相差百倍以上，请核实单位"))
    )
    return stated(
        rows,
        said=pl.col("actual"),
        holds=~pl.col("currencies") & ~pl.col("slipped"),
        severity=pl.when("currencies").then(pl.lit("notice")),
        message=pl.format("目标值“{}”，实际完成值“{}”，{}", "target", "actual", question),
        silent=reason_if(~pl.col("same") & ~pl.col("currencies"), "目标值与实际完成值的单位不是同一种"),  # (2)
        cited=cited("actual", "target"),
    )


def _example(target: str, actual: str) -> Example:
    return {"projects": [{"name": "促消费活动"}], "indicators": [{"level3": "零售额", "target": target, "actual": actual}]}


EXAMPLES = {
    "holds": _example(">=1.2亿元", "=12500万元"),
    "fails": _example(">=120亿元", "=131.5万元"),
    "silent": _example(">=120亿元", "=95%"),
    # Ten times as much as it stands is no slip that the numbers show.
    "edge": _example(">=12亿元", "=120万元"),
    "another currency": _example(">=12亿美元", "=85亿元"),
    "tonnes": _example(">=3万吨", "=3.1吨"),
}
