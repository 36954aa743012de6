"""Beside an amount that was nothing last year the rate is 100%, or as large as the rounding of nothing allows.

Why it matters: 110% beside 增加9.72万元 of 9.72万元 tells of a last year that the numbers beside it deny.
Method: where the amount grew by itself, so that the amount less its change rounds to 0, the rate is the customary 100%, or at
least 100 * change / (the most that last year's amount may have been).
Silent when: (1) the change or the amount was not read, or last year's amount is not 0; (2) the rate is 0 or negative, which
its direction is asked about; (3) one of the numbers is printed twice with different values, or is no exact number.
Source: the convention of the disclosures: 比上年增加9.72万元，增长100.00%.
Limits: a rate of 100% says nothing of the change beside it.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import ULP, columns, difference, holds_zero, wide
from checks.rules.yoy.rate_of_change import rates_of_change

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY05", "上年为0的增长率按惯例印100%", "yoy", "warning", 1
PUBLISHED = """
为何要查：本年9.72万元、增加9.72万元而印“增长110%”，说明计算时另有上年数，与旁边的数矛盾。
方法：增减额与本年数相等，即本年数减增减额为0或四舍五入后可能为0的，增长率应为按惯例印的100%，
或者不低于“增减额÷上年数可能的最大值×100%”。各数均按四舍五入的区间计算。
何时不查：（1）没有读到增减额或本年数，或者上年数不为0，或者没有增加；（2）增减率为0或为负，方向由另一项检查查对；
（3）其中一个数印有不同的值，或者不是确数。
依据：公开说明的惯例：“比上年增加9.72万元，增长100.00%”。
局限：增长率印100%的，不能说明旁边的增减额是否正确。
"""

CUSTOMARY = 100


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    base = difference(columns("amount_"), columns("change_"))
    from_nothing = rates_of_change(prose).filter(holds_zero(base), pl.col("change_low") > 0)  # (1)
    least = wide(CUSTOMARY) * pl.col("change_low") / pl.when(base.high > 0).then(base.high) - wide(ULP)
    is_customary = (pl.col("low") <= CUSTOMARY) & (pl.col("high") >= CUSTOMARY)
    return stated(
        from_nothing,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        digits=pl.col("decimals"),
        holds=is_customary | (pl.col("high") >= least).fill_null(False),
        message=pl.format("本年{}，{}，上年应为0，增长率按惯例印100%，印“{}”", "amount_said", "change_said", "said"),
        silent=first_reason(
            reason_if(pl.col("value") <= 0, "没有印增长"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("change_blocked"),  # (3)
            pl.col("amount_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("amount_value"), pl.col("unit_of_money")),
        cited=pl.concat_list("cited", "change_cited", "amount_cited"),
    )


def _example(amount: str, change: str, rate: str) -> Example:
    place, subject = "五(三)20", "其他支出/其他支出/其他支出"
    return {"facts": [(place, subject, name, words) for name, words in zip(_MEASURES, (amount, change, rate), strict=True)]}


_MEASURES = ("amount", "change", "change_rate")
EXAMPLES = {
    "holds": _example("9.72万元", "增加9.72万元", "增长100.00%"),
    "fails": _example("9.72万元", "增加9.72万元", "增长110.00%"),
    "silent": _example("9.72万元", "增加8.72万元", "增长110.00%"),
    # Last year's amount is at most 0.01: the growth from there is at least 100 x 9.715 / 0.01 = 97,150%.
    "edge": _example("9.72万元", "增加9.72万元", "增长97150.00%"),
    "exact": _example("9.720000万元", "增加9.720000万元", "增长99.00%"),
}
