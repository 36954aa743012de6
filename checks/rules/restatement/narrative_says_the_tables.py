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

from functools import cache

import polars as pl

from checks.engine.claims import text
from checks.prepared.cell_names import TOTAL
from checks.prepared.classified import TOTAL as OF_LIST
from checks.shapes.beside_cells import beside_cells, said_as_side, same_as_cells
from checks.shapes.named_rows import rows_by_names
from data.quantities import AMOUNT, quantities

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB11", "情况说明的金额与决算表一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：多数读者只看情况说明的文字，检查人员则首先拿文字与决算表核对。
方法：情况说明中的总计、各项收入来源、支出种类、类级和项级科目、基本支出、“三公”经费、政府性基金和国有资本经营预算的金额，
分别与决算表中相应的数核对，按四舍五入的区间计算；末位单位相同的两数，区间只在一端相接的（相差末位一个单位），按“核实”提出。
何时不查：（1）表或表中相应的数空白，或者没有读到；（2）情况说明的同一节内印有不同的值，或者所印不是确数。
依据：部门决算公开说明（模板）：情况说明是对决算表的说明。
局限：不能判定两数中哪一个有误；占比由其他检查按情况说明自身的金额核对。
"""


# What is broken for this contradiction alone is no finding of its own.
EXCUSES_RESTING = "所依据的“{}”与决算表不一致，按表内的数此关系成立"
_MEASURES = (*AMOUNT, "initial_budget", "full_year_budget")


def claims(cells: pl.LazyFrame, prose: pl.LazyFrame, classified: pl.LazyFrame) -> pl.LazyFrame:
    listed = classified.select("key", is_listed=True).unique()
    said = prose.filter(pl.col("measure").is_in(_MEASURES)).with_row_index("number")
    numbers = said.join(listed, on="key", how="left", maintain_order="left")
    of_list = (pl.col("is_listed") & pl.col("measure").is_in(AMOUNT)).fill_null(False)
    named = pl.concat([_rows_of_list(numbers.filter(of_list), cells), _of_quantities(numbers.filter(~of_list))], how="diagonal")
    found = beside_cells(named, cells, "other")  # (1)
    return same_as_cells(found.unique("number", keep="first", maintain_order=True))  # (2)


def _rows_of_list(numbers: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    """Classes and items of the general budget, with the total of the row of their names."""
    rows = rows_by_names(cells).select("document_id", "path", other_row="code")
    paths = numbers.with_columns(path=pl.col("subject").str.strip_prefix(f"{OF_LIST}/"))
    found = paths.join(rows, on=["document_id", "path"], how="inner", maintain_order="left")
    return found.select(*_number(), "other_row", other_table=text("表5"), other_column=text(TOTAL))


def _of_quantities(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """Every other number with the cells that print it, those of a part before those of the whole that it is as well."""
    leaf = {name: pl.col(name).str.replace("*", pl.col("leaf"), literal=True) for name in ("other_row", "other_column")}
    of_parts = numbers.join(_cells_of_parts(), on=["parent", "measure"], how="inner", maintain_order="left_right")
    of_wholes = numbers.join(_cells_of_wholes(), on=["subject", "measure"], how="inner", maintain_order="left_right")
    return pl.concat([each.select(*_number(), *_OTHER) for each in (of_parts.with_columns(**leaf), of_wholes)])


def _number() -> list[pl.Expr]:
    return [pl.col("document_id", "number", "subject"), *(each.alias(name) for name, each in said_as_side("one").items())]


_OTHER = ("other_table", "other_row", "other_column")


@cache
def _cells_of_parts() -> pl.LazyFrame:
    """The cells of the parts of every quantity, * for the part's own name, by the path of the whole."""
    of = [(path, measure, *cell) for each in quantities().values() for measure in each.measures
          for path in each.paths for cell in each.parts]  # fmt: skip
    return pl.LazyFrame(of, schema=["parent", "measure", *_OTHER], orient="row")


@cache
def _cells_of_wholes() -> pl.LazyFrame:
    of = [(path, measure, *cell) for each in quantities().values() for measure in each.measures
          for path in each.paths for cell in each.cells]  # fmt: skip
    return pl.LazyFrame(of, schema=["subject", "measure", *_OTHER], orient="row")


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
