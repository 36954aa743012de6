"""A change (增加, 减少) is this year's amount less the amount of last year that is printed beside it.

Why it matters: 较上年1000万元减少100万元 prints all three numbers of one subtraction; a slip in one of them is seen at once.
Method: the printed change's interval meets this year's amount less last year's, from the ends of their intervals.
Silent when: (1) the amount of last year was not printed, or this year's not read; (2) one of the numbers is printed twice
with different values, or is no exact number.
Source: 部门决算公开说明 (云南, 山西, 青海的样式): 较上年…万元减少…万元.
Limits: what last year's disclosure printed itself is compared by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, difference
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY06", "增减额等于本年数减所印的上年数", "yoy", "error", 1
PUBLISHED = """
为何要查：“较上年1000万元减少100万元”印出了一道减法的三个数，有一个写错就能看出。
方法：印出的增减额应与“本年数减所印的上年数”相符。各数均按四舍五入的区间计算。
何时不查：（1）没有印上年数，或者没有读到本年数；（2）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（云南、山西、青海的样式）：“较上年…万元减少…万元”。
局限：上年公开说明自己所印的数，由另一项检查比对。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    changes = prose.filter(pl.col("measure") == "change")
    both = beside(changes, prose, "last", ["last_year_amount"])
    sides = beside(both, prose, "amount", ["amount", "final", "count"], of_amount=True)
    derived = difference(columns("amount_"), columns("last_"))
    return stated(
        sides.filter(pl.col("last_value").is_not_null()),  # (1)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("amount_value") - pl.col("last_value"), derived),
        digits=pl.col("decimals"),
        formula=pl.format("{}-{}", "amount_digits_said", "last_digits_said"),
        silent=first_reason(
            reason_if(pl.col("amount_value").is_null() | (pl.col("amount_unit") != pl.col("unit")), "没有读到本年数"),  # (1)
            pl.col("blocked"),  # (2)
            pl.col("last_blocked"),  # (2)
            pl.col("amount_blocked"),  # (2)
        ),
        at_stake=money_at_stake(pl.col("value") - (pl.col("amount_value") - pl.col("last_value")), pl.col("unit")),
        cited=pl.concat_list("cited", *(f"{name}_cited" for name in ("last", "amount"))),
    )


def _example(amount: str | None, last: str, change: str) -> Example:
    subject = "“三公”经费/公务接待费"
    rows = [("七", subject, "last_year_amount", last), ("七", subject, "change", change)]
    return {"facts": rows + ([("七", subject, "amount", amount)] if amount else [])}


EXAMPLES = {
    "holds": _example("100.00万元", "150.00万元", "减少50.00万元"),
    "fails": _example("100.00万元", "150.00万元", "减少40.00万元"),
    "silent": _example(None, "150.00万元", "减少50.00万元"),
    # 100.0 stands for 99.95 to 100.05, 150.0 for 149.95 to 150.05: the change is 49.9 to 50.1 less, ends included.
    "edge": _example("100.0万元", "150.0万元", "减少50.10万元"),
}
