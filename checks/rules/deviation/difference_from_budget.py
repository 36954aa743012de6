"""A difference from a budget (较预算数减少, 决算数大于年初预算数) is the final amount less the budget that is printed beside it.

Why it matters: the three numbers of one subtraction stand in one sentence; a slip in one of them is seen at once.
Method: the printed difference's interval meets the final amount less the budget of the same kind, from the ends.
Silent when: (1) the budget was not printed, or the final amount not read; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算公开说明 (云南, 北京, 甘肃的样式): 较预算数…万元减少…万元.
Limits: of a subject that prints both budgets, the one that the sentence names is taken.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example, FactSaid
from checks.engine.interval import columns, difference
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "DEV03", "与预算的差额等于决算数减预算数", "deviation", "error", 1
PUBLISHED = """
为何要查：一道减法的三个数同在一句话里，其中一个写错，一看便知。
方法：所印差额应与决算数减同一种预算数（年初预算数或全年预算数）的结果相符，正负也要一致；各数均按四舍五入的区间计算。
何时不查：（1）没有印预算数，或者没有读到与差额单位相同的决算数；（2）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（云南、北京、甘肃的样式）：“较预算数…万元减少…万元”。
局限：同一事项印有两种预算数的，以句中所称的一种为准。
"""

_BUDGETS = ("initial_budget", "full_year_budget")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    differences = prose.filter(pl.col("measure") == "difference", pl.col("base").is_in(_BUDGETS))
    # The budget that the sentence names is a number of the same base.
    budgets = prose.filter(pl.col("measure").is_in(_BUDGETS)).with_columns(base=pl.col("measure"))
    both = beside(differences, budgets, "budget", _BUDGETS, by_base=True)
    sides = beside(both, prose, "final", ["final", "amount"])
    return stated(
        sides.filter(pl.col("budget_value").is_not_null()),  # (1)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("final_value") - pl.col("budget_value"), difference(columns("final_"), columns("budget_"))),
        digits=pl.col("decimals"),
        formula=pl.format("{}-{}", "final_digits_said", "budget_digits_said"),
        silent=first_reason(
            reason_if(pl.col("final_value").is_null() | (pl.col("final_unit") != pl.col("unit")), "没有读到决算数"),  # (1)
            pl.col("blocked"),  # (2)
            pl.col("budget_blocked"),  # (2)
            pl.col("final_blocked"),  # (2)
        ),
        at_stake=money_at_stake(pl.col("value") - (pl.col("final_value") - pl.col("budget_value")), pl.col("unit")),
        cited=pl.concat_list("cited", "budget_cited", "final_cited"),
    )


def _example(final: str | None, budget: str, difference: str) -> Example:
    subject = "“三公”经费/公务接待费"
    known: list[FactSaid] = [("七", subject, "amount", final)] if final else []
    said: FactSaid = ("七", subject, "difference", difference, difference, "initial_budget")
    return {"facts": [("七", subject, "initial_budget", budget), said, *known]}


EXAMPLES = {
    "holds": _example("100.00万元", "150.00万元", "减少50.00万元"),
    "fails": _example("100.00万元", "150.00万元", "减少40.00万元"),
    "silent": _example(None, "150.00万元", "减少50.00万元"),
    # 100.0 stands for 99.95 to 100.05, 150.0 for 149.95 to 150.05: the difference is 49.9 to 50.1 less, ends included.
    "edge": _example("100.0万元", "150.0万元", "减少50.10万元"),
}
