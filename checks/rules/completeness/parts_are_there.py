"""A disclosure has its parts: what the unit is, what its accounts say, and what the terms mean.

Why it matters: who reads the accounts of a unit wants all of it in one place, as the rules on disclosure order it.
Method: one heading 第…部分 of the text speaks of each: 概况, 决算情况说明, 名词解释; their order is free.
Silent when: (1) the text has no heading of a part; (2) a part's heading says nothing of these: it may be the one that is missing;
(3) one part is published alone, or the text is a fragment.
Source: 《地方预决算公开操作规程》 (财预〔2016〕143号), and the templates of the provinces: 部门概况, 决算表, 情况说明, 名词解释.
Limits: the tables are not asked for: they may stand in a file of their own, or here without a heading; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP05", "公开说明各部分齐全", "completeness", "notice", 2
PUBLISHED = """
为何要查：看一个单位决算的人，要在一处看到全部内容，公开的规定也是这样安排的。
方法：正文以“第…部分”为题的各部分中，概况（或者基本情况）、决算情况说明、名词解释都应当有；先后顺序不限。
何时不查：（1）正文没有“第…部分”的标题；（2）缺某一部分，但有的部分从标题看不出内容，可能正是所缺的部分；（3）缺某一部分，
但文件只单独公开其中一项，或者文本不是从头到尾的全文。
依据：《地方预决算公开操作规程》（财预〔2016〕143号）和各省的模板：部门概况、决算表、情况说明、名词解释。
局限：不要求有决算表部分，决算表可能另成文件，也可能在文中而没有标题；因此只列为“核实”。
"""

ASKED = pl.LazyFrame({"asked": ["概况", "决算情况说明", "名词解释"]})


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    parts = outline.filter(pl.col("kind") == "part", ~pl.col("listed"))
    printed = parts.group_by("document_id", maintain_order=True).agg(  # (1)
        topics=pl.col("topic").drop_nulls(),
        other=pl.col("topic").is_null().any(),
        titles=pl.col("place").str.join("、"),
        cited=pl.col("cited").last(),
        place=pl.col("place").last(),
    )
    rows = (
        with_scope(printed, documents)
        .join(ASKED, how="cross")
        .with_columns(there=pl.col("topics").list.contains(pl.col("asked")))
    )
    return stated(
        rows,
        subject=pl.col("asked"),
        said=pl.col("titles"),
        holds=pl.col("there"),
        silent=first_reason(
            reason_if(~pl.col("there") & pl.col("other"), "有的部分从标题看不出内容"),  # (2)
            pl.when(~pl.col("there")).then(pl.col("unpublished")),  # (3)
        ),
        message=pl.format("只有{}，没有“{}”部分", "titles", "asked"),
        cited=pl.concat_list("cited"),
    )


def _example(*titles: str) -> Example:
    parts = "\n".join(f"第{number}部分 {title}" for number, title in zip("一二三四五", titles, strict=False))
    return {"facts": [("一", "收入总计", "amount", "3万元", parts)]}


EXAMPLES = {
    "holds": _example("单位概况", "部门决算情况说明", "专业名词解释", "部门决算报表（见附表）"),
    "fails": _example("单位概况", "部门决算情况说明", "部门决算报表（见附表）"),
    "silent": _example(),
    # Another order, and a part more.
    "edge": _example("部门基本情况", "2024年度部门决算表", "2024年度部门决算情况说明", "名词解释", "附表"),
    "of a fragment": _example("单位概况", "部门决算情况说明") | {"document": {"scope": "fragment"}},
    "of other titles": _example("单位概况", "部门决算情况说明", "附录", "部门决算报表"),
}
