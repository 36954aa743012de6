"""What a form's money executed is not more than its 全年预算数.

Why it matters: expenditure without a budget is what the budget law forbids; more often a number stands in the wrong row.
Method: the lowest value of the executed amount is at most the highest of the budget, for every row of the form's money.
Silent when: (1) the budget or the executed amount of the row was not read.
Source: 《中华人民共和国预算法》 Art. 13: no expenditure without a budget.
Limits: where an indicator of the form gives a reason for a deviation the finding is a notice, whatever the reason says.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, money_at_stake, number, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "EXE02", "执行数不超过全年预算数", "execution_rate", "warning", 1
PUBLISHED = """
为何要查：无预算的支出为预算法所禁止；更常见的是数填错了行。
方法：自评表项目资金的每一行，执行数的区间下限应不大于全年预算数的区间上限。
何时不查：（1）该行的全年预算数或执行数没有读到。
依据：《中华人民共和国预算法》第十三条：未列入预算的不得支出。
局限：自评表中有指标填写了偏差原因的，不论原因内容如何，都按“核实”提出。
"""


def claims(fund_rows: pl.LazyFrame, forms: pl.LazyFrame) -> pl.LazyFrame:
    filled = fund_rows.filter(pl.col("full_year_budget").is_not_null(), pl.col("executed").is_not_null())  # (1)
    rows = filled.join(forms.select("project_id", "reasons"), on="project_id", how="left")
    said, allowed = words_of("executed"), words_of("full_year_budget")
    return stated(
        rows,
        subject=pl.concat_str("name", "source", pl.lit("执行数"), separator="/"),
        said=said,
        **number("printed", pl.col("executed"), columns("executed_")),
        **number("derived", pl.col("full_year_budget"), columns("full_year_budget_")),
        unit=text("万元"),
        digits=pl.col("executed_decimals"),
        holds=pl.col("executed_low") <= pl.col("full_year_budget_high"),
        message=pl.format("执行数{}万元，大于全年预算数{}万元", said, allowed),
        severity=pl.when(pl.col("reasons") > 0).then(pl.lit("notice")),
        at_stake=money_at_stake(pl.col("executed")),
        cited=cited("executed", "full_year_budget"),
    )


def _example(budget: str | None, executed: str) -> Example:
    fund = {"source": "其他资金", "full_year_budget": budget, "executed": executed}
    return {"projects": [{"name": "培训经费"}], "project_funds": [fund]}


EXAMPLES = {
    "holds": _example("673.14", "37.91"),
    "fails": _example("37.91", "673.14"),
    "silent": _example(None, "673.14"),
    # The executed amount is at least 30.005, the budget at most 30.005.
    "edge": _example("30.00", "30.01"),
}
