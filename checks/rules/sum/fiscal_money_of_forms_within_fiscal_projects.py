"""Appropriations that the projects' forms executed are not above the appropriations that were spent on projects.

Why it matters: forms that execute more appropriations than there were evaluate money that the account does not know.
Method: the low end of the sum of 执行数 in the rows of appropriations of all project forms is not above the high end of
本年财政拨款支出 less 一般公共预算财政拨款基本支出.
Silent when: (1) one of the numbers was not read; (2) one is printed twice with different values, or is no exact number.
Source: 财政拨款收入支出决算总表, 一般公共预算财政拨款基本支出决算表 and 项目支出绩效自评表.
Limits: blank cells count for nothing; a fund that pays for other things than the forms' projects leaves room unseen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.engine.interval import columns, difference
from checks.shapes.tying import within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE20", "各项目财政拨款执行数不超过财政拨款项目支出", "sum", "warning", 1
PUBLISHED = """
为何要查：自评表执行的财政拨款多于实际用于项目的财政拨款，说明评价的是决算中没有的资金。
方法：各项目支出绩效自评表财政拨款各行（不含结转资金）执行数之和的四舍五入区间下限，
不得大于本年财政拨款支出减一般公共预算财政拨款基本支出之差的区间上限。
何时不查：（1）没有读到其中一个数；（2）决算所印的数在同一节内有不同的值，或者不是确数。
依据：财政拨款收入支出决算总表、一般公共预算财政拨款基本支出决算表和项目支出绩效自评表。
局限：空白的执行数不计入；政府性基金还用于自评项目以外支出的，限额偏宽，在此范围内的超出看不出来。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    room = difference(columns("fiscal_spent_"), columns("general_basic_"))
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left")
    bound = both.select(
        "document_id",
        "fiscal_spent_blocked",
        "general_basic_blocked",
        pl.col("^project_fiscal_executed_(value|low|high|said|cited)$").name.replace("project_fiscal_executed", "one"),
        most_value=pl.col("fiscal_spent_value") - pl.col("general_basic_value"),
        most_low=room.low,
        most_high=room.high,
        most_cited=pl.concat_list("fiscal_spent_cited", "general_basic_cited"),
        subject=text("预算绩效评价项目/财政拨款执行数"),
        place=text("项目支出绩效自评表 执行数"),
        formula=pl.format("财政拨款支出{}-基本支出{}", "fiscal_spent_said", "general_basic_said"),
        why=pl.format("{}张项目自评表的财政拨款执行数之和", "forms"),
    )
    return within(bound, pl.col("fiscal_spent_blocked"), pl.col("general_basic_blocked"))  # (1), (2)


def _example(basic: str | None, *executed: str) -> Example:
    facts = [("四", "财政拨款支出总计/本年财政拨款支出", "amount", "508.61万元")]
    facts += [("六", "一般公共预算财政拨款基本支出", "amount", basic)] if basic else []
    return {
        "facts": facts,
        "projects": [{"name": f"培训经费{number}", "executed": words} for number, words in enumerate(executed)],
        "project_funds": [
            {"source": source, "form": number, "executed": words}
            for number, words in enumerate(executed)
            for source in ("年度资金总额", "当年财政拨款")
        ],
    }


EXAMPLES = {
    "holds": _example("488.10万元", "8.00", "12.51"),
    "fails": _example("488.10万元", "8.00", "13.51"),
    "silent": _example(None, "8.00", "13.51"),
    # 508.61 - 488.10 is 20.52 at most, 8.00 + 12.53 is 20.52 at least.
    "edge": _example("488.10万元", "8.00", "12.53"),
}
