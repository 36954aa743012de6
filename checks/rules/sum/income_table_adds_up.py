"""收入决算表: every row is the sum of its sources, every class of its sections and items, the total of its classes.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: 本年收入合计 of a row = its sources; in each column 类 = 款, 款 = 项, 合计 = 类, by the intervals of rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 收入决算表.
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.shapes.summed_cells import across, by_level, cells_add_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB02", "收入决算表行列合计相符", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：每行的本年收入合计应等于各种来源的收入之和；每列中，类级科目应等于其下各款之和，款级科目应等于其下各项之和，
合计应等于各类之和；各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白：空白是没有填报，不等于0。
依据：部门决算报表中的收入决算表。
局限：个别分项空白的，按没有该项金额加总；只能指出合计不符，不能判定是哪个数有误。
"""


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table") == "表2")
    return cells_add_up(own, by_level(own), across(own))  # (1)


def _example(total: str, grant: str = "9.00") -> dict[str, list[tuple[str, ...]]]:
    columns = (("本年收入合计", total), ("财政拨款收入", grant), ("其他收入", "1.00"))
    return {"cells": [("表2", column, "合计", digits) for column, digits in columns]}


EXAMPLES = {
    "holds": _example("10.00"),
    "fails": _example("10.10"),
    "silent": {"cells": [("表2", "本年收入合计", "合计", "10.00")]},
    # At most 10.045, and at least 9.05 + 0.995 = 10.045: the ends touch.
    "edge": _example("10.04", "9.1"),
}
