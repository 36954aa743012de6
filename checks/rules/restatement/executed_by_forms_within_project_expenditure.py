"""What the projects' forms executed is not above the 项目支出 of the account.

Why it matters: forms that execute more than was spent on projects evaluate money of basic expenditure, or money that
was not spent.
Method: the low end of 全年执行数 of 十一 (else of the sum of the forms) is not above the high end of 本年支出/项目支出.
Silent when: (1) one of the two was not read; (2) one is printed twice with different values, or is no exact number.
Source: 部门决算报表, 支出决算表: 项目支出; 部门决算公开说明 (模板): 预算绩效评价项目…全年执行数.
Limits: projects without a form make no difference; 运行保障经费 booked as basic expenditure would explain an excess.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.shapes.tying import stated_or_of_forms, within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE19", "项目执行数不超过项目支出决算", "restatement", "warning", 1
PUBLISHED = """
为何要查：各项目的执行数大于项目支出决算数，说明评价的是基本支出的资金，或者是并未支出的资金。
方法：“十一、预算绩效的情况说明”所列项目全年执行数（没有列的，取各项目支出绩效自评表合计行执行数之和）的四舍五入区间下
限，不得大于本年支出中项目支出区间的上限。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表支出决算表：项目支出；部门决算公开说明（模板）：“预算绩效评价项目…全年执行数…”。
局限：没有自评表的项目不影响结果；运行保障经费在决算中列为基本支出的，可以解释超出的数额。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="left", maintain_order="left")
    stated = pl.col("forms_executed_value").is_not_null()
    bound = both.select(
        "document_id",
        pl.col("^on_projects_(value|low|high|cited|blocked)$").name.replace("on_projects", "most"),
        **stated_or_of_forms("one", "forms_executed", "project_total_executed"),
        subject=text("预算绩效评价项目/执行数"),
        place=pl.when(stated).then(pl.col("forms_executed_section")).otherwise(text("项目支出绩效自评表")),
        formula=pl.format("{}部分项目支出", "on_projects_section"),
        why=text("预算绩效评价项目全年执行数"),
    )
    return within(bound, pl.col("one_blocked"), pl.col("most_blocked"))  # (1), (2)


def _example(spent: str | None, executed: str | None, form: str | None = None) -> Example:
    facts = [("三", "本年支出/项目支出", "amount", spent)] if spent else []
    facts += [("十一", "预算绩效评价项目", "executed", executed)] if executed else []
    return {"facts": facts, "projects": [{"name": "培训经费", "executed": form}] if form else []}


EXAMPLES = {
    "holds": _example("3,021.95万元", "3,012.82万元"),
    "fails": _example("3,021.95万元", "3,031.08万元"),
    "silent": _example(None, "3,031.08万元"),
    # 3,021.96 is at least 3,021.955, which 3,021.95 reaches.
    "edge": _example("3,021.95万元", "3,021.96万元"),
    "only the forms": _example("3,021.95万元", None, "3031.08"),
}
