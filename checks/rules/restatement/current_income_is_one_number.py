"""本年收入合计 of the whole account is the 本年收入 whose sources are listed.

Why it matters: the two sections speak of one amount; where they differ, shares and growth rest on different totals.
Method: the printed intervals of 收入总计/本年收入合计 and of 本年收入 meet.
Silent when: (1) one of the two was not read; (2) one is printed twice in its section with different values, or is no
exact number.
Source: 部门决算公开说明 (模板): 收入支出决算总表 and 收入决算表 state one 本年收入合计.
Limits: it does not say which of the two is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, tied

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE02", "收入总体情况与收入情况的本年收入一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：两个部分说的是同一个数；不一致的，占比和增减率就是按不同的基数计算的。
方法：收入支出决算总体情况中收入总计所含的本年收入合计，与收入决算情况中分列各项来源的本年收入，按四舍五入的区间应相符；
两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：收入支出决算总表和收入决算表列示同一个本年收入合计。
局限：只说明两数不一致，不能判断哪一个错。
"""


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    return same_quantity(tied(quantities, "income", "income_kinds", subject="本年收入"))  # (1), (2)


def _example(one: str, other: str | None) -> Example:
    rows = [("一", "收入总计/本年收入合计", "amount", one)]
    return {"facts": rows + ([("二", "本年收入", "amount", other)] if other else [])}


EXAMPLES = {
    "holds": _example("3,587.26万元", "3,587.26万元"),
    "fails": _example("3,587.26万元", "3,578.26万元"),
    "silent": _example("3,587.26万元", None),
    # 3,587.3 stands for 3,587.25 to 3,587.35, and 3,587.24 for up to 3,587.245: printed with other digits they may touch.
    "edge": _example("3,587.3万元", "3,587.25万元"),
    "one last digit": _example("3,587.26万元", "3,587.27万元"),
}
