"""Where the 全年预算数 is 0 no execution rate is printed, or 0.

Why it matters: a rate, and the score for it, beside a row without money belongs to another row; the form's own row then has
none.
Method: beside a full-year budget of 0 the printed execution rate is blank or 0.
Silent when: (1) the budget is not 0, or was not read; (2) no rate is printed.
Source: 项目支出绩效自评表: 执行率 = 全年执行数 ÷ 全年预算数, which is not defined without a budget.
Limits: some forms print the total's rate on their first row; it is a notice, for the money is not wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, reason_if, stated, text, words_of
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "EXE04", "预算数为0的资金没有执行率", "execution_rate", "notice", 1
PUBLISHED = """
为何要查：没有资金的一行印了执行率和得分，那是别的行的数，本该有执行率的那一行反而没有。
方法：全年预算数为0的资金，所印的执行率应为空白或者0。
何时不查：（1）全年预算数不为0，或者没有读到；（2）没有印执行率。
依据：项目支出绩效自评表：执行率＝全年执行数÷全年预算数，没有预算数就没有执行率。
局限：有的自评表把合计的执行率印在第一行；金额并没有错，所以只按“核实”提出。
"""


def claims(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        fund_rows,
        subject=pl.concat_str("name", "source", pl.lit("执行率"), separator="/"),
        said=words_of("execution_rate"),
        unit=text("%"),
        holds=pl.col("execution_rate") == 0,
        silent=first_reason(
            reason_if(pl.col("full_year_budget").is_null() | (pl.col("full_year_budget") != 0), "预算数不为0，或没有读到"),  # (1)
            reason_if(pl.col("execution_rate").is_null(), "没有印执行率"),  # (2)
        ),
        message=pl.format("全年预算数为0，执行率却印“{}”", words_of("execution_rate")),
        cited=cited("execution_rate", "full_year_budget", "executed"),
    )


def _example(budget: str, rate: str | None) -> Example:
    fund = {"source": "上级资金", "full_year_budget": budget, "executed": "0.00", "execution_rate": rate}
    return {"projects": [{"name": "培训经费"}], "project_funds": [fund]}


EXAMPLES = {
    "holds": _example("0.00", "0"),
    "fails": _example("0.00", "100%"),
    "silent": _example("12.00", "0%"),
    "edge": _example("0.00", "0.00%"),
}
