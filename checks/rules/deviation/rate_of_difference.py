"""The rate of a difference from a budget (较年初预算数增长…%) is the difference in percent of the budget.

Why it matters: the rate says how far the plan was off; computed by hand, it is often taken of the final amount.
Method: the budget is the final amount less the difference; the printed rate's interval meets 100 * difference / budget
from the corner values.
Silent when: (1) the difference or the final amount was not read; (2) the budget is 0 or rounds to 0: growth from 0 is
customarily printed as 100%; (3) one of the numbers is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (重庆, 云南的样式): 较年初预算数增加…万元，增长…%.
Limits: a budget that is printed beside is held to the difference by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example, FactSaid
from checks.engine.interval import columns, difference, growth, holds_zero, percent
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "DEV04", "与预算相比的增减率等于差额除以预算数", "deviation", "error", 1
PUBLISHED = """
为何要查：这个比率说明支出偏离预算多少；手工计算时，常被误除以决算数。
方法：预算数为决算数减所印差额；所印的增减率应与“差额÷预算数×100%”相符，增减方向也要一致；各数均按四舍五入的区间计算。
何时不查：（1）差额或决算数没有读到；（2）推算的预算数为0，或四舍五入后可能为0（此时按惯例印100%），或者为负；
（3）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（重庆、云南的样式）：“较年初预算数增加…万元，增长…%”。
局限：同处另印有预算数的，它与差额是否相符由“与预算的差额等于决算数减预算数”一项检查核对。
"""

_BUDGETS = ("initial_budget", "full_year_budget")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    rates = prose.filter(pl.col("measure") == "difference_rate", pl.col("base").is_in(_BUDGETS))
    sides = beside(beside(rates, prose, "difference", ["difference"], by_base=True), prose, "final", ["final", "amount"])
    budget = difference(columns("final_"), columns("difference_"))
    value = percent(pl.col("difference_value"), pl.col("final_value") - pl.col("difference_value"))
    return stated(
        sides,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", value, growth(columns("difference_"), columns("final_"))),
        digits=pl.col("decimals"),
        formula=pl.format("{}÷({}-{})", "difference_digits_said", "final_digits_said", "difference_digits_said"),
        silent=first_reason(
            reason_if(pl.col("difference_value").is_null() | pl.col("final_value").is_null(), "没有读到差额或决算数"),  # (1)
            reason_if(
                holds_zero(budget) | (budget.high < 0), "预算数为0或四舍五入后可能为0，增减率无从计算，按惯例印100%"
            ),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("difference_blocked"),  # (3)
            pl.col("final_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("final_value"), pl.col("final_unit")),
        cited=pl.concat_list("cited", "difference_cited", "final_cited"),
    )


def _example(final: str, difference: str | None, rate: str) -> Example:
    subject, base = "一般公共预算财政拨款支出", "initial_budget"
    rows: list[FactSaid] = [("五(一)", subject, "amount", final), ("五(一)", subject, "difference_rate", rate, rate, base)]
    return {"facts": [*rows, *([("五(一)", subject, "difference", difference, difference, base)] if difference else [])]}


EXAMPLES = {
    "holds": _example("105.00万元", "增加5.00万元", "增长5.00%"),
    "fails": _example("105.00万元", "增加5.00万元", "增长6.00%"),
    "silent": _example("105.00万元", None, "增长5.00%"),
    # Both amounts are printed to the 分 and exact: 0.005 of 100 is 0.005%, which may be printed as 0.01%.
    "edge": _example("100.005000万元", "增加0.005000万元", "增长0.01%"),
}
