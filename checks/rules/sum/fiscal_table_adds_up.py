"""财政拨款收入支出决算总表: both sides add up, each row across its budgets, and each budget with what it carries over.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: as 收入支出决算总表, on each side and in each column; 合计 of a row = its budgets; 年初财政拨款结转和结余 =
its budgets; 总计 of a budget = what came this year + what was carried over; by the intervals of rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 财政拨款收入支出决算总表 (基本平衡公式).
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.prepared.cell_names import FUNDS, INCOME, SPENDING, TOTAL
from checks.shapes.balanced_sides import kinds_of_the_year, sides_equal, total_with_carried
from checks.shapes.summed_cells import Cell, cells_add_up, in_order, named_parts, part_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB04", "财政拨款收入支出决算总表收支平衡", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：收入、支出两方的各列按收入支出决算总表的平衡关系核对；支出方每行的合计应等于各本预算之和；
年初财政拨款结转和结余应等于各本预算的年初数之和；每本预算的总计应等于该本预算的本年收入加年初结转和结余；
各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白：空白是没有填报，不等于0。
依据：部门决算报表中的财政拨款收入支出决算总表（基本平衡公式）。
局限：个别分项空白的，按没有该项金额加总；只能指出合计不符，不能判定是哪个数有误。
"""


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table") == "表4")
    named = named_parts(own, sides_equal("表4") | _of_budgets())
    parts = (kinds_of_the_year(own), total_with_carried(own), _opening(own), _across_budgets(own), named)
    return cells_add_up(own, *parts)  # (1)


def _of_budgets() -> dict[Cell, list[Cell]]:
    """总计 of a budget: what came this year and what was carried over."""
    came = {fund: (f"{INCOME}/{fund}", f"{INCOME}/年初/{fund}") for fund in FUNDS}
    return {("表4", f"{SPENDING}/总计", fund): [("表4", row, TOTAL) for row in came[fund]] for fund in FUNDS}


def _opening(own: pl.LazyFrame) -> pl.LazyFrame:
    """What every budget carried over, as parts of 年初财政拨款结转和结余: the first row of income that is called so."""
    whole = own.filter(pl.col("row").str.contains(f"^{INCOME}/.*结转")).group_by("document_id", maintain_order=True)
    budgets = in_order(own.filter(pl.col("column") == TOTAL), "row", [f"{INCOME}/年初/{fund}" for fund in FUNDS])
    named = budgets.join(whole.agg(opening=pl.col("row").first()), on="document_id", how="inner", maintain_order="left")
    return part_of(named, row="opening")


def _across_budgets(own: pl.LazyFrame) -> pl.LazyFrame:
    """The budgets of every row of spending, as parts of its 合计."""
    spending = own.filter(pl.col("row").str.starts_with(f"{SPENDING}/"))
    return part_of(in_order(spending, "column", FUNDS), column=text(TOTAL))


def _example(total: str, carried: str = "3.00") -> dict[str, list[tuple[str, ...]]]:
    side = "收入/决算数"
    rows = [
        ("表4", side, "财政拨款收入总计/本年收入合计", "80.00"),
        ("表4", side, "财政拨款收入总计/年初财政拨款结转和结余", carried),
    ]
    return {"cells": [*rows, ("表4", side, "财政拨款收入总计/总计", total)]}


EXAMPLES = {
    "holds": _example("83.00"),
    "fails": _example("38.00"),
    "silent": {"cells": [("表4", "收入/决算数", "财政拨款收入总计/总计", "5.00")]},
    # At most 83.045, and at least 79.995 + 3.05 = 83.045: the ends touch.
    "edge": _example("83.04", "3.1"),
}
