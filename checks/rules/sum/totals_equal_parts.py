"""收入支出决算总表: both sides add up, and they are equal.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: 本年收入合计 = its sources; 本年支出合计 = its classes; 总计 = 本年合计 + what is carried over or set aside;
总计 of income = 总计 of expenditure; by the intervals of rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 收入支出决算总表 (基本平衡公式).
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.shapes.balanced_sides import kinds_of_the_year, sides_equal, total_with_carried
from checks.shapes.summed_cells import cells_add_up, named_parts

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB01", "收入支出决算总表各合计等于各项之和", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：本年收入合计应等于各项收入之和，本年支出合计应等于各类支出之和；收入、支出的总计应各等于本年合计加结转、结余和分配等项；
收入总计应等于支出总计；各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白：空白是没有填报，不等于0。
依据：部门决算报表中的收入支出决算总表（基本平衡公式）。
局限：个别分项空白的，按没有该项金额加总；只能指出合计不符，不能判定是哪个数有误。
"""


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table") == "表1")
    equal = named_parts(own, sides_equal("表1"))
    return cells_add_up(own, kinds_of_the_year(own), total_with_carried(own), equal)  # (1)


def _example(total: str, carried: str = "12.00") -> dict[str, list[tuple[str, ...]]]:
    side = "收入/决算数"
    rows = [("表1", side, "收入总计/本年收入合计", "100.00"), ("表1", side, "收入总计/年初结转和结余", carried)]
    return {"cells": [*rows, ("表1", side, "收入总计/总计", total)]}


EXAMPLES = {
    "holds": _example("112.00"),
    "fails": _example("121.00"),
    "silent": {"cells": [("表1", "收入/决算数", "收入总计/总计", "5.00")]},
    # At most 112.045, and at least 99.995 + 12.05 = 112.045: the ends touch.
    "edge": _example("112.04", "12.1"),
}
