"""财政拨款收入总计 is the sum of 年初财政拨款结转和结余 and 本年财政拨款收入, also for 政府性基金 and 国有资本经营预算.

Why it matters: the carry-over ties this year's money to what last year's accounts left.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) fewer than two parts were read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 财政拨款收入支出决算总表: 总计 = 年初财政拨款结转和结余 + 本年收入 (基本平衡公式).
Limits: the funds are checked each by itself, not their sum.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM06", "财政拨款收入总计等于年初结转与本年收入之和", "sum", "error", 1
PUBLISHED = """
为何要查：年初结转和结余把本年的资金与上年决算结余的资金衔接起来。
方法：财政拨款收入总计应与其下所列年初财政拨款结转和结余、本年财政拨款收入之和相符；政府性基金预算、
国有资本经营预算的财政拨款收入总计也这样查。取同一节所印的数；本节没有印财政拨款收入总计的，
取同一标题下另一节所印的财政拨款收入总计。各数均按四舍五入的区间计算。
何时不查：（1）总计之下读到的部分少于两项，或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算报表，财政拨款收入支出决算总表：总计=年初财政拨款结转和结余+本年收入（基本平衡公式）。
局限：政府性基金预算、国有资本经营预算各自查对，不查两者之和。
"""

TOTALS = ("财政拨款收入总计", "政府性基金预算财政拨款收入总计", "国有资本经营预算财政拨款收入总计")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, TOTALS, least=2)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> Example:
    rows = [("四", "财政拨款收入总计", "amount", total), ("四", "财政拨款收入总计/本年财政拨款收入", "amount", current)]
    return {"facts": rows + ([("四", "财政拨款收入总计/年初财政拨款结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("18,450.07万元", "18,380.13万元", "69.94万元"),
    "fails": _example("18,450.07万元", "18,380.13万元", "96.94万元"),
    "silent": _example("18,450.07万元", "18,450.07万元", None),
    # The total is at least 99.995, the parts are at most 90.005 + 9.99 = 99.995 (9.990000 is exact).
    "edge": _example("100.00万元", "90.00万元", "9.990000万元"),
}
