"""The projects' 全年预算数 and 基本支出 together are not above the 全年预算数 of the overall form.

Why it matters: the overall budget holds all projects and all basic expenditure; one that is smaller was filled in from what
was spent, and its execution rate says nothing.
Method: the low end of 全年预算数 of the projects (of 十一, else the sum of the forms) plus 本年支出/基本支出 is not above the
high end of 全年预算总额 of the overall evaluation (of 十一, else of its form).
Silent when: (1) one of the numbers was not read; (2) one is printed twice with different values, or is no exact number.
Source: 财预〔2018〕167号: the overall evaluation covers all expenditure, basic and by project.
Limits: what of the basic budget was not spent would make the room smaller still.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.engine.interval import columns, total
from checks.shapes.tying import stated_or_of_forms, within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE21", "项目全年预算与基本支出之和不超过整体支出全年预算", "sum", "warning", 1
PUBLISHED = """
为何要查：整体支出全年预算包括全部项目支出和全部基本支出；小于两者之和，说明是按支出数倒填的，执行率也就没有意义。
方法：项目全年预算数（“十一、预算绩效的情况说明”所列，没有列的取各项目支出绩效自评表之和）加本年支出中的基本支出，
四舍五入区间的下限不得大于整体支出全年预算总额（同一说明所列，没有列的取整体支出绩效自评表合计行）区间的上限。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：财预〔2018〕167号：整体支出评价覆盖基本支出和项目支出的全部支出。
局限：基本支出预算没有用完的，未用部分还要占用限额，实际限额更小。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="left", maintain_order="left").with_columns(
        **stated_or_of_forms("planned", "forms_budget", "project_total_full_year_budget"),
        **stated_or_of_forms("whole", "overall_budget", "overall_total_full_year_budget"),
    )
    needed = total([columns("planned_"), columns("basic_")])
    bound = both.select(
        "document_id",
        "basic_blocked",
        "planned_blocked",
        pl.col("^whole_(value|low|high|cited|blocked)$").name.replace("whole", "most"),
        one_value=pl.col("planned_value") + pl.col("basic_value"),
        one_low=needed.low,
        one_high=needed.high,
        one_said=pl.col("planned_said"),
        one_cited=pl.concat_list("planned_cited", "basic_cited"),
        subject=text("整体支出绩效自评表/全年预算数"),
        place=pl.coalesce("forms_budget_section", "overall_budget_section", text("绩效自评表")),
        formula=text("整体支出全年预算总额"),
        why=pl.format("项目全年预算数{}与基本支出{}之和", "planned_said", "basic_said"),
    )
    return within(bound, pl.col("planned_blocked"), pl.col("basic_blocked"), pl.col("most_blocked"))  # (1), (2)


def _example(overall: str, projects: str, basic: str | None) -> Example:
    rows = [
        ("十一", "整体支出绩效自评表", "full_year_budget", overall),
        ("十一", "预算绩效评价项目", "full_year_budget", projects),
    ]
    return {"facts": rows + ([("三", "本年支出/基本支出", "amount", basic)] if basic else [])}


EXAMPLES = {
    "holds": _example("3,814.53万元", "3,031.72万元", "582.81万元"),
    "fails": _example("3,604.76万元", "3,231.72万元", "582.81万元"),
    "silent": _example("3,604.76万元", "3,231.72万元", None),
    # 3,231.72 + 582.81 is 3,814.52 at least, and 3,814.52 is 3,814.525 at most.
    "edge": _example("3,814.52万元", "3,231.72万元", "582.81万元"),
}
