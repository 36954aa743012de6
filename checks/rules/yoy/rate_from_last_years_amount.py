"""A change_rate (增长, 下降) is the growth from last year's amount that is printed beside it.

Why it matters: 上年收入决算…元，与上年相比增6% leaves out the change: the rate can be recomputed from the two amounts alone.
Method: the printed rate's interval meets 100 * (amount - last year's) / last year's, from the corner values.
Silent when: (1) the amount of last year was not printed, or this year's not read; (2) last year's amount is 0 or rounds to
0; (3) one of the numbers is printed twice with different values, or is no exact number; (4) the change is printed too:
another check holds the rate to it.
Source: 部门决算公开说明 (山西的样式): 上年收入决算…元，与上年相比增…%.
Limits: what last year's disclosure printed itself is compared by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, deviation, holds_zero, percent
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY07", "增减率等于本年数与所印的上年数之差除以上年数", "yoy", "error", 1
PUBLISHED = """
为何要查：“上年收入决算…元，与上年相比增6%”没有印增减额，增减率只能用两年的金额重算。
方法：印出的增减率应与“（本年数减所印的上年数）÷上年数×100%”相符。各数均按四舍五入的区间计算。
何时不查：（1）没有印上年数，或者没有读到本年数；（2）上年数为0，或四舍五入后可能为0；（3）其中一个数印有不同的值，
或者不是确数；（4）同时印有增减额，由另一项检查按增减额查对。
依据：部门决算公开说明（山西的样式）：“上年收入决算…元，与上年相比增…%”。
局限：上年公开说明自己所印的数，由另一项检查比对。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    rates = prose.filter(pl.col("measure") == "change_rate")
    with_last = beside(rates, prose, "last", ["last_year_amount"])
    sides = beside(beside(with_last, prose, "change", ["change"]), prose, "amount", ["amount", "final", "count"], of_amount=True)
    return stated(
        sides.filter(pl.col("last_value").is_not_null(), pl.col("change_value").is_null()),  # (1), (4)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number(
            "derived",
            percent(pl.col("amount_value") - pl.col("last_value"), pl.col("last_value")),
            deviation(columns("amount_"), columns("last_")),
        ),
        digits=pl.col("decimals"),
        formula=pl.format("({}-{})÷{}", "amount_digits_said", "last_digits_said", "last_digits_said"),
        silent=first_reason(
            reason_if(pl.col("amount_value").is_null() | (pl.col("amount_unit") != pl.col("last_unit")), "没有读到本年数"),  # (1)
            reason_if(holds_zero(columns("last_")), "上年数为0或四舍五入后可能为0，增减率无从计算"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("last_blocked"),  # (3)
            pl.col("amount_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.max_horizontal("amount_value", "last_value"), pl.col("amount_unit")),
        cited=pl.concat_list("cited", "last_cited", "amount_cited"),
    )


def _example(amount: str | None, last: str, rate: str) -> Example:
    rows = [("二", "本年收入", "last_year_amount", last), ("二", "本年收入", "change_rate", rate)]
    return {"facts": rows + ([("二", "本年收入", "amount", amount)] if amount else [])}


EXAMPLES = {
    "holds": _example("630.00万元", "600.00万元", "增长5.00%"),
    "fails": _example("630.00万元", "600.00万元", "增长6.00%"),
    "silent": _example(None, "600.00万元", "增长5.00%"),
    # Both amounts are printed to the 分 and exact: 0.005 of 100 is 0.005%, which may be printed as 0.01%.
    "edge": _example("100.005000万元", "100.000000万元", "增长0.01%"),
}
