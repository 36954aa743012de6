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

from checks.engine.claims import stated, text
from checks.shapes.named_rows import rows_by_names

ID, TITLE, FAMILY, SEVERITY, VERSION = "TXT31", "情况说明的科目名称与决算表一致", "text", "warning", 1
PUBLISHED = """
为何要查：科目沿用以前年度的名称，或者写在别的款级科目之下，读者按名称到决算表中查金额就查不到。
方法：情况说明以“（类）（款）（项）”印出的类、款、项名称，应与一般公共预算财政拨款支出决算表中某一行及其上级各行的名称一致。
何时不查：（1）没有读到一般公共预算财政拨款支出决算表，或者表中没有读到项级科目。
依据：财政部《政府收支分类科目》；一般公共预算财政拨款支出决算表。
局限：不能判定两个名称中哪一个正确。
"""

_DIGITS_OF_ITEM = 7


def claims(told_rows: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    rows = rows_by_names(cells)
    has_items = pl.col("code").str.len_chars().eq(_DIGITS_OF_ITEM).any()
    tables = rows.group_by("document_id").agg(pl.col("title").first(), has_items=has_items).filter("has_items")  # (1)
    items = told_rows.filter(pl.col("kind") == "item").join(tables, on="document_id", how="inner", maintain_order="left")
    names = _down_to_what_is_no_row(items, rows).group_by(["document_id", "title", "path", "holds"], maintain_order=True)
    places = pl.col("cited").list.len()
    often = pl.when(places > 1).then(pl.format("，共{}处", places)).otherwise(text(""))
    shown = pl.col("path").str.replace_all("/", "→", literal=True)
    return stated(
        names.agg("cited"),
        "holds",
        "cited",
        subject=pl.col("path"),
        place=text("五(三) 科目名称"),
        said=pl.col("path"),
        message=pl.format("“{}”不在{}的科目中{}", shown, "title", often),
    )


def _down_to_what_is_no_row(items: pl.LazyFrame, rows: pl.LazyFrame) -> pl.LazyFrame:
    """The items with `path`, their names down to the first that is no row's, and holds, whether all are: items below a wrong
    section are one fault."""
    steps = pl.col("words").str.split("/")
    begun = items.with_row_index("item").with_columns(long=pl.int_ranges(1, steps.list.len() + 1)).explode("long")
    paths = begun.with_columns(path=steps.list.head(pl.col("long")).list.join("/"))
    known = rows.select("document_id", "path", is_row=True)
    told = paths.join(known, on=["document_id", "path"], how="left", maintain_order="left")
    # The last path is the whole: it counts where no other lacks a row.
    lacking = pl.col("is_row").is_null() | (pl.col("long") == steps.list.len())
    first = told.filter(lacking).unique("item", keep="first", maintain_order=True)
    return first.with_columns(holds=pl.col("is_row").is_not_null())


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
