"""一般公共预算财政拨款基本支出决算表: every class is the sum of its costs, 人员经费 and 公用经费 of their classes.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: 301 to 399 = their 款; 人员经费合计 = 301 + 303; 公用经费合计 = every other class; by the intervals of
rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 一般公共预算财政拨款基本支出决算表; 支出经济分类科目.
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.prepared.cell_names import TOTAL
from checks.shapes.summed_cells import by_level, cells_add_up, part_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB06", "基本支出决算表各类等于各款之和", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：支出经济分类301至399各类的数应等于其下各款之和；人员经费合计应等于301类与303类之和，公用经费合计应等于其余各类之和；
各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白：空白是没有填报，不等于0。
依据：部门决算报表中的一般公共预算财政拨款基本支出决算表；支出经济分类科目。
局限：个别分项空白的，按没有该项金额加总；只能指出合计不符，不能判定是哪个数有误。
"""

_STAFF = ("301", "303")


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table") == "表6")
    return cells_add_up(own, by_level(own.filter(pl.col("above") != TOTAL)), _staff_and_running(own))  # (1)


def _staff_and_running(own: pl.LazyFrame) -> pl.LazyFrame:
    """The classes, as parts of 人员经费合计 or of 公用经费合计."""
    classes = own.filter(pl.col("row").str.contains(r"^\d{3}$"), pl.col("column") == TOTAL)
    is_staff = pl.col("row").is_in(_STAFF)
    return part_of(classes, row=pl.when(is_staff).then(text("人员经费合计")).otherwise(text("公用经费合计")))


def _example(total: str, cost: str = "4.00") -> dict[str, list[tuple[str, ...]]]:
    return {
        "cells": [
            ("表6", "决算数", "工资福利支出", total, "301"),
            ("表6", "决算数", "工资福利支出/基本工资", cost, "30101"),
        ]
    }


EXAMPLES = {
    "holds": _example("4.00"),
    "fails": _example("4.40"),
    "silent": {"cells": [("表6", "决算数", "工资福利支出", "4.00", "301")]},
    # At most 4.005, and at least 4.01 - 0.005: the ends touch.
    "edge": _example("4.00", "4.01"),
}
