"""收入总计 is the sum of 本年收入合计, 使用非财政拨款结余 and 年初结转和结余.

Why it matters: the total of the year's means is the base of every later comparison; a part that is missing or misprinted
makes the balance with 支出总计 a coincidence.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 本年收入合计 or 年初结转和结余 was not read in the section; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 收入支出决算总表: 总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余 (基本平衡公式).
Limits: a part that the disclosure leaves out counts as nothing, except the two named above.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM01", "收入总计等于各部分之和", "sum", "error", 1
PUBLISHED = """
为何要查：收入总计是以后各项比较的基础；其中有漏列、错印的，即使与支出总计相等，也只是巧合。
方法：收入总计应与其下所列本年收入合计、使用非财政拨款结余、年初结转和结余之和相符，取同一节所印的数；本节没有印收入总计的，
取同一标题下另一节所印的收入总计。各数均按四舍五入的区间计算。
何时不查：（1）本节的本年收入合计、年初结转和结余有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，收入支出决算总表：总计=本年收入合计+使用非财政拨款结余+年初结转和结余（基本平衡公式）。
局限：公开说明没有列出的部分按0计算；本年收入合计、年初结转和结余除外，缺一项即不查。
"""

NEEDS = ("本年收入合计", "年初结转和结余")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["收入总计"], needs=NEEDS)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> Example:
    rows = [("一", "收入总计", "amount", total), ("一", "收入总计/本年收入合计", "amount", current)]
    return {"facts": rows + ([("一", "收入总计/年初结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("104.76万元", "87.26万元", "17.50万元"),
    "fails": _example("104.76万元", "87.26万元", "16.50万元"),
    "silent": _example("104.76万元", "87.26万元", None),
    # The total is at most 104.765, the parts are at least 87.315 + 17.45 = 104.765: the ends touch.
    "edge": _example("104.76万元", "87.32万元", "17.5万元"),
}
