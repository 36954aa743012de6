"""The 年初预算数 of the projects' appropriations are not above the 年初预算数 of all appropriations.

Why it matters: the initial budget is what the people's congress approved; forms that print more of it show the budget as it was
adjusted later, and hide what was added during the year.
Method: the low end of the sum of 年初预算数 in the rows of appropriations of all project forms is not above the high end of the
年初预算数 of 财政拨款.
Silent when: (1) one of the two was not read; (2) the 年初预算数 of 财政拨款 is printed twice with different values.
Source: 预算法: projects are part of the department's budget; 项目支出绩效自评表: 年初预算数.
Limits: blank cells count for nothing, so that the sum is a lower bound; basic expenditure would make the room smaller still.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.shapes.tying import within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE18", "各项目年初预算数之和不超过财政拨款年初预算数", "sum", "error", 1
PUBLISHED = """
为何要查：年初预算是人民代表大会批准的预算；自评表所印年初预算数多于它，说明印的是后来调整的预算，掩盖了年中追加的资金。
方法：各项目支出绩效自评表财政拨款各行（不含结转资金）年初预算数之和的四舍五入区间下限，
不得大于财政拨款年初预算数区间的上限。
何时不查：（1）没有读到其中一个数；（2）财政拨款年初预算数在同一节内印有不同的值，或者不是确数。
依据：《预算法》：项目支出是部门预算的组成部分；项目支出绩效自评表：年初预算数。
局限：空白的年初预算数不计入，各项目之和只会偏小；财政拨款年初预算还包括基本支出，项目的实际限额更小。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left")
    bound = both.select(
        "document_id",
        pl.col("^project_fiscal_initial_budget_(value|low|high|said|cited)$").name.replace(
            "project_fiscal_initial_budget", "one"
        ),
        pl.col("^fiscal_initial_(value|low|high|cited|blocked)$").name.replace("fiscal_initial", "most"),
        subject=text("预算绩效评价项目/年初预算数"),
        place=text("项目支出绩效自评表 年初预算数"),
        formula=pl.format("{}部分财政拨款年初预算数", "fiscal_initial_section"),
        why=pl.format("{}张项目自评表的财政拨款年初预算数之和", "forms"),
    )
    return within(bound, pl.col("most_blocked"))  # (1), (2)


def _example(department: str | None, *projects: str) -> Example:
    return {
        "facts": [("四", "财政拨款收入支出", "initial_budget", department)] if department else [("四", "人员", "count", "3人")],
        "projects": [{"name": f"培训经费{number}", "initial_budget": words} for number, words in enumerate(projects)],
        "project_funds": [
            {"source": source, "form": number, "initial_budget": words}
            for number, words in enumerate(projects)
            for source in ("年度资金总额", "当年财政拨款")
        ],
    }


EXAMPLES = {
    "holds": _example("429.72万元", "290.00", "8.00"),
    "fails": _example("429.72万元", "290.00", "800.00"),
    "silent": _example(None, "290.00", "800.00"),
    # The forms give 289.95 + 139.775 = 429.725 at least, the department 429.725 at most.
    "edge": _example("429.72万元", "290.0", "139.78"),
}
