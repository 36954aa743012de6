"""财政拨款支出总计 is the sum of 本年财政拨款支出 and 年末财政拨款结转和结余, also for 政府性基金 and 国有资本经营预算.

Why it matters: what the year did not spend must appear as carried forward, or next year's opening figure has no source.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) fewer than two parts were read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 财政拨款收入支出决算总表: 总计 = 本年支出 + 年末财政拨款结转和结余 (基本平衡公式).
Limits: the funds are checked each by itself, not their sum.
"""

from __future__ import annotations

import polars as pl

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM07", "财政拨款支出总计等于本年支出与年末结转之和", "sum", "error", 1

TOTALS = ("财政拨款支出总计", "政府性基金预算财政拨款支出总计", "国有资本经营预算财政拨款支出总计")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, TOTALS, least=2)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> dict[str, list[tuple[str, ...]]]:
    rows = [("四", "财政拨款支出总计", "amount", total), ("四", "财政拨款支出总计/本年财政拨款支出", "amount", current)]
    return {"facts": rows + ([("四", "财政拨款支出总计/年末财政拨款结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("18,450.07万元", "18,078.44万元", "371.64万元"),
    "fails": _example("18,450.07万元", "18,078.44万元", "317.64万元"),
    "silent": _example("18,450.07万元", "18,450.07万元", None),
    # The total is at most 100.005, the parts are at least 89.995 + 10.01 = 100.005 (10.010000 is exact).
    "edge": _example("100.00万元", "90.00万元", "10.010000万元"),
}
