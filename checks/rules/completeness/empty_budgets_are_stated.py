"""A budget in which nothing moved is said to be empty, and one that is said to be empty has no money.

Why it matters: a section without a number and without a word leaves open whether there was nothing or nothing was said.
Method: the section of 政府性基金预算, and of 国有资本经营预算, either prints money or says that there is none (无, 没有, 空表);
where it says 空表, no amount of this year that it prints is above 0.
Silent when: (1) the text has no such section: whether it must have one is another check's.
Source: 财政部 部门决算公开: a table without data is published empty, with a statement; 部门决算公开说明 (模板): …决算表为空表.
Limits: changes against last year and budgets are no amounts of this year: an empty table may follow a full one.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import any_of, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "CMP08", "没有收支的预算说明为空表", "completeness", "warning", 1
PUBLISHED = """
为何要查：一节里既没有数，也没有一句说明，就分不清是没有收支，还是没有交代。
方法：政府性基金预算、国有资本经营预算两节，应当印有金额，或者说明没有收支（无、没有、未安排、未发生、不涉及、为零、空表）；
写明为空表的，该节所印的本年金额不得大于0。
何时不查：（1）文中没有这一节；是否应有这一节，由另一项检查核对。
依据：财政部对部门决算公开的要求：没有数据的表也以空表公开，并加以说明；部门决算公开说明（模板）：“…决算表为空表”。
局限：与上年相比的增减额和预算数不是本年金额：上年有数的表，本年可以是空表。
"""

TOPICS = ("政府性基金预算", "国有资本经营预算")
NOTHING = "无|没有|未安排|未发生|不涉及|空表|为零"
MONEY = r"\d\s*[万亿]?元"


def claims(outline: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    sections = outline.filter(pl.col("kind") == "section", ~pl.col("listed"), any_of("topic", TOPICS))  # (1)
    moved = prose.filter((pl.col("measure") == "amount") & (pl.col("value") > 0)).with_columns(
        topic=pl.col("subject").str.extract(f"^({'|'.join(TOPICS)})")
    )
    amounts = moved.group_by("document_id", "section", "topic", maintain_order=True).agg(
        amount=pl.col("said").first(), amount_cited=pl.col("cited").first()
    )
    rows = sections.join(
        amounts, left_on=["document_id", "place", "topic"], right_on=["document_id", "section", "topic"], how="left",
        maintain_order="left",
    )  # fmt: skip
    body = pl.col("body")
    contradicts = body.str.contains("空表", literal=True) & pl.col("amount").is_not_null()
    speaks = body.str.contains(MONEY) | body.str.contains(NOTHING)
    message = pl.format("称{}决算表为空表，又印有{}", "topic", pl.coalesce("amount", text("")))
    return stated(
        rows,
        subject=pl.col("topic"),
        place=pl.format("{} {}", "place", "topic"),
        said=pl.coalesce("amount", pl.col("body").str.head(20)),
        holds=~contradicts & speaks,
        severity=pl.when(contradicts).then(text("warning")).otherwise(text("notice")),
        message=pl.when(contradicts).then(message).otherwise(text("既没有金额，也没有说明无收支、决算表为空表")),
        cited=pl.concat_list("cited", pl.coalesce("amount_cited", "cited")).list.unique(maintain_order=True),
    )


def _example(words: str, amount: str | None = None) -> Example:
    text = f"第一部分 单位概况\n第二部分 部门决算情况说明\n一、政府性基金预算财政拨款收入支出决算情况说明\n{words}"
    subject = "政府性基金预算财政拨款支出总计"
    return {"facts": [("一", subject, "amount" if amount else "change", amount or "减少3.00万元", text)]}


_EMPTY = "我单位本年度无政府性基金预算财政拨款收入、支出及结转和结余，政府性基金预算财政拨款收入支出决算表为空表。\n"

EXAMPLES = {
    "holds": _example(_EMPTY),
    "fails": _example(_EMPTY, "12.50万元"),
    "silent": {"facts": [("一", "收入总计", "amount", "3万元", "第二部分 部门决算情况说明\n一、收入决算情况说明\n")]},
    # Nothing this year, and something the year before.
    "edge": _example(f"{_EMPTY}比上年减少3.00万元。"),
    "says nothing": _example("政府性基金预算财政拨款收入支出决算情况见附表。\n"),
}
