"""A change and its rate have one direction: 减少…万元 is not 增长…%.

Why it matters: one of the two words is wrong, and with it the sentence says the opposite of its numbers.
Method: the change and the change_rate of one subject in one section, both other than 0, have the same sign.
Silent when: (1) one of the two was not read or is 0; (2) one of them is printed twice with different values, or is no
exact number.
Source: 部门决算公开说明 (模板): 与上年相比，增加（减少）…万元，增长（下降）…%.
Limits: which of the two words is wrong follows from last year's amount alone.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, reason_if, stated
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR01", "增减额与增减率方向一致", "direction", "warning", 1
PUBLISHED = """
为何要查：“减少…万元”与“增长…%”并列，必有一个词是错的，整句的意思就与所印的数相反。
方法：同一节内同一事项的增减额和增减率，都不为0的，方向应当一致。
何时不查：（1）其中一个没有读到，或者为0；（2）其中一个在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“与上年相比，增加（减少）…万元，增长（下降）…%”。
局限：两个词中哪一个有误，只有凭上年数才能判断。
"""


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    rates = prose.filter(pl.col("measure") == "change_rate").select(
        "key", rate="value", rate_said="said", rate_cited="cited", rate_blocked="blocked"
    )
    changes = prose.filter(pl.col("measure") == "change")
    both = changes.join(rates, on="key", how="inner", maintain_order="left")  # (1)
    return stated(
        both,
        "said",
        "unit",
        holds=(pl.col("value") > 0) == (pl.col("rate") > 0),
        silent=first_reason(
            reason_if((pl.col("value") == 0) | (pl.col("rate") == 0), "增减额或增减率为0"),  # (1)
            pl.col("blocked"),  # (2)
            pl.col("rate_blocked"),  # (2)
        ),
        message=pl.format("印“{}”，又印“{}”，两者方向相反", "said", "rate_said"),
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited", "rate_cited"),
    )


def _example(change: str, rate: str | None) -> Example:
    rows = [("六", "机关运行经费", "change", change)]
    return {"facts": rows + ([("六", "机关运行经费", "change_rate", rate)] if rate else [])}


EXAMPLES = {
    "holds": _example("减少2.10万元", "下降6.50%"),
    "fails": _example("减少2.10万元", "增长6.50%"),
    "silent": _example("减少2.10万元", None),
    # The smallest numbers that have a direction.
    "edge": _example("减少0.01万元", "下降0.01%"),
    "nothing changed": _example("增加0.00万元", "下降6.50%"),
}
