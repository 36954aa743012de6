"""Every section that the contents list names stands in the text.

Why it matters: a section that is promised and missing was lost, or was taken out because it had nothing good to say.
Method: for each part and numbered section of the contents list the text has a heading of the same part or of the same matter
(收入决算, 政府性基金预算); a section of no such matter is found by its title or number.
Silent when: (1) the disclosure has no contents list; (2) the text is a fragment.
Source: 部门决算公开说明 (模板): 目录.
Limits: headings within a section (（一）…) and that of the tables are not looked at; it is a notice, for a text may have been cut
where it was saved.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import stated
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP07", "目录所列各节在正文中都有", "completeness", "notice", 2
PUBLISHED = """
为何要查：目录列有、正文没有的一节，不是遗漏了，就是因为内容不利而被删去。
方法：目录所列的各部分和以“一、二、三、…”编号的各节，正文中都应有同一部分或者同一事项（如收入决算、政府性基金预算）的标题；
不属于这类事项的节，按标题或者编号查找。
何时不查：（1）公开说明没有目录；（2）正文缺这一标题，但文件只单独公开其中一项，或者文本不是从头到尾的全文。
依据：部门决算公开说明（模板）的目录。
局限：各节之内的标题（（一）…）和决算报表部分的标题不查；文本可能在保存时被截断，因此只列为“核实”。
"""


def claims(outline: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    headings = outline.filter(pl.col("kind") != "table").with_columns(
        matter=pl.when(pl.col("kind") == "part").then("place").otherwise(pl.coalesce("topic", "place"))
    )
    printed = headings.filter(~pl.col("listed"))
    listed = headings.filter("listed", pl.col("topic").fill_null("") != "决算报表")  # (1)
    same_matter = printed.select("document_id", "matter", by_matter=True).unique()
    same_title = printed.select("document_id", "title", by_title=True).unique()
    both = listed.join(same_matter, on=["document_id", "matter"], how="left", maintain_order="left").join(
        same_title, on=["document_id", "title"], how="left", maintain_order="left"
    )
    there = pl.any_horizontal(pl.col("by_matter", "by_title").fill_null(value=False))
    return stated(
        with_scope(both, documents),
        subject=pl.col("title"),
        place=pl.format("目录 {}", "place"),
        said=pl.col("title"),
        holds=there,
        silent=pl.when(~there).then(pl.col("unpublished")),  # (2)
        message=pl.format("目录列有“{} {}”，正文没有这一标题", "place", "title"),
        cited=pl.concat_list("cited"),
    )


def _example(listed: str, printed: str) -> Example:
    text = f"第一部分 单位概况\n第二部分 部门决算情况说明\n{listed}第一部分 单位概况\n第二部分 部门决算情况说明\n{printed}"
    return {"facts": [("一", "收入总计", "amount", "3万元", text)]}


_ONE, _TWO = "一、收入支出决算总体情况说明\n", "二、其他需说明的事项\n"

EXAMPLES = {
    "holds": _example(_ONE + _TWO, _ONE + _TWO),
    "fails": _example(_ONE + _TWO, _ONE),
    "silent": {"facts": [("一", "收入总计", "amount", "3万元", f"第一部分 单位概况\n第二部分 部门决算情况说明\n{_ONE}")]},
    "of a fragment": _example(_ONE + _TWO, _ONE) | {"document": {"scope": "fragment"}},
    # The same matter under a shorter title.
    "edge": _example(_ONE + _TWO, "一、收入支出决算总体情况\n二、其他事项\n"),
}
