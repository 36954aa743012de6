"""完成年初预算的百分比 agrees with the difference from that budget that is printed beside it.

Why it matters: 完成年初预算的96.5%，决算数大于年初预算数22万元 cannot both be: one of the two was not computed.
Method: the budget is the final amount less the difference; the printed rate's interval meets 100 * final / budget.
Silent when: (1) the difference from that budget or the final amount was not read; (2) the budget is 0 or rounds to 0;
(3) one of the numbers is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (甘肃的样式): 完成年初预算的…%，决算数大于年初预算数…万元.
Limits: a rate is of the budget that its words name; where the difference names another one, nothing is compared.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, difference, holds_zero, percent, share
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "DEV05", "完成预算百分比与所印的预决算差额相合", "deviation", "error", 1
PUBLISHED = """
为何要查：“完成年初预算的96.5%，决算数大于年初预算数22万元”，两者不可能都对，其中一个没有经过计算。
方法：预算数为决算数减所印差额；所印的完成预算百分比应与“决算数÷预算数×100%”相符；各数均按四舍五入的区间计算。
何时不查：（1）与该预算数的差额或者决算数没有读到；（2）推算的预算数为0，或四舍五入后可能为0，或者为负；
（3）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（甘肃的样式）：“完成年初预算的…%，决算数大于年初预算数…万元”。
局限：百分比以其文字所称的预算为基数；差额所称的是另一种预算的，不作比较。
"""


def claims(completion_rates: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    both = beside(completion_rates, prose, "difference", ["difference"], by_base=True)
    sides = beside(both, prose, "final", ["final", "amount"])
    final = columns("final_")
    budget = difference(final, columns("difference_"))
    value = percent(pl.col("final_value"), pl.col("final_value") - pl.col("difference_value"))
    return stated(
        sides.filter(pl.col("difference_value").is_not_null()),  # (1)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", value, share(final, budget)),
        digits=pl.col("decimals"),
        formula=pl.format("{}÷({}-{})", "final_digits_said", "final_digits_said", "difference_digits_said"),
        silent=first_reason(
            reason_if(pl.col("final_value").is_null(), "没有读到决算数"),  # (1)
            reason_if(holds_zero(budget) | (budget.high < 0), "预算数为0或四舍五入后可能为0"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("difference_blocked"),  # (3)
            pl.col("final_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("difference_value"), pl.col("final_unit")),
        cited=pl.concat_list("cited", "difference_cited", "final_cited"),
    )


def _example(final: str | None, difference: str, rate: str) -> Example:
    subject, base = "一般公共预算财政拨款支出", "initial_budget"
    rows = [
        ("五", subject, "completion_rate", rate, rate, base),
        ("五", subject, "difference", difference, difference, base),
    ]
    return {"facts": rows + ([("五", subject, "amount", final)] if final else [])}


EXAMPLES = {
    "holds": _example("105.00万元", "增加5.00万元", "105.00%"),
    "fails": _example("640.00万元", "增加22.00万元", "96.50%"),
    "silent": _example(None, "增加5.00万元", "105.00%"),
    # Both amounts are printed to the 分 and exact: 100.005 of 100 is 100.005%, which may be printed as 100.01%.
    "edge": _example("100.005000万元", "增加0.005000万元", "100.01%"),
}
