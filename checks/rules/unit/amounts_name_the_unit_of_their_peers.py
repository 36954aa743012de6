"""An amount that names another unit than the rest of its document means what it says: 元 beside 万元, 万元 beside 元.

Why it matters: 216.13元 beside a budget of 216.13万元 is a slip of the unit; every relation of the number is off by it.
Method: every amount whose unit is not the one of most of the document's money is laid beside the amounts of the same subject
in that unit, and beside the total that it is a part of. It fails where the digits lie within a tenth and ten times of such an
amount, yet a hundredfold and more apart once the units count; or where it is ten times its own total, and within it by its
digits.
Silent when: (1) no other amount of the subject, nor its total, is printed in the document's unit.
Source: 部门决算公开说明 (模板): 金额单位 is one for a disclosure; data in another unit are marked as such.
Limits: an amount of 0 says nothing; where a whole section is in another unit, other sections must name its subjects.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, money_scale, reason_if, stated
from checks.engine.examples import Example
from checks.prepared.magnitudes import FAR, NEAR

ID, TITLE, FAMILY, SEVERITY, VERSION = "UNI03", "金额的单位与同一事项其他金额的数量级相符", "unit", "warning", 1
PUBLISHED = """
为何要查：预算是216.13万元，旁边印216.13元，是把单位写错了；凡与该数有关的核对都会因此不符。
方法：单位与文件中多数金额不同的每个金额，与以多数金额的单位印出的同一事项的金额比较，也与它所属的总额比较。
有下列情形之一的提出：只看数字，在所比金额的十分之一到十倍之间，按单位换算后却相差超过一百倍；
或者按单位换算后超过所属总额的十倍，只看数字却不超过该总额。
何时不查：（1）同一事项的其他金额及其总额，都没有以文件的金额单位印出。
依据：部门决算公开说明（模板）：一份说明用一种金额单位，用其他单位的数应当注明。
局限：金额为0的看不出；整节都用另一种单位的，要其他各节也印有同一事项才能比较。
"""

MONEY = ("元", "万元", "亿元")


def claims(amounts_in_other_units: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(pl.col("unit").is_in(MONEY), pl.col("value") != 0)
    others = amounts_in_other_units.with_row_index("number")
    peers = amounts.filter(pl.col("unit_said") == pl.col("unit")).select(
        "document_id",
        of="subject",
        peer="value",
        peer_measure="measure",
        peer_said="said",
        peer_place="place",
        peer_cited="cited",
    )
    held = others.with_columns(of=pl.concat_list("subject", "parent")).explode("of").drop_nulls("of")
    pairs = held.join(peers, on=["document_id", "of"], how="left", maintain_order="left").with_columns(slipped=_slipped())
    first = pairs.sort("number", "slipped", "peer", descending=[False, True, False], nulls_last=True, maintain_order=True)
    return stated(
        first.group_by("number", maintain_order=True).first(),
        "said",
        "unit",
        holds=~pl.col("slipped"),
        message=pl.format(
            "印“{}”，而{}印“{}”，数字相近，按单位换算却相差百倍以上，请核实单位", "said", "peer_place", "peer_said"
        ),
        silent=reason_if(pl.col("peer").is_null(), "没有以本文件的金额单位印的同一事项或其总额可比"),  # (1)
        at_stake=money_at_stake(pl.col("peer"), pl.col("unit")),
        cited=pl.concat_list("cited", "peer_cited"),
    )


def _slipped() -> pl.Expr:
    """Whether the digits fit the amount beside, and the units do not; null where there is none."""
    real = (pl.col("value").cast(pl.Float64) / pl.col("peer").cast(pl.Float64)).abs()
    times = (money_scale(pl.col("unit_said")) / money_scale(pl.col("unit"))).cast(pl.Float64)
    digits = real / times
    near = digits.is_between(1 / NEAR, NEAR) & ~real.is_between(1 / FAR, FAR)
    amounts = (pl.col("measure") == "amount") & (pl.col("peer_measure") == "amount")
    beyond_total = amounts & (real > NEAR) & (digits <= 1)
    return pl.when(pl.col("of") == pl.col("subject")).then(near).otherwise(beyond_total)


def _example(*words: str, measure: str = "final", subject: str = "“三公”经费") -> Example:
    rows = [("七", "“三公”经费", "full_year_budget", each) for each in words[1:]]
    return {"facts": [("七", subject, measure, words[0]), *rows]}


def _part(part: str, total: str) -> Example:
    return {"facts": [("三", "本年支出", "amount", total), ("三", "本年支出/项目支出", "amount", part)]}


EXAMPLES = {
    "holds": _example("35,400.00元", "3.68万元"),
    "fails": _example("3.54元", "3.68万元"),
    "silent": _example("3.54元", "3.68万元", subject="机关运行经费"),
    # Ten times as much by its digits is no slip that the digits show, and 3.69元 may be what was spent.
    "edge": _example("3.69元", "36.91万元"),
    "a part beyond its total": _part("426000.00亿元", "3,604,760.00万元"),
    "a part in another unit": _part("3,021,950.00元", "3,604.76万元"),
}
