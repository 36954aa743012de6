"""Every public table that the contents list names is in the document.

Why it matters: a table that is promised and lacks is the first thing that an inspection of publications counts.
Method: each title of the nine tables that stands in the contents list heads a grid further down.
Silent when: (1) fewer than three titles head grids: the tables are published apart from the text, or were not read.
Source: 财政部 部门决算公开 (财预〔2016〕143号).
Limits: a title that is worded otherwise above its grid is known by its meaning, not by its words.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP32", "目录所列决算表均有表", "completeness", "warning", 1
PUBLISHED = """
为何要查：检查决算公开，首先清点的就是目录列了而正文没有的表。
方法：目录列有九张公开表中某一张的标题的，正文中应有以该标题为题的表。
何时不查：（1）正文中读到的决算表不足三张：表与文字分开公开，或者没有读到。
依据：财政部关于部门决算公开的规定（财预〔2016〕143号）。
局限：正文的表题与目录措辞不同的，按标题的意思认定是哪张表，不比对字句。
"""

LEAST = 3


def claims(account_headings: pl.LazyFrame) -> pl.LazyFrame:
    grids = (
        account_headings.filter(~pl.col("listed"))
        .group_by("document_id", maintain_order=True)
        .agg(tables=pl.col("section").unique())
    )
    listed = (
        account_headings.filter("listed")
        .group_by("document_id", "section", maintain_order=True)
        .agg(pl.col("title", "cited").first())
    )
    rows = listed.join(grids, on="document_id", how="left", maintain_order="left")
    count = pl.col("tables").list.len().fill_null(0)
    return stated(
        rows,
        subject=pl.format("决算报表/{}", "title"),
        place=pl.lit("目录"),
        said=pl.col("title"),
        holds=pl.col("tables").list.contains(pl.col("section")),
        silent=reason_if(count < LEAST, "正文的决算表没有读到"),  # (1)
        message=pl.format("目录列有《{}》，正文没有此表", "title"),
        cited=pl.concat_list("cited"),
    )


_GRID = "\n单位：万元\n项目\t决算数\n"
_THREE = [f"{title}{_GRID}" for title in ("收入支出决算总表", "收入决算表", "财政拨款收入支出决算总表")]


def _example(listed: str, *grids: str) -> Example:
    return {"lines": [f"目录\n{listed}\n第一部分 概况\n示例局是主管部门，内设若干机构，负责本地区的示例工作。\n", *grids]}


EXAMPLES = {
    "holds": _example("一、收入支出决算总表", *_THREE),
    "fails": _example("一、收入支出决算总表\n二、支出决算表", *_THREE),
    "silent": _example("一、收入支出决算总表\n二、支出决算表", _THREE[0]),
    # The same table under another title of it.
    "edge": _example("一、收支决算总表", *_THREE),
}
