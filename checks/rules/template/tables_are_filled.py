"""The public tables are filled: not one of them bears a number only where the template was published.

Why it matters: a template that was published in place of the accounts discloses nothing; it is one fault, not
hundreds.
Method: three or more titles of the nine tables head grids, and some table has a number.
Silent when: (1) fewer than three titles head grids: the tables are published apart from the text.
Source: 财政部 部门决算公开.
Limits: a table that alone is blank among filled ones is another check's.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL31", "决算表已填数", "template", "warning", 1
PUBLISHED = """
为何要查：把模板当作决算公开，等于什么也没有公开；这是一处错误，不应当作几百处提出。
方法：正文中有九张公开表中三张以上（含三张）的，其中应有表填了数。
何时不查：（1）正文中读到的决算表不足三张：表与文字分开公开。
依据：财政部关于部门决算公开的规定。
局限：其他表已经填数、只有个别表空白的，由另一项检查提出。
"""

# The placeholders and doubled marks of a template are what it consists of.
EXCUSES_FAMILY = "公开的是未填写的模板，模板残留不再逐一列出"
LEAST = 3


def claims(account_headings: pl.LazyFrame) -> pl.LazyFrame:
    grids = (
        account_headings.filter(~pl.col("listed"))
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("filled").sum(), pl.col("cited"), tables=pl.col("section").n_unique())
    )
    return stated(
        grids,
        subject=text("决算报表"),
        place=text("决算报表"),
        said=pl.format("{}张表", "tables"),
        holds=pl.col("filled") > 0,
        silent=reason_if(pl.col("tables") < LEAST, "正文的决算表没有读到"),  # (1)
        message=pl.format("{}张决算表没有一个数，公开的是未填写的模板", "tables"),
        cited=pl.col("cited"),
    )


_GRID = "\n单位：万元\n项目\t决算数\n"


def _example(*titles: str, filled: bool = False) -> Example:
    cells = [("表1", "收入/决算数", "收入总计/总计", "3.00")] if filled else []
    return {"lines": [f"{title}{_GRID}" for title in titles], "cells": cells}


_TITLES = ("收入支出决算总表", "收入决算表", "财政拨款收入支出决算总表")

EXAMPLES = {
    "holds": _example(*_TITLES, filled=True),
    "fails": _example(*_TITLES),
    "silent": _example(_TITLES[0]),
    # One number is enough: the others may have nothing to show.
    "edge": _example(*_TITLES, "支出决算表", filled=True),
}
