"""A quantity that two public tables print is one number.

Why it matters: who takes a total from one table and its parts from another adds up two different years.
Method: totals, sources, classes and budgets of 收入支出决算总表, 收入决算表, 支出决算表, 财政拨款收入支出决算总表,
the general budget, its basic expenditure and both funds, pair by pair, by the intervals; where these touch at one
end it is a notice (one last digit).
Silent when: (1) one of the two tables or cells is blank or was not read.
Source: 部门决算报表: 表间关系.
Limits: it does not say which of the two is wrong; what is blank in one table is another check's.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB09", "各表之间同一数相符", "restatement", "warning", 1
PUBLISHED = """
为何要查：同一数在两张表中不一致时，从一张表取总数、从另一张表取分项，等于把两个年度的数加在一起。
方法：收入支出决算总表、收入决算表、支出决算表、财政拨款收入支出决算总表、一般公共预算财政拨款支出决算表、
一般公共预算财政拨款基本支出决算表、政府性基金和国有资本经营预算财政拨款收入支出决算表中，同一总数、收入来源、
类级科目和各本预算的数两两核对，按四舍五入的区间计算；末位单位相同的两数，区间只在一端相接的（相差末位一个单位），
按“核实”提出。
何时不查：（1）两张表或两数之一空白，或者没有读到。
依据：部门决算报表的表间关系。
局限：不能判定两数中哪一个有误；只在一张表中空白的数，由另一项检查处理。
"""


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(one: str, other: str | None) -> dict[str, object]:
    cells = [("表2", "本年收入合计", "合计", one)]
    return {"cells": cells + ([("表1", "收入/决算数", "收入总计/本年收入合计", other)] if other else [])}


EXAMPLES = {
    "holds": _example("9746.50", "9746.50"),
    "fails": _example("9746.50", "9764.50"),
    "silent": _example("9746.50", None),
    # 9746.5 stands for 9746.45 at least, and 9746.45 for 9746.455 at most: printed with other digits they may touch.
    "edge": _example("9746.5", "9746.45"),
    "one last digit": _example("9746.50", "9746.51"),
}
