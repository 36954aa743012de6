"""一般公共预算财政拨款基本支出 is the sum of 人员经费 and 公用经费.

Why it matters: the two are governed by different standards; the sum is the base for 机关运行经费.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) one of the two parts was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 一般公共预算财政拨款基本支出决算表: 合计 = 人员经费合计 + 公用经费合计 (基本平衡公式).
Limits: the economic classes inside the two parts are checked in the table, not here.
"""

from __future__ import annotations

import polars as pl

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM11", "基本支出等于人员经费与公用经费之和", "sum", "error", 1

NEEDS = ("人员经费", "公用经费")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["一般公共预算财政拨款基本支出"], needs=NEEDS)  # (1), (2)


def _example(total: str, staff: str, running: str | None) -> dict[str, list[tuple[str, ...]]]:
    name = "一般公共预算财政拨款基本支出"
    rows = [("六", name, "amount", total), ("六", f"{name}/人员经费", "amount", staff)]
    return {"facts": rows + ([("六", f"{name}/公用经费", "amount", running)] if running else [])}


EXAMPLES = {
    "holds": _example("488.10万元", "447.78万元", "40.31万元"),
    "fails": _example("488.10万元", "447.78万元", "40.13万元"),
    "silent": _example("488.10万元", "447.78万元", None),
    # The total is at least 730.085, the parts are at most 710.815 + 19.27 = 730.085 (19.270000 is exact).
    "edge": _example("730.09万元", "710.81万元", "19.270000万元"),
}
