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

from checks.engine.claims import number, stated, text
from checks.engine.interval import columns
from checks.prepared.cell_names import SPENDING, TOTAL
from checks.shapes.balanced_sides import kinds
from checks.shapes.beside_cells import beside_cells, named_pairs
from checks.shapes.summed_cells import Cell
from checks.shapes.tying import in_words

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB10", "部分不大于全部（表间）", "restatement", "warning", 1
PUBLISHED = """
为何要查：财政拨款的支出，不可能超过同一用途的全部支出。
方法：一般公共预算财政拨款支出决算表的数，应逐行逐列不大于支出决算表；财政拨款的各类支出，应不大于全部支出的同一类；
基本支出中的有关款级科目，应不大于“三公”经费中的同一种经费。只有部分的区间下限高于全部的区间上限才提出。
何时不查：（1）两数之一空白，或者没有读到。
依据：部门决算报表的表间关系。
局限：不能判定两数中哪一个有误。
"""


# A cost of basic expenditure, and the kind of 三公 that holds it.
_OF_THREE_PUBLIC: dict[Cell, Cell] = {
    ("表6", "30212", TOTAL): ("表7", "因公出国（境）费", "final"),
    ("表6", "30217", TOTAL): ("表7", "公务接待费", "final"),
    ("表6", "30231", TOTAL): ("表7", "公务用车运行维护费", "final"),
    ("表6", "31013", TOTAL): ("表7", "公务用车购置费", "final"),
}


def claims(cells: pl.LazyFrame) -> pl.LazyFrame:
    general = cells.filter(pl.col("table") == "表5").with_columns(most_table=text("表3"))
    appropriations = kinds(cells.filter(pl.col("table") == "表4", pl.col("column") == TOTAL))
    spent = appropriations.filter(pl.col("row").str.starts_with(SPENDING)).with_columns(most_table=text("表1"))
    alike = pl.concat([general, spent]).with_columns(most_row="row", most_column="column")
    parts = pl.concat([alike, named_pairs(cells, _OF_THREE_PUBLIC, "most")], how="diagonal")
    return _within(beside_cells(parts, cells, "most"))  # (1)


def _within(pairs: pl.LazyFrame) -> pl.LazyFrame:
    over = in_words(pl.col("value") - pl.col("most_value"))
    return stated(
        pairs,
        "said",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("most_value"), columns("most_")),
        unit=text("万元"),
        digits=pl.col("decimals"),
        holds=pl.col("low") <= pl.col("most_high"),
        message=pl.format("印“{}”，大于{}的“{}”，超出{}万元", "said", "most_place", "most_said", over),
        at_stake=pl.max_horizontal(pl.col("value", "most_value").abs()),
        cited=pl.concat_list("cited", "most_cited"),
    )


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
