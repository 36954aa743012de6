"""The actual value measures what the target measures: time for time, area for area, a count for a count.

Why it matters: 12 days is no answer to a target of 12 visits.
Method: every unit is of one kind: time, area, length, weight, money, or a count, by its words; the kinds of target and actual
value are the same. Words for the same thing (场 and 场次, 平方米 and 平米), and the many counting words (个, 家, 户), are alike.
Silent when: (1) target or actual is no number, or one of them prints no unit; (2) one is a rate (%), which TGT02 looks at, or a
unit by another (元/平方米).
Source: 项目支出绩效自评表: the actual value answers the target in its own unit.
Limits: two counting words that count different things (人, 场) are not told apart; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "UNI02", "实际完成值与目标值的单位是同一种", "unit", "notice", 1
PUBLISHED = """
为何要查：目标是走访12次，实际完成填12天，等于没有回答。
方法：按字样把每个单位归为时间、面积、长度、重量、金额、计数中的一种，目标值与实际完成值的单位应为同一种。
同一单位的不同写法（场与场次、平方米与平米），以及各种计数的单位（个、家、户），都视为相同。
何时不查：（1）目标值或实际完成值不是数，或者其中一个没有印单位；（2）其中一个是比率（%），
由“实际完成值与目标值同类”一项检查处理，或者是两个单位之比（元/平方米）。
依据：项目支出绩效自评表：实际完成值按目标值的单位填写。
局限：两个计数的单位所计的是不同事物（人、场）的，分辨不出；所以只按“核实”提出。
"""

KINDS = {
    "time": r"^个?(?:天|日|工作日|小时|分钟|秒|月|季度|年|周)内?$",
    "area": r"(?:平方米|平米|㎡|平方公里|亩|公顷)$",
    "length": r"^(?:万)?(?:米|公里|千米|延米)$",
    "weight": r"(?:吨|公斤|千克|克|斤)$",
    "money": r"元$",
}


def claims(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    numbers = pl.col("target_value", "actual_value", "target_unit", "actual_unit").is_not_null()
    units = pl.concat_str("target_unit", "actual_unit")
    rows = indicator_rows.filter(pl.all_horizontal(numbers), ~units.str.contains("[%/‰]"))  # (1), (2)
    return stated(
        rows,
        said=pl.col("actual"),
        holds=_kind("target_unit") == _kind("actual_unit"),
        message=pl.format("目标值“{}”，实际完成值“{}”，单位不是同一种", "target", "actual"),
        cited=cited("actual", "target"),
    )


def _kind(unit: str) -> pl.Expr:
    return pl.coalesce(
        *(pl.when(pl.col(unit).str.contains(words)).then(pl.lit(kind)) for kind, words in KINDS.items()), pl.lit("count")
    )


def _example(target: str, actual: str) -> Example:
    return {"projects": [{"name": "惠民演出"}], "indicators": [{"level3": "演出", "target": target, "actual": actual}]}


EXAMPLES = {
    "holds": _example(">=12场", "12场"),
    "fails": _example(">=12场", "12天"),
    "silent": _example(">=90%", "=12场"),
    # Other words for the same thing are no fault.
    "edge": _example(">=1场", "1场次"),
    "area": _example(">=300平方米", "=310平米"),
}
