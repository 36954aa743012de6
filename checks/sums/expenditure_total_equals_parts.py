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

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM02", "支出总计等于各部分之和", "sum", "error", 1

NEEDS = ("本年支出合计", "年末结转和结余")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["支出总计"], needs=NEEDS)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> dict[str, list[tuple[str, ...]]]:
    rows = [("一", "支出总计", "amount", total), ("一", "支出总计/本年支出合计", "amount", current)]
    return {"facts": rows + ([("一", "支出总计/年末结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("3,175.09万元", "3,174.97万元", "0.12万元"),
    "fails": _example("3,175.09万元", "3,174.97万元", "0.21万元"),
    "silent": _example("3,175.09万元", "3,174.97万元", None),
    # The total is at least 9.995, the parts are at most 9.875 + 0.12 (printed to the 分, it is exact) = 9.995.
    "edge": _example("10.00万元", "9.87万元", "0.120000万元"),
}
