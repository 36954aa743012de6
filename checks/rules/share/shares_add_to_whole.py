"""The shares of the parts that make up one whole add to 100%.

Why it matters: it catches a share that was printed for a part that has none of its own amount beside it.
Method: where the amounts of the parts add to the whole, the sum of the intervals of their shares holds 100.
Silent when: (1) the parts with a share do not make up the whole, or the whole is 0; (2) one of the numbers is printed twice
with different values, or is no exact number.
Source: arithmetic.
Limits: shares that are cut or forced to add to 100.00 pass here; each is checked against its own amount by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import Interval, columns, holds_zero, meets, point, variance, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "SHR02", "各部分占比之和等于100%", "share", "error", 1
PUBLISHED = """
为何要查：各部分构成整体而占比之和不是100%的，说明其中有的占比不是该部分金额的占比。
方法：各部分的金额之和与整体相符的，各占比的四舍五入区间相加，应包含100%。
何时不查：（1）有占比的部分只有一个，或者有占比的各部分不构成整体，或者整体为0、四舍五入后可能为0；
（2）其中一个数印有不同的值，或者不是确数。
依据：占比的算术关系。
局限：截尾（去尾）或凑成100.00%的占比在本项可以通过；各占比与各自金额是否相符，由另一项检查查对。
"""


def claims(shared_wholes: pl.LazyFrame) -> pl.LazyFrame:
    known = shared_wholes.filter(pl.col("part_value").is_not_null(), pl.col("whole_value").is_not_null())
    sums = known.group_by("document_id", "section", "whole", maintain_order=True).agg(_sum()).filter(pl.col("parts") > 1)
    is_whole = meets(columns("parts_"), columns("whole_"))
    return stated(
        sums,
        subject=pl.col("whole"),
        place=pl.format("{} {}各部分占比之和", "section", "whole"),
        said=pl.col("formula"),
        **number("printed", pl.col("value"), Interval(pl.col("low"), pl.col("high"))),
        **number("derived", wide(100), point(wide(100))),
        unit=text("%"),
        cited=pl.col("cited"),
        digits=pl.col("digits"),
        formula=pl.lit("各部分之和等于整体"),
        variance=pl.col("variance"),
        forced=pl.lit(True),
        silent=first_reason(
            reason_if(~is_whole, "有占比的各部分不构成整体"),  # (1)
            reason_if(holds_zero(columns("whole_")), "整体为0或四舍五入后可能为0"),  # (1)
            pl.col("blocked"),  # (2)
        ),
        at_stake=money_at_stake(pl.col("whole_value"), pl.col("unit_of_money")),
    )


def _sum() -> list[pl.Expr]:
    return [
        pl.len().alias("parts"),
        pl.col("value", "low", "high", "part_low", "part_high").sum().name.replace("part_", "parts_"),
        pl.col("whole_value", "whole_low", "whole_high", "unit_of_money").first(),
        pl.col("said").str.join("+").alias("formula"),
        pl.col("decimals").max().alias("digits"),
        variance(columns("")).sum().alias("variance"),
        pl.coalesce("blocked", "part_blocked", "whole_blocked").drop_nulls().first().alias("blocked"),
        pl.col("cited"),
    ]


def _example(*shares: tuple[str, str], whole: str = "100.00万元") -> Example:
    rows = [("三", "本年支出", "amount", whole)]
    for name, (amount, share) in zip(("基本支出", "项目支出", "经营支出"), shares, strict=False):
        rows += [("三", f"本年支出/{name}", "amount", amount), ("三", f"本年支出/{name}", "share", share)]
    return {"facts": rows}


EXAMPLES = {
    "holds": _example(("16.17万元", "16.17%"), ("83.83万元", "83.83%")),
    "fails": _example(("16.17万元", "16.17%"), ("83.83万元", "88.33%")),
    "silent": _example(("16.17万元", "16.17%"), ("38.83万元", "83.83%")),
    # The shares are at most 33.335 + 66.665 = 100.
    "edge": _example(("33.33万元", "33.33%"), ("66.66万元", "66.66%"), ("0.01万元", "0.000000%")),
}
