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

from checks.engine.claims import text
from checks.prepared.cell_names import TOTAL
from checks.shapes.beside_cells import as_side, beside_cells, named_pairs, same_as_cells
from checks.shapes.summed_cells import Cell, cells_add_up, named_parts

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


_APPROPRIATIONS = {
    "general": "收入/一般公共预算财政拨款收入",
    "fund": "收入/政府性基金预算财政拨款收入",
    "capital": "收入/国有资本经营预算财政拨款收入",
}
# One print of a number, and another.
_TOTALS: dict[Cell, Cell] = {
    ("表2", TOTAL, TOTAL): ("表1", "收入/本年收入合计", TOTAL),
    ("表3", TOTAL, TOTAL): ("表1", "支出/本年支出合计", TOTAL),
    **{("表4", f"收入/{fund}", TOTAL): ("表1", row, TOTAL) for fund, row in _APPROPRIATIONS.items()},
    ("表4", "收入/本年收入合计", TOTAL): ("表2", TOTAL, "财政拨款收入"),
    ("表5", TOTAL, TOTAL): ("表4", "支出/本年支出合计", "general"),
}
_FUNDS: dict[Cell, Cell] = {
    (table, TOTAL, ours): ("表4", theirs.format(fund), fund if ours == TOTAL else TOTAL)
    for table, fund in (("表8", "fund"), ("表9", "capital"))
    for ours, theirs in ((TOTAL, "支出/本年支出合计"), ("income", "收入/{}"), ("opening", "收入/年初/{}"))
}
# A total, and its parts in another table.
_GRANT: dict[Cell, list[Cell]] = {("表2", TOTAL, "财政拨款收入"): [("表1", row, TOTAL) for row in _APPROPRIATIONS.values()]}
_BASIC: dict[Cell, list[Cell]] = {
    ("表5", TOTAL, "基本支出"): [("表6", "人员经费合计", TOTAL), ("表6", "公用经费合计", TOTAL)],
}


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    pairs = pl.concat([named_pairs(cells, _TOTALS | _FUNDS, "other"), _sources(cells), _classes(cells)], how="diagonal")
    ones = pairs.select("document_id", "subject", "other_table", "other_row", "other_column", **as_side("one"))
    same = same_as_cells(beside_cells(ones, cells, "other"))  # (1)
    basic = named_parts(cells, _BASIC).filter(pl.len().over("document_id") == 2)  # (1)
    return pl.concat([cells_add_up(cells, named_parts(cells, _GRANT), basic), same], how="diagonal")


def _sources(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The total of every source in 收入决算表, which is a row of 收入支出决算总表."""
    totals = cells.filter(pl.col("table") == "表2", pl.col("row") == TOTAL)
    return totals.with_columns(other_table=text("表1"), other_row=pl.lit("收入/") + pl.col("column"), other_column=text(TOTAL))


def _classes(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The classes of 支出决算表 and of the general budget, which are rows of the tables of totals."""
    is_class = (pl.col("code").str.len_chars() == 3) & (pl.col("column") == TOTAL)
    of_all = pl.col("table") == "表3"
    return cells.filter(is_class, of_all | (pl.col("table") == "表5")).with_columns(
        other_table=pl.when(of_all).then(text("表1")).otherwise(text("表4")),
        other_row=pl.lit("支出/") + pl.col("name"),
        other_column=pl.when(of_all).then(text(TOTAL)).otherwise(text("general")),
    )


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
