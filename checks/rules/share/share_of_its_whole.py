"""Every 占 x% is the share of its amount in its own whole.

Why it matters: shares are what a reader compares between units; a share of another whole, or of an old amount, misleads.
Method: the printed share's interval meets 100 * part / whole, from the corner values of the intervals of both. The whole is
what the sentence names (占本年支出合计的), else the total that the part stands below.
Silent when: (1) the sentence does not say of what, or the whole or the part was not read; (2) the whole is 0 or rounds to
0; (3) one of the numbers is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 占本年收入合计的 x%, 占本年支出合计的 x%, 占政府采购支出总额的 x%.
Limits: where several sections state the whole, a share that fits one of them passes.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example, FactSaid
from checks.engine.interval import columns, holds_zero, percent, share
from checks.prepared.shared_wholes import adds_to_hundred

ID, TITLE, FAMILY, SEVERITY, VERSION = "SHR01", "占比等于部分除以整体", "share", "error", 1
PUBLISHED = """
为何要查：占比是读者在单位之间比较的数；以别的数为整体，或沿用旧金额的占比，会误导读者。
方法：印出的占比应与“部分÷整体×100%”相符，各数均按四舍五入的区间计算。整体是句中写明的数（如“占本年支出合计的”），
没有写明的是该部分的上一级总额；只与上一级总额相符、与写明的整体不符的，以上一级总额为整体。
何时不查：（1）句中没有写明占什么的比重，又没有上一级总额，或者没有读到部分或整体的数；（2）整体为0，或四舍五入后可能为0；
（3）其中一个数印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“占本年收入合计的…%”“占本年支出合计的…%”“占政府采购支出总额的…%”。
局限：本节没有印整体、其他几节都印的，占比只要在各处所印的数容许的范围之内即算相符。
"""


def claims(shared_wholes: pl.LazyFrame) -> pl.LazyFrame:
    part, whole = columns("part_"), columns("whole_")
    return stated(
        shared_wholes,
        "said",
        "unit",
        place=pl.format("{}占比", "place"),
        **number("printed", pl.col("value"), columns("")),
        **number("derived", percent(pl.col("part_value"), pl.col("whole_value")), share(part, whole)),
        digits=pl.col("decimals"),
        formula=pl.format("{}÷{}", "part_said", "whole_said"),
        forced=adds_to_hundred(),
        silent=first_reason(
            reason_if(pl.col("whole").is_null(), "没有写明占什么的比重"),  # (1)
            reason_if(pl.col("part_value").is_null() | pl.col("whole_value").is_null(), "没有读到部分或整体的金额"),  # (1)
            reason_if(holds_zero(whole), "整体为0或四舍五入后可能为0"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("part_blocked"),  # (3)
            pl.col("whole_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("part_value"), pl.col("unit_of_money")),
        cited=pl.concat_list("cited", "part_cited", "whole_cited"),
    )


def _example(share: str, amount: str, whole: str | None, of: str | None = None) -> Example:
    rows: list[FactSaid] = [("二", "本年收入/其他收入", "amount", amount), ("二", "本年收入/其他收入", "share", share, share, of)]
    return {"facts": [*rows, *([("二", "本年收入", "amount", whole)] if whole else [])]}


EXAMPLES = {
    "holds": _example("2.19%", "78.65万元", "3,587.26万元"),
    "fails": _example("2.91%", "78.65万元", "3,587.26万元"),
    "silent": _example("2.19%", "78.65万元", None),
    # Both amounts are printed to the 分 and exact: 49.99 of 200 is 24.995%, which may be printed as 25.00%.
    "edge": _example("25.00%", "49.990000万元", "200.000000万元"),
    "another whole": _example("2.19%", "78.65万元", "3,587.26万元", "本年支出合计"),
}
