"""The list of the tables of final accounts names every table that all units publish.

Why it matters: a table that is empty is published as well, with the statement that it is; what is left out cannot be looked at.
Method: in the numbered list of the tables one title speaks of each: totals, income, expenditure, appropriations, the general
budget and its basic expenditure, 政府性基金, 三公 and, in the accounts of 2020 and later, 国有资本经营.
Silent when: (1) the text lists no tables; (2) its contents list names a table that the text lacks: that is another check's;
(3) one part is published alone, or the text is a fragment.
Source: 财政部 部门决算公开 (财预〔2016〕143号), nine tables since the accounts of 2020, eight from 2016 to 2019.
Limits: a list may be part of a longer title; it is a notice, and a table may be published apart from the text.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP04", "决算报表目录齐全", "completeness", "notice", 2
PUBLISHED = """
为何要查：没有数据的表也要公开，并说明是空表；漏列的表，谁也看不到。
方法：正文逐项编号列出的决算报表中，应当有表名提到下列各表，按表名中的关键字辨认：收入支出决算总表、收入决算表、支出决算表、
财政拨款收入支出决算总表、一般公共预算财政拨款支出决算表、一般公共预算财政拨款基本支出决算表、
政府性基金预算财政拨款收入支出决算表、财政拨款“三公”经费支出决算表；2020年度及以后的决算还应有国有资本经营预算财政拨款支出决算
表。
何时不查：（1）正文没有逐项列出报表；（2）目录所列的表多于正文，由另一项检查核对；（3）缺某张表，但文件只单独公开其中一项，
或者文本不是从头到尾的全文。
依据：财政部对部门决算公开的要求（财预〔2016〕143号）：2020年度决算起为九张表，2016至2019年度决算为八张表。
局限：一张表的关键字可能包含在另一张表更长的表名之中，这样的漏列看不出来；报表也可能与文字分开公开，因此只列为“核实”。
"""

# A table, what its title holds wherever it is published, and the first fiscal year whose accounts have it.
ASKED = pl.LazyFrame(
    {
        "table": ["收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
                  "一般公共预算财政拨款基本支出决算表", "政府性基金预算财政拨款收入支出决算表",
                  "国有资本经营预算财政拨款支出决算表", "财政拨款“三公”经费支出决算表"],
        "pattern": ["收入支出决算总|收支决算总", "收入决算", "支出决算", "财政拨款收入支出|财政拨款收支", "一般公共预算",
                    "基本支出", "政府性基金", "国有资本", "三公"],
        "since": [0, 0, 0, 0, 0, 0, 0, 2020, 0],
    }
)  # fmt: skip


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    tables = outline.filter(pl.col("kind") == "table")
    titles = tables.group_by("document_id", maintain_order=True).agg(
        printed=pl.col("title").filter(~pl.col("listed")).str.join("、"),
        count=(~pl.col("listed")).sum(),
        promised=pl.col("listed").sum(),
        place=pl.col("place").first(),
        cited=pl.col("cited").last(),
    )
    years = documents.select("document_id", "fiscal_year")
    asked = (
        with_scope(titles, documents)
        .join(years, on="document_id", how="left", maintain_order="left")
        .join(ASKED, how="cross")
        .filter(pl.col("fiscal_year").fill_null(0) >= pl.col("since"))
    )
    there = pl.col("printed").str.contains(pl.col("pattern"))
    return stated(
        asked,
        subject=pl.format("决算报表/{}", "table"),
        said=pl.format("{}张表", "count"),
        holds=there,
        silent=first_reason(
            reason_if(pl.col("count") == 0, "正文没有逐项列出报表"),  # (1)
            reason_if(pl.col("promised") > pl.col("count"), "正文所列少于目录，另行核对"),  # (2)
            pl.when(~there).then(pl.col("unpublished")),  # (3)
        ),
        message=pl.format("所列{}张表中没有《{}》", "count", "table"),
        cited=pl.concat_list("cited"),
    )


def _example(*titles: str) -> Example:
    listed = "\n".join(f"{number}、《{title}》" for number, title in zip("一二三四五六七八九", titles, strict=False))
    return {"facts": [("一", "收入总计", "amount", "3万元", f"第一部分 单位概况\n第四部分 部门决算报表\n{listed}\n")]}


_NINE = (
    "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款收入支出决算表",
    "财政拨款“三公”经费支出决算表",
)  # fmt: skip

EXAMPLES = {
    "holds": _example(*_NINE),
    "fails": _example(*_NINE[:-1]),
    "silent": _example(),
    "of one part": _example(*_NINE[:-1]) | {"document": {"scope": "part"}},
    "of 2019": _example(*_NINE[:-2], _NINE[-1]) | {"document": {"fiscal_year": 2019}},
    # The titles of another province, in another order.
    "edge": _example(
        *_NINE[:6], "一般公共预算财政拨款“三公”经费支出决算表", "政府性基金预算财政拨款收支决算表", "国有资本经营预算收支决算表"
    ),
}
