"""政府性基金 and 国有资本经营: what is left at the end is what was there and came, less what went.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: in each row 年末结转和结余 = 年初结转和结余 + 本年收入 - 本年支出; 本年支出 = 基本支出 + 项目支出; 类 = 款 =
项; by the intervals.
Silent when: (1) the document prints no such table, or the total or all its parts are blank, or a cell of a row is blank
and the others do not add up: blank is not reported, not 0.
Source: 部门决算报表, 政府性基金预算财政拨款收入支出决算表, 国有资本经营预算财政拨款收入支出决算表.
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB08", "政府性基金、国有资本经营决算表收支结余相符", "sum", "error", 1


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(left: str, income: str = "8.00") -> dict[str, list[tuple[str, ...]]]:
    columns = (("年初结转和结余", "1.00"), ("本年收入", income), ("本年支出/合计", "6.00"), ("年末结转和结余", left))
    return {"cells": [("表8", column, "合计", digits) for column, digits in columns]}


EXAMPLES = {
    "holds": _example("3.00"),
    "fails": _example("2.00"),
    "silent": {"cells": [("表8", "本年支出/合计", "合计", "6.00")]},
    # At most 3.005; at least 0.995 + 8.015 - 6.005 = 3.005: the ends touch.
    "edge": _example("3.00", "8.02"),
}
