"""A change_rate (增长, 下降) is the change in percent of last year's amount, its direction included.

Why it matters: the rate is what is compared and explained; it is computed by hand more often than any other number.
Method: last year's amount is this year's less the change; the printed rate's interval meets 100 * change / (amount - change)
from the corner values. For 收入支出 (income and expenditure of a balance together) the amount is the income total.
Silent when: (1) the change or the amount was not read; (2) last year's amount is 0 or rounds to 0: growth from 0 is
customarily printed as 100%; (3) last year's amount would be negative; (4) one of the numbers is printed twice with different
values, or is no exact number.
Source: 部门决算公开说明 (模板): 与上年相比，增加…万元，增长…%.
Limits: a rate over another base (the year's budget) that bears the same words would be held to last year.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, difference, growth, holds_zero, percent
from checks.shapes.beside import AMOUNTS, beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY01", "增减率等于增减额除以上年数", "yoy", "error", 1
PUBLISHED = """
为何要查：增减率是公众拿来比较、单位要作说明的数，又多是手工计算，最容易算错。
方法：上年数为本年数减增减额，所印的增减率应与“增减额÷上年数×100%”相符，增减方向也要一致；各数均按四舍五入的区间计算。
“收入支出总计”以收入总计为本年数。
何时不查：（1）没有读到增减额或本年数；（2）上年数为0，或四舍五入后可能为0，此时按惯例印100%；（3）推算的上年数为负；
（4）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“与上年相比，增加…万元，增长…%”。
局限：以本年预算等其他数为基数、措辞却与同比相同的比率，会按上年数计算。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    base = difference(columns("amount_"), columns("change_"))
    last_year = pl.col("amount_value") - pl.col("change_value")
    return stated(
        rates_of_change(prose),
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", percent(pl.col("change_value"), last_year), growth(columns("change_"), columns("amount_"))),
        digits=pl.col("decimals"),
        formula=_formula(),
        silent=first_reason(
            reason_if(pl.col("change_value").is_null() | pl.col("amount_value").is_null(), "没有读到增减额或本年数"),  # (1)
            reason_if(holds_zero(base), "上年数为0或四舍五入后可能为0，增减率无从计算，按惯例印100%"),  # (2)
            reason_if(base.high < 0, "推算的上年数为负"),  # (3)
            pl.col("blocked"),  # (4)
            pl.col("change_blocked"),  # (4)
            pl.col("amount_blocked"),  # (4)
        ),
        at_stake=money_at_stake(pl.max_horizontal(pl.col("amount_value"), last_year), pl.col("unit_of_money")),
        cited=pl.concat_list("cited", "change_cited", "amount_cited"),
    )


def rates_of_change(prose: pl.LazyFrame) -> pl.LazyFrame:
    """Rates beside the change of the same subject and the amount that it is the change of."""
    rates = prose.filter(pl.col("measure") == "change_rate")
    with_change = beside(rates, prose, "change", ["change"]).rename({"change_unit": "unit_of_money"})
    return beside(with_change, prose, "amount", AMOUNTS, of_amount=True, in_unit="unit_of_money")


def _formula() -> pl.Expr:
    """1.27÷(18+1.27): a decrease is added to this year's amount."""
    change = pl.coalesce("change_digits_said", pl.lit("0"))
    sign = pl.when(pl.col("change_value") < 0).then(pl.lit("+")).otherwise(pl.lit("-"))
    return pl.format("{}÷({}{}{})", change, "amount_digits_said", sign, change)


def _example(amount: str, change: str | None, rate: str) -> Example:
    place, subject = "五(三)20", "其他支出/其他支出/其他支出"
    rows = [(place, subject, "amount", amount), (place, subject, "change_rate", rate)]
    return {"facts": rows + ([(place, subject, "change", change)] if change else [])}


EXAMPLES = {
    "holds": _example("375.78万元", "增加27.72万元", "增长7.96%"),
    "fails": _example("18万元", "减少1.27万元", "降低7.59%"),
    "silent": _example("17.20万元", "增加17.20万元", "增长100.00%"),
    # Both amounts are printed to the 分 and exact: 0.01 of 200 last year is 0.005%, which may be printed as 0.01%.
    "edge": _example("200.010000万元", "增加0.010000万元", "增长0.01%"),
    "wrong direction": _example("375.78万元", "减少27.72万元", "增长6.87%"),
}
