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

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM11", "基本支出等于人员经费与公用经费之和", "sum", "error", 1
PUBLISHED = """
为何要查：人员经费与公用经费执行的标准不同，机关运行经费又以两者之和为基础。
方法：一般公共预算财政拨款基本支出应与其下所列人员经费、公用经费之和相符，取同一节所印的数；本节没有印基本支出总额的，
取同一标题下另一节所印的基本支出总额。各数均按四舍五入的区间计算。
何时不查：（1）其下的人员经费、公用经费有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，一般公共预算财政拨款基本支出决算表：合计=人员经费合计+公用经费合计（基本平衡公式）。
局限：人员经费、公用经费之内的各经济分类科目在决算表中查对，本项不查。
"""

NEEDS = ("人员经费", "公用经费")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["一般公共预算财政拨款基本支出"], needs=NEEDS)  # (1), (2)


def _example(total: str, staff: str, running: str | None) -> Example:
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
