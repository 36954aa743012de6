"""What 十一 says is attached follows: the form of the whole unit, the forms of projects, the report of an evaluation.

Why it matters: an evaluation that is named and not shown cannot be read by anybody.
Method: the sentence 具体…附… names 整体支出绩效自评表, 项目支出绩效自评表 or a 评价报告, and the text has one of that kind.
Silent when: (1) 十一 has no such sentence; (2) not one form or report follows in the text: they are published apart;
(3) the text is a fragment.
Source: 部门决算公开说明 (模板), 十一: 具体附整体支出绩效自评表，项目支出绩效自评表和评价报告.
Limits: a report may be published as a file of its own; it is a notice. How many forms there are is another check's.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.shapes.published import with_scope

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP10", "预算绩效部分称附的表和报告已附", "completeness", "notice", 2
PUBLISHED = """
为何要查：只提到评价而没有附出来，谁也看不到评价的内容。
方法：预算绩效一节称附有整体支出绩效自评表、项目支出绩效自评表或者评价（自评）报告的，文中应当有这一种表或者报告。
何时不查：（1）预算绩效一节没有这样的句子；（2）文中一张表、一份报告也没有，即另行公开；（3）缺某一种表或者报告，
但文本不是从头到尾的全文。
依据：部门决算公开说明（模板）第十一节：“具体附整体支出绩效自评表，项目支出绩效自评表和评价报告”。
局限：报告可能另成文件公开，因此只列为“核实”；附了多少张表，由另一项检查核对。
"""

_WORDS = "[部门单位本级我（）、，和及绩效整体项目支出自评价表报告目标情况]*"
ATTACHED = f"附({_WORDS}(?:自评表|评价表|评价报告|自评报告){_WORDS})"
# What is attached, its words, and its kind among the forms.
KINDS = pl.LazyFrame(
    [
        ("整体支出绩效自评表", "整体支出", "overall"),
        ("项目支出绩效自评表", "项目支出", "project"),
        ("评价（自评）报告", "(?:自评|评价)报告", "report"),
    ],
    schema=["attached", "pattern", "form"],
    orient="row",
)


def claims(outline: pl.LazyFrame, projects: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    sections = outline.filter(pl.col("topic") == "预算绩效", ~pl.col("listed"))
    named = sections.with_columns(said=pl.col("body").str.extract(ATTACHED)).drop_nulls("said")  # (1)
    forms = projects.group_by("document_id").agg(kinds=pl.col("form").unique())
    asked = named.join(KINDS, how="cross").filter(pl.col("said").str.contains(pl.col("pattern")))
    rows = asked.join(forms, on="document_id", how="left", maintain_order="left")
    there = pl.col("kinds").list.contains(pl.col("form"))
    return stated(
        with_scope(rows, documents, fragments_only=True),
        "said",
        subject=pl.format("预算绩效/{}", "attached"),
        place=pl.format("{} 预算绩效", "place"),
        holds=there,
        silent=first_reason(
            reason_if(pl.col("kinds").is_null(), "文中没有附表，另行公开"),  # (2)
            pl.when(~there).then(pl.col("unpublished")),  # (3)
        ),
        message=pl.format("称附“{}”，文中没有{}", "said", "attached"),
        cited=pl.concat_list("cited"),
    )


def _example(words: str, *forms: str) -> Example:
    text = f"第一部分 单位概况\n第二部分 部门决算情况说明\n一、预算绩效的情况说明\n{words}"
    projects = [{"name": "培训经费", "form": form} for form in forms]
    return {"facts": [("一", "预算绩效评价项目", "count", "1个", text)], "projects": projects}


_BOTH = "具体附整体支出绩效自评表，项目支出绩效自评表。"

EXAMPLES = {
    "holds": _example(_BOTH, "overall", "project"),
    "fails": _example("具体附项目支出绩效自评表和评价报告。", "project"),
    "silent": _example(_BOTH),
    "of a fragment": _example("具体附项目支出绩效自评表和评价报告。", "project") | {"document": {"scope": "fragment"}},
    # 附表 names none of them.
    "edge": _example(f"指标见附表说明。{_BOTH}", "project", "overall"),
}
