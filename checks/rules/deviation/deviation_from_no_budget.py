"""From a budget of 0 the deviation is printed by convention: 0% where nothing was spent, 100% where something was.

Why it matters: 0% beside money that no budget foresaw says that all went as planned.
Method: the budget is 0. Where the final amount is 0 as well the printed rate is 0; else it is 100%.
Silent when: (1) the budget is not 0, or budget or final amount was not read; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: the convention of the disclosures: 年初预算数0.00万元，决算数…万元，预决算差异率100.00%.
Limits: a rate that is neither 0% nor 100% beside money without a budget is a notice, for no rate is defined there.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "DEV02", "预算为0时差异率按惯例印0%或100%", "deviation", "warning", 1
PUBLISHED = """
为何要查：没有预算而有支出，差异率却印0%，等于说一切按计划执行。
方法：预算数为0的，决算数也为0时，差异率应印0%；决算数不为0时，应印100%。
何时不查：（1）预算数不为0，或者预算数、决算数没有读到；（2）其中一个数印有不同的值，或者不是确数。
依据：决算公开的惯例：“年初预算数0.00万元，决算数…万元，预决算差异率100.00%”。
局限：没有预算而有支出，差异率所印既不是0%也不是100%的，按“核实”提出，因为此时本来就算不出差异率。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    taken = ("value", "said", "cited", "blocked")
    budgets = prose.filter(pl.col("measure").is_in(("initial_budget", "full_year_budget")))
    first = budgets.group_by("key", maintain_order=True).agg(pl.col(name).first().alias(f"budget_{name}") for name in taken)
    finals = prose.filter(pl.col("measure") == "final").select("key", **{f"final_{name}": name for name in taken})
    rates = prose.filter(pl.col("measure") == "deviation_rate")
    both = rates.join(first, on="key", how="left", maintain_order="left").join(finals, on="key", how="left")
    return stated(
        both,
        "said",
        "unit",
        holds=pl.col("value") == pl.when(pl.col("final_value") == 0).then(0).otherwise(100),
        silent=first_reason(
            reason_if(pl.col("budget_value").is_null() | pl.col("final_value").is_null(), "没有读到预算数或决算数"),  # (1)
            reason_if(pl.col("budget_value") != 0, "预算数不为0"),  # (1)
            pl.col("blocked"),  # (2)
            pl.col("budget_blocked"),  # (2)
            pl.col("final_blocked"),  # (2)
        ),
        message=pl.format("预算数{}，决算数{}，差异率印{}，按惯例应为{}", *_SAID),
        severity=pl.when((pl.col("value") != 0) & (pl.col("final_value") != 0)).then(pl.lit("notice")),
        at_stake=money_at_stake(pl.col("final_value")),
        cited=pl.concat_list("cited", "final_cited", "budget_cited"),
    )


_SAID = (
    "budget_said",
    "final_said",
    "said",
    pl.when(pl.col("final_value") == 0).then(pl.lit("0%")).otherwise(pl.lit("100%")),
)


def _example(budget: str, final: str, rate: str) -> Example:
    rows = [("七", "“三公”经费", "full_year_budget", budget), ("七", "“三公”经费", "final", final)]
    return {"facts": [*rows, ("七", "“三公”经费", "deviation_rate", rate)]}


EXAMPLES = {
    "holds": _example("0.00万元", "1,570.64万元", "100.00%"),
    "fails": _example("0.00万元", "1,570.64万元", "0.00%"),
    "silent": _example("7.80万元", "5.16万元", "0.00%"),
    # The smallest amount that is printed is money spent.
    "edge": _example("0.00万元", "0.01万元", "100.00%"),
    "nothing spent": _example("0.00万元", "0.00万元", "0.00%"),
}
