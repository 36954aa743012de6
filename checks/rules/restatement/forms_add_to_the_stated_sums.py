"""The forms' 全年预算数 and 执行数 add to the sums that 十一 states.

Why it matters: the sums are what is reported upwards; a sum that is not that of the forms rests on other forms.
Method: for 全年预算数 and 执行数, the printed sum's interval meets the sum of the intervals of the forms' totals. Where fewer
forms are attached than 十一 counts, their sum must not be above the printed one.
Silent when: (1) the sum was not read, or no form is attached; (2) a form has a blank total; (3) the sum is printed twice with
different values, or is no exact number.
Source: 部门决算公开说明 (模板): 预算绩效评价项目…个，全年预算数…万元，全年执行数…万元.
Limits: where more forms are attached than counted, the sum is held to all of them.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns, variance
from checks.shapes.tying import in_words, summed, taken

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE13", "各项目自评表之和等于十一部分所列合计", "restatement", "warning", 1
PUBLISHED = """
为何要查：这两个合计数是向上报告的数；与所附自评表之和不符，说明它依据的是另外的表。
方法：对全年预算数和执行数分别核对：“十一、预算绩效的情况说明”所列合计数，与所附各项目支出绩效自评表合计行之和，
按四舍五入的区间应相符。所附张数少于所列项目个数的，只查其和是否大于所列合计数。
何时不查：（1）没有读到所列合计数，或者没有附自评表；（2）有自评表的合计行空白；（3）所列合计数在同一节内印有不同的值，
或者不是确数。
依据：部门决算公开说明（模板）：“预算绩效评价项目…个，全年预算数…万元，全年执行数…万元”。
局限：所附自评表多于所列项目个数的，所列合计数仍与全部自评表之和比较。
"""

TIES = (("全年预算数", "forms_budget", "project_total_full_year_budget"), ("执行数", "forms_executed", "project_total_executed"))


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left")  # (1)
    fewer = (pl.col("forms") < pl.col("forms_count_value")).fill_null(False)
    pairs = [
        both.select(
            "document_id", subject=pl.lit(f"预算绩效评价项目/{column}"), fewer=fewer, forms="forms",
            variance=pl.col(f"{stem}_variance") + variance(columns(f"{quantity}_")),
            **taken("one", quantity), **summed("sum", stem, column),
        )
        for column, quantity, stem in TIES
    ]  # fmt: skip
    printed = pl.concat(pairs).filter(pl.col("one_value").is_not_null(), pl.col("sum_value").is_not_null())  # (1)
    over = in_words(pl.col("sum_value") - pl.col("one_value"))
    more = pl.format(
        "印“{}”，所附{}张表（少于所列个数）之和已是{}万元，多{}万元", "one_said", "forms", in_words(pl.col("sum_value")), over
    )
    return stated(
        printed,
        "variance",
        **number("printed", pl.col("one_value"), columns("one_")),
        **number("derived", pl.col("sum_value"), columns("sum_")),
        place=pl.col("one_place"),
        said=pl.col("one_said"),
        unit=text("万元"),
        digits=pl.col("one_decimals"),
        formula=pl.format("各表{}之和", pl.col("subject").str.strip_prefix("预算绩效评价项目/")),
        holds=pl.when("fewer").then(pl.col("sum_low") <= pl.col("one_high")),
        message=pl.when("fewer").then(more),
        silent=first_reason(pl.col("one_blocked"), pl.col("sum_blocked")),  # (2), (3)
        at_stake=money_at_stake(pl.max_horizontal("one_value", "sum_value")),
        cited=pl.concat_list("one_cited", "sum_cited"),
    )


def _example(executed: str, *forms: str | None, count: str = "2个") -> Example:
    facts = [("十一", "预算绩效评价项目", "count", count), ("十一", "预算绩效评价项目", "executed", executed)]
    return {"facts": facts, "projects": [{"name": f"培训经费{n}", "executed": words} for n, words in enumerate(forms)]}


EXAMPLES = {
    "holds": _example("30.00万元", "10.00", "20.00"),
    "fails": _example("31.00万元", "10.00", "20.00"),
    "silent": _example("31.00万元", "10.00", None),
    # The sum is at least 29.99, the print at most 29.995.
    "edge": _example("29.99万元", "10.00", "20.00"),
    "a form is missing": _example("31.00万元", "10.00", "20.00", count="3个"),
    "fewer forms, yet more": _example("29.00万元", "10.00", "20.00", count="3个"),
}
