"""A cost that the narrative says basic expenditure includes has money in the table of basic expenditure.

Why it matters: a list that was copied from the year before names what was not spent.
Method: each name behind 人员经费…主要包括 and 公用经费…主要包括 has a row in 一般公共预算财政拨款基本支出决算表
that prints a number; one that prints 0.00 is a notice, for it may hold less than half of its last digit.
Silent when: (1) the table was not read, or the name is none of the economic classification.
Source: 部门决算公开说明 (模板): 不涉及的科目不列.
Limits: costs with money that the list leaves out are not asked for: it names the main ones.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB12", "基本支出列举的科目在决算表中有数", "restatement", "warning", 1
PUBLISHED = """
为何要查：照抄上年的科目清单，会列出本年并没有支出的科目。
方法：情况说明在“人员经费…主要包括”“公用经费…主要包括”之后列举的每个科目，
在一般公共预算财政拨款基本支出决算表中都应有一行，并且印有数；印0.00的按“核实”提出，因为可能有不足末位半个单位的支出。
何时不查：（1）没有读到该表，或者所列名称不是支出经济分类科目。
依据：部门决算公开说明（模板）：不涉及的科目不列。
局限：列举的只是主要科目，有支出而没有列举的科目不查。
"""


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(listed: str) -> dict[str, list[object]]:
    words = f"一般公共预算财政拨款基本支出4.00万元，其中：人员经费4.00万元，主要包括：{listed}；公用经费0.00万元。"
    return {"lines": [words], "cells": [("表6", "决算数", "工资福利支出/基本工资", "4.00", "30101"),
                                        ("表6", "决算数", "工资福利支出/奖金", "0.00", "30103")]}  # fmt: skip


EXAMPLES = {
    "holds": _example("基本工资"),
    "fails": _example("基本工资、奖励金"),
    "silent": _example("其他各项"),
    # Printed as 0.00 it may hold some money: a notice.
    "edge": _example("基本工资支出"),
    "zero": _example("奖金"),
}
