"""The actual value of an indicator is of the same kind as its target: words for words, money for money, a rate for a rate.

Why it matters: 20% is no answer to 促进, and 100% none to <=30万元; such a value was not measured against the target.
Method: the kind of a value is words, a date, percent, money or another number, by its number and unit. A target of words asks
for words, a date for a date; money and percent do not answer each other.
Silent when: (1) target or actual is blank; (2) one of the two contains digits that are no single number and no date (ratios);
(3) a number without a unit.
Source: 项目支出绩效自评表: the actual value is printed beside the target that it answers.
Limits: 100% for a target of words is so common a way to say "reached" that it is a notice, and so is a rate for a date.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT02", "实际完成值与目标值同类", "target", "warning", 2
PUBLISHED = """
为何要查：目标值为“促进”而实际完成值印“20%”，目标值为“≤30万元”而实际完成值印“100%”，都是答非所问，
没有对照目标值来衡量。
方法：按所印的数和单位，目标值、实际完成值各分为文字、日期、百分比、金额、其他数量五类。目标值为文字的，
实际完成值不应是百分比、金额或其他数量；目标值为日期的，实际完成值不应是百分比或金额；金额与百分比不能互相对应。
何时不查：（1）目标值或实际完成值为空；（2）其中一个含有数字（包括汉字数字），却既不是单个数也不是日期（如比例）；
（3）所印的数没有单位。
依据：项目支出绩效自评表：实际完成值与它所对应的目标值并列填列。
局限：目标值为文字而实际完成值印“100%”，是表示“已完成”的常见写法，只列为“核实”；目标值为日期而实际完成值印百分比的，
也只列为“核实”。
"""

_ANSWERS_NOT = {
    "words": ("percent", "money", "count"),
    "money": ("percent",),
    "percent": ("money",),
    "date": ("percent", "money"),
}


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    asked, given = pl.col("target_kind"), pl.col("actual_kind")
    known = indicator_rows.filter(asked.is_not_null(), given.is_not_null())  # (1), (2), (3)
    wrong = pl.any_horizontal((asked == one) & given.is_in(others) for one, others in _ANSWERS_NOT.items())
    in_full = (given == "percent") & (pl.col("actual_value") == 100)
    said_as_reached = ((asked == "words") & in_full) | ((asked == "date") & (given == "percent"))
    return stated(
        known,
        said=pl.col("actual"),
        holds=~wrong,
        message=pl.format("目标值“{}”，实际完成值“{}”，两者不是同一类值", "target", "actual"),
        severity=pl.when(said_as_reached).then(pl.lit("notice")),
        cited=cited("actual", "target"),
    )


def _example(target: str, actual: str | None) -> Example:
    return {"projects": [{"name": "博览会经费"}], "indicators": [{"level3": "促进经济发展", "target": target, "actual": actual}]}


EXAMPLES = {
    "holds": _example("促进", "促进"),
    "fails": _example("促进", "=20%"),
    "silent": _example("促进", None),
    # A count beside a rate may be the number behind it: no other kind, though not the number that was asked for.
    "edge": _example(">=90%", "=95人"),
    "money": _example("<=30万元", "=100%"),
    "a rate for a date": _example("2024年12月31日", "100%"),
}
