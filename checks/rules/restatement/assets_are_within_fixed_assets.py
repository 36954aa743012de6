"""房屋 and 车辆 are worth no more than all fixed assets of which they are a part.

Why it matters: the assets stand in no table of the disclosure; a value of another year, or in another unit, is seen here alone.
Method: the lowest values that the prints of 房屋 and 车辆 allow add to no more than the highest 固定资产原值 of the same section.
Silent when: (1) 固定资产原值, or both of the others, were not read; (2) one is printed twice in its section with different
values, or is no exact number.
Source: 部门决算公开说明 (模板), 国有资产占用情况说明: 固定资产原值…万元，房屋…价值…万元，车辆…价值…万元.
Limits: 设备 and other assets are not stated, so what is too small is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns
from checks.prepared.additions import summed_parts

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE31", "房屋和车辆价值不超过固定资产原值", "restatement", "warning", 1
PUBLISHED = """
为何要查：这些资产不在公开的九张表中，误用其他年度的数或者印错金额单位的，只有在这里才能发现。
方法：房屋价值与车辆价值按四舍五入区间的下限相加，不得大于同一节固定资产原值区间的上限。
何时不查：（1）没有读到固定资产原值，或者房屋、车辆的价值都没有读到；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）国有资产占用情况说明：“固定资产原值…万元，房屋…价值…万元，车辆…价值…万元”。
局限：设备等其他资产不列价值，房屋、车辆的价值印得偏小的，看不出来。
"""

WHOLE, PARTS = "固定资产原值", ("房屋", "车辆")
_SECTION = ["document_id", "section", "unit"]


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(pl.col("measure") == "amount")
    parts = amounts.filter(pl.col("subject").is_in(PARTS)).group_by(*_SECTION, maintain_order=True).agg(summed_parts())
    wholes = amounts.filter(pl.col("subject") == WHOLE)
    both = wholes.join(parts, on=_SECTION, how="inner", maintain_order="left")  # (1)
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("parts"), columns("parts_")),
        digits=pl.col("decimals"),
        holds=pl.col("parts_low") <= pl.col("high"),
        message=pl.format("印“{}”，小于其中{}的价值{}", "said", pl.col("names").list.join("、"), "formula"),
        silent=first_reason(pl.col("blocked"), pl.col("parts_blocked")),  # (2)
        at_stake=money_at_stake(pl.col("parts"), pl.col("unit")),
        cited=pl.concat_list("cited", "parts_cited"),
    )


def _example(whole: str | None, houses: str, cars: str) -> Example:
    rows = [("十(三)", "房屋", "amount", houses), ("十(三)", "车辆", "amount", cars)]
    return {"facts": ([("十(三)", WHOLE, "amount", whole)] if whole else []) + rows}


EXAMPLES = {
    "holds": _example("194.94万元", "11.56万元", "63.02万元"),
    "fails": _example("194.94万元", "115.60万元", "630.20万元"),
    "silent": _example(None, "11.56万元", "63.02万元"),
    # All assets are at most 74.575, the two are at least 11.555 + 63.015 = 74.57.
    "edge": _example("74.57万元", "11.56万元", "63.02万元"),
    "another unit": _example("194.94万元", "11.56万元", "630,200.00元"),
}
