"""The execution rate of a form is 执行数 / 全年预算数.

Why it matters: the rate is scored, and decides whether the money is budgeted again.
Method: the printed rate's interval meets 100 * executed / full-year budget from the corner values; every row of the form's
money that prints a rate.
Silent when: (1) the budget or the executed amount of the row was not read; (2) the budget is 0 or rounds to 0; (3) the rate is
printed as a fraction of 1 that agrees.
Source: 项目支出绩效自评表 (财预〔2020〕10号): 执行率 = 全年执行数 / 全年预算数.
Limits: rows without a printed rate are not computed here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, holds_zero, meets, percent, scaled

ID, TITLE, FAMILY, SEVERITY, VERSION = "EXE01", "执行率等于执行数除以全年预算数", "execution_rate", "error", 1
PUBLISHED = """
为何要查：执行率要计分，还关系到以后是否再安排这项资金。
方法：自评表项目资金中印有执行率的每一行，所印的执行率应与“执行数÷全年预算数×100%”相符；各数均按四舍五入的区间计算。
何时不查：（1）该行的全年预算数或执行数没有读到；（2）全年预算数为0，或四舍五入后可能为0；
（3）执行率以小数印出（如0.71），并且与计算相符。
依据：项目支出绩效自评表（财预〔2020〕10号）：执行率＝全年执行数÷全年预算数。
局限：没有印执行率的行，不在此计算。
"""


def claims(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    rows = fund_rows.filter(pl.col("execution_rate").is_not_null())
    printed, budget = columns("execution_rate_"), columns("full_year_budget_")
    rate = columns("computed_rate_")
    fraction = (pl.col("execution_rate") <= 1) & meets(scaled(printed, 100), rate) & ~meets(printed, rate)
    return stated(
        rows,
        subject=pl.concat_str("name", "source", pl.lit("执行率"), separator="/"),
        place=pl.concat_str("place", pl.lit("执行率")),
        said=words_of("execution_rate").str.strip_chars_end("%") + "%",
        **number("printed", pl.col("execution_rate"), printed),
        **number("derived", percent(pl.col("executed"), pl.col("full_year_budget")), rate),
        unit=text("%"),
        digits=pl.col("execution_rate_decimals"),
        formula=pl.format("{}÷{}", words_of("executed"), words_of("full_year_budget")),
        silent=first_reason(
            reason_if(pl.col("full_year_budget").is_null() | pl.col("executed").is_null(), "没有读到全年预算数或执行数"),  # (1)
            reason_if(holds_zero(budget), "全年预算数为0或四舍五入后可能为0"),  # (2)
            reason_if(fraction, "执行率以小数印，与计算相符"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("full_year_budget")),
        cited=cited("execution_rate", "executed", "full_year_budget"),
    )


def _example(budget: str | None, executed: str, rate: str) -> Example:
    fund = {"source": "年度资金总额", "full_year_budget": budget, "executed": executed, "execution_rate": rate}
    return {"projects": [{"name": "培训经费"}], "project_funds": [fund]}


EXAMPLES = {
    "holds": _example("55.00", "38.79", "70.53%"),
    "fails": _example("55.00", "38.79", "73.53%"),
    "silent": _example("0.00", "0.00", "100%"),
    # The rate is at most 100 * 50.005 / 99.995 = 50.007..., printed 50.01 it is at least 50.005: they overlap by 0.0025.
    "edge": _example("100.00", "50.00", "50.01%"),
    "as a fraction": _example("55.00", "38.79", "0.71"),
}
