"""支出总计 is the sum of 本年支出合计, 结余分配 and 年末结转和结余.

Why it matters: what was not spent must be carried forward or distributed; a gap means money that the disclosure loses.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) 本年支出合计 or 年末结转和结余 was not read in the section; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 收入支出决算总表: 总计 = 本年支出合计 + 结余分配 + 年末结转和结余 (基本平衡公式).
Limits: a part that the disclosure leaves out counts as nothing, except the two named above.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM02", "支出总计等于各部分之和", "sum", "error", 1
PUBLISHED = """
为何要查：没有支出的资金应当结转或分配；有差额，就是公开说明中有资金去向不明。
方法：支出总计应与其下所列本年支出合计、结余分配、年末结转和结余之和相符，取同一节所印的数；本节没有印支出总计的，
取同一标题下另一节所印的支出总计。各数均按四舍五入的区间计算。
何时不查：（1）本节的本年支出合计、年末结转和结余有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，收入支出决算总表：总计=本年支出合计+结余分配+年末结转和结余（基本平衡公式）。
局限：公开说明没有列出的部分按0计算；本年支出合计、年末结转和结余除外，缺一项即不查。
"""

NEEDS = ("本年支出合计", "年末结转和结余")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["支出总计"], needs=NEEDS)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> Example:
    rows = [("一", "支出总计", "amount", total), ("一", "支出总计/本年支出合计", "amount", current)]
    return {"facts": rows + ([("一", "支出总计/年末结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("3,175.09万元", "3,174.97万元", "0.12万元"),
    "fails": _example("3,175.09万元", "3,174.97万元", "0.21万元"),
    "silent": _example("3,175.09万元", "3,174.97万元", None),
    # The total is at least 9.995, the parts are at most 9.875 + 0.12 (printed to the 分, it is exact) = 9.995.
    "edge": _example("10.00万元", "9.87万元", "0.120000万元"),
}
