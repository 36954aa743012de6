"""Last year's amount, this year's less the change, is not negative.

Why it matters: an increase larger than the whole amount cannot be; a digit or a unit is wrong in one of the two.
Method: the lowest change that the printed number allows is at most the highest amount.
Silent when: (1) the amount of the change was not read; (2) one of the numbers is printed twice with different values, or is
no exact number.
Source: arithmetic; amounts of final accounts are not negative (核实性公式 of the reporting software).
Limits: amounts that may be negative (a balance carried forward after corrections) are rare and would be named here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns
from checks.shapes.beside import AMOUNTS, beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY02", "按增减额推算的上年数不为负", "yoy", "error", 1
PUBLISHED = """
为何要查：增加额不可能大于本年全部金额，否则两个数中有一个的数字或单位有误。
方法：本年数减增减额为上年数，不应为负：增减额按四舍五入的区间取下限，不应大于本年数区间的上限。
何时不查：（1）没有读到增减额所对应的本年数；（2）其中一个数印有不同的值，或者不是确数。
依据：算术关系；决算金额不为负数（决算报表软件的核实性公式）。
局限：可能为负的数（如更正后的结转数）很少见，遇到时也会指出。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    changes = prose.filter(pl.col("measure") == "change")
    both = beside(changes, prose, "amount", AMOUNTS, of_amount=True, in_unit="unit")
    return stated(
        both.drop_nulls("amount_value"),  # (1)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("amount_value"), columns("amount_")),
        digits=pl.col("decimals"),
        holds=pl.col("low") <= pl.col("amount_high"),
        message=pl.format("印“{}”，大于本年的{}，推算的上年数为负", "said", "amount_said"),
        silent=first_reason(pl.col("blocked"), pl.col("amount_blocked")),  # (2)
        at_stake=money_at_stake(pl.max_horizontal(pl.col("value").abs(), "amount_value"), pl.col("unit")),
        cited=pl.concat_list("cited", "amount_cited"),
    )


def _example(amount: str | None, change: str) -> Example:
    rows = [("六", "机关运行经费", "change", change)]
    return {"facts": rows + ([("六", "机关运行经费", "amount", amount)] if amount else [])}


EXAMPLES = {
    "holds": _example("30.20万元", "增加2.10万元"),
    "fails": _example("30.20万元", "增加32.10万元"),
    "silent": _example(None, "增加32.10万元"),
    # The change is at least 30.205, the amount at most 30.205.
    "edge": _example("30.20万元", "增加30.21万元"),
}
