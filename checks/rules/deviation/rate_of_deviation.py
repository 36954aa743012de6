"""预决算差异率 is (final - budget) / budget, its sign included.

Why it matters: the rate decides whether the unit must explain itself; a difference in 万元 printed as a rate hides it.
Method: the printed rate's interval meets 100 * (final - budget) / budget from the corner values, with the budget that stands
beside it (年初预算数 or 全年预算数).
Silent when: (1) the budget or the final amount was not read; (2) the budget is 0 or rounds to 0: a rate has no base, and is
customarily printed as 100% or 0%; (3) one of the numbers is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 年初预算数…万元，决算数…万元，预决算差异率…%.
Limits: a rate that lacks only its sign is a warning, for some units print the size of the difference.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import Interval, columns, deviation, difference, holds_zero, meets, percent, scaled

ID, TITLE, FAMILY, SEVERITY, VERSION = "DEV01", "预决算差异率等于决算与预算之差除以预算", "deviation", "error", 1
PUBLISHED = """
为何要查：差异率决定单位是否须作说明；把以万元计的差额印成差异率，就掩盖了差异。
方法：所印的预决算差异率应与“（决算数－预算数）÷预算数×100%”相符，正负也要一致；预算数取同处所印的年初预算数或全年预算数；
各数均按四舍五入的区间计算。
何时不查：（1）预算数或决算数没有读到；（2）预算数为0，或四舍五入后可能为0：差异率没有基数，按惯例印100%或0%；
（3）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“年初预算数…万元，决算数…万元，预决算差异率…%”。
局限：只差正负号的差异率按“疑点”提出，因为有的单位只印差异的大小。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    final, budget = columns("final_"), columns("budget_")
    rate = deviation(final, budget)
    unsigned = meets(columns(""), scaled(rate, -1)) & (rate.high < 0)
    return stated(
        _rates(prose),
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", percent(pl.col("final_value") - pl.col("budget_value"), pl.col("budget_value")), rate),
        digits=pl.col("decimals"),
        formula=pl.format("({}-{})÷{}", "final_digits_said", "budget_digits_said", "budget_digits_said"),
        explained=pl.coalesce(
            reason_if(unsigned, "两数只差正负号"),
            reason_if(_is_difference(final, budget), "印的数与决算数、预算数之差（万元）相同，疑将差额印作差异率"),
        ),
        severity=pl.when(unsigned).then(pl.lit("warning")),
        silent=first_reason(
            reason_if(pl.col("budget_value").is_null() | pl.col("final_value").is_null(), "没有读到预算数或决算数"),  # (1)
            reason_if(holds_zero(budget), "预算数为0或四舍五入后可能为0，差异率无从计算，按惯例印100%"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("final_blocked"),  # (3)
            pl.col("budget_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.max_horizontal("final_value", "budget_value"), pl.col("final_unit")),
        cited=pl.concat_list("cited", "budget_cited", "final_cited"),
    )


def _is_difference(final: Interval, budget: Interval) -> pl.Expr:
    """Whether the printed number is the difference of the two amounts, and not nothing."""
    gap = difference(final, budget)
    return (meets(columns(""), gap) | meets(columns(""), scaled(gap, -1))) & (pl.col("value") != 0)


def _rates(prose: pl.LazyFrame) -> pl.LazyFrame:
    taken = ("value", "low", "high", "digits_said", "cited", "blocked", "unit")
    budgets = prose.filter(pl.col("measure").is_in(("initial_budget", "full_year_budget")))
    # 与年初预算相比 comes first where a subject is compared with both; the final stands beside it.
    first = budgets.group_by("key", maintain_order=True).agg(pl.col(name).first().alias(f"budget_{name}") for name in taken)
    finals = prose.filter(pl.col("measure") == "final").select("key", **{f"final_{name}": name for name in taken})
    rates = prose.filter(pl.col("measure") == "deviation_rate")
    return rates.join(first, on="key", how="left", maintain_order="left").join(
        finals, on="key", how="left", maintain_order="left"
    )


def _example(budget: str | None, final: str, rate: str) -> Example:
    rows = [("七", "“三公”经费", "final", final), ("七", "“三公”经费", "deviation_rate", rate)]
    return {"facts": rows + ([("七", "“三公”经费", "full_year_budget", budget)] if budget else [])}


EXAMPLES = {
    "holds": _example("429.72万元", "3,508.61万元", "716.49%"),
    "fails": _example("7.8万元", "5.16万元", "2.64%"),
    "silent": _example("0.00万元", "1,570.64万元", "100.00%"),
    # Both amounts are printed to the 分 and exact: 0.005 of 10 is 0.05%, the rate is at most 0.05%.
    "edge": _example("10.000000万元", "10.005000万元", "0.0%"),
    "without its sign": _example("10.00万元", "9.00万元", "10.00%"),
}
