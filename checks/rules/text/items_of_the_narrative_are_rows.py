"""An item that the narrative names by class, section and item is a row of the table of the general budget.

Why it matters: a name of an earlier year, or of another section, is not found by those who look the amount up in
the table.
Method: class, section and item as printed （类）（款）（项） are the names of one row and of the rows above it.
Silent when: (1) the table of the general budget was not read.
Source: 财政部《政府收支分类科目》; 一般公共预算财政拨款支出决算表.
Limits: it does not say which of the two names is the right one.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT31", "情况说明的科目名称与决算表一致", "text", "warning", 1
PUBLISHED = """
为何要查：科目沿用以前年度的名称，或者写在别的款级科目之下，读者按名称到决算表中查金额就查不到。
方法：情况说明以“（类）（款）（项）”印出的类、款、项名称，应与一般公共预算财政拨款支出决算表中某一行及其上级各行的名称一致。
何时不查：（1）没有读到一般公共预算财政拨款支出决算表，或者表中没有读到项级科目。
依据：财政部《政府收支分类科目》；一般公共预算财政拨款支出决算表。
局限：不能判定两个名称中哪一个正确。
"""


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(item: str) -> dict[str, object]:
    names = "教育支出", "教育支出/普通教育", "教育支出/普通教育/学前教育"
    cells = [("表5", "合计", name, "3.00", code) for name, code in zip(names, ("205", "20502", "2050201"), strict=True)]
    return {"lines": [f"1、教育支出（类）普通教育（款）{item}（项）。"], "cells": cells}


EXAMPLES = {
    "holds": _example("学前教育"),
    "fails": _example("小学教育"),
    "silent": {"lines": ["1、教育支出（类）普通教育（款）学前教育（项）。"]},
    # Spaces of the layout are no part of the name.
    "edge": _example("学前 教育"),
}
