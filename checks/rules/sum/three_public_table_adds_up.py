"""财政拨款“三公”经费支出决算表: the total is its three kinds, vehicles are purchase and running, in budget and final accounts.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: 合计 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费; the vehicles = 购置费 + 运行维护费; by the
intervals of rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 财政拨款“三公”经费支出决算表.
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.shapes.summed_cells import cells_add_up, in_order, part_of

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB07", "“三公”经费决算表各项之和相符", "sum", "error", 1
PUBLISHED = """
为何要查：决算表中加总不符的数，会原样带进以这些表编成的每一份汇总。
方法：预算数、决算数分别核对：合计应等于因公出国（境）费、公务用车购置及运行维护费、公务接待费之和；
公务用车购置及运行维护费应等于购置费加运行维护费；各数均按四舍五入的区间计算。
何时不查：（1）文件中没有这张表，或者合计数空白，或者各分项全部空白：空白是没有填报，不等于0。
依据：部门决算报表中的财政拨款“三公”经费支出决算表。
局限：个别分项空白的，按没有该项金额加总；只能指出合计不符，不能判定是哪个数有误。
"""

_ALL, _VEHICLES = "“三公”经费", "公务用车购置及运行维护费"
_OF_VEHICLES = ("公务用车购置费", "公务用车运行维护费")
_KINDS = ("因公出国（境）费", _VEHICLES, *_OF_VEHICLES, "公务接待费")


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    own = cells.filter(pl.col("table") == "表7")
    of_vehicles = in_order(own, "row", _OF_VEHICLES)
    return cells_add_up(own, part_of(of_vehicles, row=text(_VEHICLES)), part_of(_kinds(own), row=text(_ALL)))  # (1)


def _kinds(own: pl.LazyFrame) -> pl.LazyFrame:
    """The three kinds; purchase and running, where a column does not print the vehicles."""
    prints_vehicles = (pl.col("row") == _VEHICLES).any().over("document_id", "column")
    chosen = own.filter(~(pl.col("row").is_in(_OF_VEHICLES) & prints_vehicles))
    return in_order(chosen, "row", _KINDS)


def _example(total: str, guests: str = "0.39") -> dict[str, list[tuple[str | None, ...]]]:
    return {"cells": [("表7", "合计/决算数", None, total), ("表7", "公务接待费/决算数", None, guests)]}


EXAMPLES = {
    "holds": _example("0.39"),
    "fails": _example("0.93"),
    "silent": {"cells": [("表7", "合计/决算数", None, "0.39")]},
    # At most 0.395, and at least 0.40 - 0.005: the ends touch.
    "edge": _example("0.39", "0.40"),
}
