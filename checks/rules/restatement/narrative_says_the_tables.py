"""Every amount of the narrative is the number of its cell in the public tables.

Why it matters: most readers see the sentence alone; an inspector compares it with the table first.
Method: totals, sources, kinds, classes, items, basic expenditure, 三公 and funds of the narrative beside their
cells, by the intervals; where these touch at one end it is a notice (one last digit).
Silent when: (1) the table or the cell is blank or was not read; (2) the narrative prints it twice in one section
with different values.
Source: 部门决算公开说明 (模板): the narrative explains the tables.
Limits: it does not say which of the two is wrong; shares are compared with the narrative's own amounts elsewhere.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB11", "情况说明的金额与决算表一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：多数读者只看情况说明的文字，检查人员则首先拿文字与决算表核对。
方法：情况说明中的总计、各项收入来源、支出种类、类级和项级科目、基本支出、“三公”经费、政府性基金和国有资本经营预算的金额，
分别与决算表中相应的数核对，按四舍五入的区间计算；末位单位相同的两数，区间只在一端相接的（相差末位一个单位），按“核实”提出。
何时不查：（1）表或表中相应的数空白，或者没有读到；（2）情况说明的同一节内印有不同的值，或者所印不是确数。
依据：部门决算公开说明（模板）：情况说明是对决算表的说明。
局限：不能判定两数中哪一个有误；占比由其他检查按情况说明自身的金额核对。
"""


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1), (2)


def _example(said: str, cell: str | None) -> dict[str, object]:
    cells = [("表1", "支出/决算数", "支出总计/总计", "5.00")]
    cells += [("表6", "决算数", "人员经费合计", cell)] if cell else []
    return {"facts": [("六", "一般公共预算财政拨款基本支出/人员经费", "amount", said)], "cells": cells}


EXAMPLES = {
    "holds": _example("4884.09万元", "4884.09"),
    "fails": _example("4896.98万元", "4884.09"),
    "silent": _example("4896.98万元", None),
    # 4884.1 stands for 4884.05 at least, and 4884.05 for 4884.055 at most: printed with other digits they may touch.
    "edge": _example("4884.1万元", "4884.05"),
}
