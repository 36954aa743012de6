"""The tables that the contents list names are those that the text lists.

Why it matters: a table that the contents list promises and the text lacks was left out, or the contents list is another year's.
Method: the numbered names of tables (一、《收入支出决算总表》) of the part of tables are the same in the contents list and in the
text; their order is free.
Silent when: (1) the contents list names no table; (2) the text lists none: the tables may stand there themselves;
(3) the text is a fragment.
Source: 《地方预决算公开操作规程》 (财预〔2016〕143号): disclosed are the tables of final accounts, each by its title.
Limits: whether the tables are attached is not seen; it is a notice, for a text may have been cut where it was saved.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated, text
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP03", "目录所列报表与正文一致", "completeness", "notice", 2
PUBLISHED = """
为何要查：目录列有、正文没有的表，不是正文漏了，就是目录出自别的年度。
方法：决算报表部分逐项编号的表名（如“一、《收入支出决算总表》”），目录和正文应当相同；先后顺序不限。
何时不查：（1）目录没有列出表名；（2）正文没有逐项列出表名，报表可能直接印在那里；（3）两处表名不同，但文件只单独公开其中一项，
或者文本不是从头到尾的全文。
依据：《地方预决算公开操作规程》（财预〔2016〕143号）：各张决算表按表名公开。
局限：报表是否附上，本项看不到；文本可能在保存时被截断，因此只列为“核实”。
"""


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    tables = outline.filter(pl.col("kind") == "table")
    listed, printed = _of(tables, "listed", listed=True), _of(tables, "printed", listed=False)
    both = listed.join(printed, on="document_id", how="left", maintain_order="left")  # (1)
    missing = pl.col("listed").list.set_difference("printed")
    more = pl.col("printed").list.set_difference("listed")
    same = (missing.list.len() == 0) & (more.list.len() == 0)
    return stated(
        with_scope(both, documents),
        subject=text("决算报表"),
        place=pl.col("listed_place"),
        said=pl.format("{}张表", "listed_count"),
        holds=same,
        silent=first_reason(
            reason_if(pl.col("printed").is_null(), "正文没有逐项列出报表"),  # (2)
            pl.when(~same).then(pl.col("unpublished")),  # (3)
        ),
        message=pl.concat_str(
            pl.format("目录列{}张表，正文列{}张", "listed_count", "printed_count"),
            _names("，正文缺", missing),
            _names("，目录缺", more),
        ),
        cited=pl.concat_list("listed_cited", "printed_cited"),
    )


def _of(tables: pl.LazyFrame, name: str, *, listed: bool) -> pl.LazyFrame:
    """One row a document: the titles, their count, the place, and where the last of them stands."""
    return (
        tables.filter(pl.col("listed") == listed)
        .group_by("document_id", maintain_order=True)
        .agg(
            pl.col("title").alias(name),
            pl.len().alias(f"{name}_count"),
            pl.col("place").first().alias(f"{name}_place"),
            pl.col("cited").last().alias(f"{name}_cited"),
        )
    )


def _names(words: str, titles: pl.Expr) -> pl.Expr:
    return pl.when(titles.list.len() > 0).then(pl.format(f"{words}《{{}}》", titles.list.join("》《"))).otherwise(text(""))


def _example(listed: str, printed: str) -> Example:
    contents = f"目录\n第一部分 单位概况\n第四部分 部门决算报表\n{listed}"
    body = f"{contents}\n第一部分 单位概况\n第四部分 部门决算报表\n{printed}"
    return {"facts": [("一", "收入总计", "amount", "3万元", body)]}


_TWO = "一、《收入支出决算总表》\n二、《收入决算表》"

EXAMPLES = {
    "holds": _example(_TWO, _TWO),
    "fails": _example(f"{_TWO}\n三、《支出决算表》", _TWO),
    "silent": _example("", _TWO),
    "of a fragment": _example(f"{_TWO}\n三、《支出决算表》", _TWO) | {"document": {"scope": "fragment"}},
    # The order of the tables is free.
    "edge": _example(_TWO, "一、《收入决算表》\n二、《收入支出决算总表》"),
    "not listed again": _example(_TWO, "见附表"),
}
