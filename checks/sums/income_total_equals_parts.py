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

from checks.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM01", "收入总计等于各部分之和", "sum", "error", 1

NEEDS = ("本年收入合计", "年初结转和结余")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, ["收入总计"], needs=NEEDS)  # (1), (2)


def _example(total: str, current: str, carried: str | None) -> dict[str, list[tuple[str, ...]]]:
    rows = [("一", "收入总计", "amount", total), ("一", "收入总计/本年收入合计", "amount", current)]
    return {"facts": rows + ([("一", "收入总计/年初结转和结余", "amount", carried)] if carried else [])}


EXAMPLES = {
    "holds": _example("104.76万元", "87.26万元", "17.50万元"),
    "fails": _example("104.76万元", "87.26万元", "16.50万元"),
    "silent": _example("104.76万元", "87.26万元", None),
    # The total is at most 104.765, the parts are at least 87.315 + 17.45 = 104.765: the ends touch.
    "edge": _example("104.76万元", "87.32万元", "17.5万元"),
}
