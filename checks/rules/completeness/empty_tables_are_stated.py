"""A public table without a number says that it is empty, and the narrative has no money for it.

Why it matters: a blank table without a word leaves open whether there was nothing, or nothing was filled in.
Method: below the grid of each of the nine tables that has no number stands a note (说明, 注) with 无 or 没有; and
no amount or budget of the narrative for what that table shows is above 0.
Silent when: (1) the table has numbers; (2) no table of the document has any: an unfilled template is another check's.
Source: 财政部 部门决算公开: a table without data is published empty, with a statement.
Limits: a note above the grid, or on a page of its own, is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP31", "空表有说明，且与情况说明一致", "completeness", "warning", 1
PUBLISHED = """
为何要查：空表不附一句说明，就看不出是没有发生，还是没有填报。
方法：九张公开表中没有一个数的表，表下的说明或注应有“无”“没有”“空表”“未发生”“未安排”“不涉及”之一的字样；
情况说明中由该表反映的金额、决算数、预算数也不应大于0。
何时不查：（1）表中有数；（2）文件的各张表都没有数：公开了未填写的模板，由另一项检查提出。
依据：财政部关于部门决算公开的要求：没有数据的表应当公开空表并作说明。
局限：写在表格上方或者单独一页的说明读不到。
"""

NOTHING = "无|没有|空表|未发生|未安排|不涉及"
# What the narrative calls the money of a table.
SUBJECTS = {
    "^“三公”经费": "表7", "^政府性基金预算财政拨款": "表8", "^国有资本经营预算财政拨款": "表9", "^财政拨款[收支]": "表4",
    "^一般公共预算财政拨款基本支出": "表6", "^一般公共预算财政拨款支出": "表5", "^本年收入": "表2", "^本年支出": "表3",
    "^(?:收入支出|收入|支出)总计": "表1",
}  # fmt: skip
_MONEY = ("amount", "final", "initial_budget", "full_year_budget")


def claims(account_headings: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    filled = pl.col("filled") > 0
    grids = (
        account_headings.filter(~pl.col("listed"))
        .group_by("document_id", "section", maintain_order=True)
        .agg(pl.col("title", "cited", "said").first(), pl.col("filled").max(), pl.col("notes").str.join(""))
    )
    read = grids.filter(filled.any().over("document_id"))  # (2)
    empty = read.filter(~filled)  # (1)
    money = prose.filter(pl.col("measure").is_in(_MONEY), pl.col("value") > 0).with_columns(table=_table())
    spoken = money.group_by("document_id", "table", maintain_order=True).agg(
        money=pl.col("said").first(), money_place=pl.col("place").first(), money_cited=pl.col("cited").first()
    )
    rows = empty.join(
        spoken, left_on=["document_id", "section"], right_on=["document_id", "table"], how="left", maintain_order="left"
    )
    is_stated, has_money = pl.col("notes").str.contains(NOTHING), pl.col("money").is_not_null()
    unstated = pl.when(is_stated).then(text("有空表说明")).otherwise(text("没有空表说明"))
    moved = pl.when(has_money).then(pl.format("，而{}印“{}”", "money_place", "money")).otherwise(text(""))
    return stated(
        rows,
        subject=pl.format("决算报表/{}", "title"),
        place=pl.col("title"),
        said=pl.col("title"),
        holds=is_stated & ~has_money,
        message=pl.format("表中没有一个数，{}{}", unstated, moved),
        cited=pl.concat_list("cited", pl.coalesce("money_cited", "cited")).list.unique(maintain_order=True),
    )


def _table() -> pl.Expr:
    found = pl.lit(None, dtype=pl.String)
    for pattern, table in SUBJECTS.items():
        found = pl.coalesce(found, pl.when(pl.col("subject").str.contains(pattern)).then(text(table)))
    return found


def _example(note: str, money: str | None = None) -> Example:
    return {
        "lines": [
            "收入支出决算总表\n单位：万元\n",
            f"政府性基金预算财政拨款收入支出决算表\n单位：万元\n项目\t本年收入\n\t\n{note}",
        ],
        "cells": [("表1", "收入/决算数", "收入总计/总计", "3.00")],
        "facts": [("八", "政府性基金预算财政拨款支出", "amount", money)] if money else [],
    }


_NOTE = "注：本部门无政府性基金预算财政拨款支出，故本表无数据。"

EXAMPLES = {
    "holds": _example(_NOTE),
    "fails": _example(""),
    "silent": {"lines": ["政府性基金预算财政拨款收入支出决算表\n单位：万元\n项目\t本年收入\n"]},
    # An amount of nothing is no money.
    "edge": _example(_NOTE, "0.00万元"),
    "has money": _example(_NOTE, "3.00万元"),
}
