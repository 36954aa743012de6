"""What one public table prints as a part is not above the whole in another.

Why it matters: an appropriation cannot be spent beyond all that was spent for the same purpose.
Method: 一般公共预算财政拨款支出 within 支出决算表, row by row and column by column; classes of 财政拨款 within
those of all expenditure; costs of basic expenditure within their kind of 三公; broken only where the low of the
part is above the high of the whole.
Silent when: (1) one of the two cells is blank or was not read.
Source: 部门决算报表: 表间关系.
Limits: it does not say which of the two is wrong.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB10", "部分不大于全部（表间）", "restatement", "warning", 1
PUBLISHED = """
为何要查：财政拨款的支出，不可能超过同一用途的全部支出。
方法：一般公共预算财政拨款支出决算表的数，应逐行逐列不大于支出决算表；财政拨款的各类支出，应不大于全部支出的同一类；
基本支出中的有关款级科目，应不大于“三公”经费中的同一种经费。只有部分的区间下限高于全部的区间上限才提出。
何时不查：（1）两数之一空白，或者没有读到。
依据：部门决算报表的表间关系。
局限：不能判定两数中哪一个有误。
"""


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(part: str, whole: str | None) -> dict[str, object]:
    cells = [("表5", "合计", "教育支出", part, "205")]
    return {"cells": cells + ([("表3", "本年支出合计", "教育支出", whole, "205")] if whole else [])}


EXAMPLES = {
    "holds": _example("6.00", "9.00"),
    "fails": _example("9.60", "9.00"),
    "silent": _example("6.00", None),
    # At least 9.005, and at most 9.005: the ends touch.
    "edge": _example("9.01", "9.00"),
}
