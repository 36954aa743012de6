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

from checks.engine.claims import text
from checks.prepared.cell_names import TOTAL
from checks.shapes.summed_cells import by_level, cells_add_up, in_order, part_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB08", "政府性基金、国有资本经营决算表收支结余相符", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：每行的年末结转和结余应等于年初结转和结余加本年收入减本年支出，年末数空白的，本年支出应等于年初数与本年收入之和；
本年支出应等于基本支出加项目支出；合计应等于各类之和，类级科目应等于其下各款之和，款级科目应等于其下各项之和；
各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白，或者一行的年初结转和结余、本年收入、
本年支出中有空白而其余各数不相符：空白是没有填报，不等于0。
依据：部门决算报表中的政府性基金预算财政拨款收入支出决算表、国有资本经营预算财政拨款收入支出决算表。
局限：除上述情形外，个别分项空白的，按没有该项金额加总；只能指出不相符，不能判定是哪个数有误。
"""

_CAME, _CLOSING = ("opening", "income"), "closing"


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table").is_in(("表8", "表9")))
    return cells_add_up(own, by_level(own), _kinds(own), _left(own), _spent(own))  # (1)


def _kinds(own: pl.LazyFrame) -> pl.LazyFrame:
    """基本支出 and 项目支出, as parts of 本年支出."""
    return part_of(in_order(own, "column", ("基本支出", "项目支出")), column=text(TOTAL))


def _left(own: pl.LazyFrame) -> pl.LazyFrame:
    """What was there and came, less what went, as parts of what is left."""
    came_and_went = in_order(own, "column", (*_CAME, TOTAL))
    return part_of(came_and_went, column=text(_CLOSING), less=pl.col("column") == TOTAL, expected=3)


def _spent(own: pl.LazyFrame) -> pl.LazyFrame:
    """What was there and came, as parts of 本年支出 where nothing is left."""
    prints_left = (pl.col("column") == _CLOSING).any().over("document_id", "table", "row")
    return part_of(in_order(own.filter(~prints_left), "column", _CAME), column=text(TOTAL), expected=2)


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
