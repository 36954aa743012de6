"""What is explained as new (新增科目, 新增项目) has a change: its whole amount.

Why it matters: last year it was 0, so the change is the amount itself; 增加0万元 says that it was as large last year.
Method: behind a change of 0 of an amount other than 0 the reason does not begin with 新增 or 新设.
Silent when: (1) the change is not 0; (2) the amount was not read or is 0; (3) one of the numbers is printed twice with
different values, or is no exact number.
Source: arithmetic: this year's amount less last year's.
Limits: a new project below an old item may happen to replace an old one of the same amount.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, reason_if, stated, text
from checks.engine.examples import Example
from checks.shapes.beside import AMOUNTS, beside
from checks.words.observed import explained

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR03", "新增科目、新增项目的增减额不为0", "direction", "warning", 1
PUBLISHED = """
为何要查：新增的科目、项目上年数为0，增减额就是本年数；印“增加0万元”，等于说上年也有同样多。
方法：本年数不为0而增减额为0的，其原因不应以“新增”或“新设”开头；前面带有“本年”“今年”“2024年”“为”等字样的，
也算开头。
何时不查：（1）增减额不为0；（2）没有读到本年数，或者本年数为0；（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：算术关系：增减额等于本年数减上年数。
局限：原有科目下的新增项目，可能恰好替代了金额相同的旧项目。
"""

NEW = r"^(?:本年|本年度|今年|当年|20\d\d年)?(?:为)?新(?:增|设)"


def claims(prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    changes = explained(prose, reasons, "change")
    both = beside(changes, prose, "amount", AMOUNTS, of_amount=True, in_unit="unit").rename({"amount_value": "amount"})
    return stated(
        both,
        "said",
        "unit",
        holds=~pl.col("reason").str.contains(NEW),
        silent=first_reason(
            reason_if(pl.col("value") != 0, "增减额不为0"),  # (1)
            reason_if(pl.col("amount").is_null() | (pl.col("amount") == 0), "没有读到本年数，或本年数为0"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("amount_blocked"),  # (3)
        ),
        message=pl.format("本年{}，印“{}”，原因却是“{}”：新增的上年数为0，增减额应等于本年数", *_SAID),
        cause=text(TITLE),
        at_stake=money_at_stake(pl.col("amount"), pl.col("unit")),
        cited=pl.concat_list("cited", "reason_cited", "amount_cited"),
    )


_SAID = ("amount_said", "said", pl.col("reason").str.head(20))


def _example(amount: str, change: str, reason: str) -> Example:
    place, subject = "五(三)3", "教育支出/普通教育/小学教育"
    clause = f"{change}，主要原因是：{reason}。"
    return {"facts": [(place, subject, "amount", amount), (place, subject, "change", change, clause)]}


EXAMPLES = {
    "holds": _example("53.07万元", "增加0万元", "与上年持平"),
    "fails": _example("53.07万元", "增加0万元", "新增科目"),
    "silent": _example("53.07万元", "增加53.07万元", "新增科目"),
    # Nothing is new where the amount is 0 too.
    "edge": _example("0.01万元", "增加0万元", "没有新增项目"),
}
