"""The amounts of the year before that the items of 五(三) imply add to what 五(一) implies.

Why it matters: each item's change is explained on its own; only their sum shows a change that was left at 0 or mistyped.
Method: amount less change of each item, summed, is not above amount less change of 一般公共预算财政拨款支出; intervals. What the
items lack is a notice: items with money last year and none this year are often left out of the list.
Silent when: (1) the total or an item has no change, or the numbering of the list has gaps; (2) one of the numbers is printed
twice with different values, or is no exact number.
Source: 部门决算报表, 一般公共预算财政拨款支出决算表 of both years: 合计 = sum of the items (基本平衡公式).
Limits: reclassified items move between names and leave the sum as it is.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import WIDE, columns, difference
from checks.prepared.classified import TOTAL
from checks.prepared.prose import stem

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY04", "各项推算的上年数之和等于总额推算的上年数", "yoy", "error", 1
PUBLISHED = """
为何要查：各项的增减分别作说明，只有把各项加总，才看得出有的增减额没有填写、仍为0，或者印错。
方法：五（三）各项推算的上年数（本年数减增减额）之和，不应大于五（一）一般公共预算财政拨款支出推算的上年数；
各数均按四舍五入的区间计算。各项之和偏小的只列为“核实”，因为上年有支出、本年没有支出的项往往不列入清单。
何时不查：（1）总额或有的项没有增减额，或者清单的序号有间断，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：两个年度的部门决算报表，一般公共预算财政拨款支出决算表：合计=各项之和（基本平衡公式）。
局限：科目调整只使支出在各项名称之间转移，各项之和不变。
"""

_LIST = ["document_id", "stem", "unit"]


def claims(prose: pl.LazyFrame, classified: pl.LazyFrame) -> pl.LazyFrame:
    changes = prose.filter(pl.col("measure") == "change").select(
        "key", "unit", change="value", change_low="low", change_high="high", change_cited="cited", change_blocked="blocked"
    )
    items = classified.filter(pl.col("level") == "item").join(changes, on=["key", "unit"], how="left", maintain_order="left")
    summed = items.group_by(_LIST, maintain_order=True).agg(_sums())
    both = _totals(prose).join(summed, on=_LIST, how="inner", maintain_order="left")  # (1)
    lacking = pl.col("base_low") > pl.col("items_high")
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("base"), columns("base_")),
        **number("derived", pl.col("items"), columns("items_")),
        digits=pl.col("decimals"),
        holds=(pl.col("base_low") <= pl.col("items_high")) & (pl.col("items_low") <= pl.col("base_high")),
        message=_message(),
        explained=reason_if(lacking, "可能有上年有支出、本年没有支出的科目没有列出"),
        severity=pl.when(lacking).then(pl.lit("notice")),
        silent=first_reason(
            reason_if(pl.col("unchanged") > 0, "有的项没有读到增减额"),  # (1)
            pl.col("incomplete"),  # (1)
            pl.col("blocked"),  # (2)
            pl.col("items_blocked"),  # (2)
        ),
        at_stake=money_at_stake((pl.col("base") - pl.col("items")), pl.col("unit")),
        cited=pl.concat_list("cited", "amount_cited", "items_cited"),
    )


def _sums() -> list[pl.Expr]:
    return [
        pl.col("change").null_count().alias("unchanged"),
        pl.col("incomplete").first(),
        (pl.col("value").cast(WIDE) - pl.col("change")).sum().alias("items"),
        (pl.col("low") - pl.col("change_high")).sum().alias("items_low"),
        (pl.col("high") - pl.col("change_low")).sum().alias("items_high"),
        pl.coalesce("blocked", "change_blocked").drop_nulls().first().alias("items_blocked"),
        pl.col("change_cited").alias("items_cited"),
    ]


def _totals(prose: pl.LazyFrame) -> pl.LazyFrame:
    """The total's change with `base`, its amount of the year before."""
    of_total = prose.filter(pl.col("subject") == TOTAL).with_columns(stem=stem())
    amounts = of_total.filter(pl.col("measure") == "amount").select(
        "key", "unit", amount_value="value", amount_low="low", amount_high="high", amount_cited="cited", amount_blocked="blocked"
    )
    changes = of_total.filter(pl.col("measure") == "change")
    both = changes.join(amounts, on=["key", "unit"], how="inner", maintain_order="left")
    base = difference(columns("amount_"), columns(""))
    return both.with_columns(
        pl.coalesce("blocked", "amount_blocked").alias("blocked"),
        base=pl.col("amount_value").cast(WIDE) - pl.col("value"),
        base_low=base.low,
        base_high=base.high,
    )


def _message() -> pl.Expr:
    base, items, apart = (_shown(value) for value in (pl.col("base"), pl.col("items"), pl.col("base") - pl.col("items")))
    total = pl.format("总额按“{}”推算上年为{}{}", "said", base, "unit")
    return pl.format("{}，各项推算的上年数之和为{}{}，相差{}{}", total, items, "unit", apart.str.strip_prefix("-"), "unit")


def _shown(value: pl.Expr) -> pl.Expr:
    return value.cast(pl.Decimal(38, 2)).cast(pl.String)


def _example(total: str, *changes: str | None) -> Example:
    rows = [("五(一)", TOTAL, "amount", "90.00万元"), ("五(一)", TOTAL, "change", total)]
    for place, change in enumerate(changes, start=1):
        subject = f"教育支出/普通教育/示例{place}"
        rows += [(f"五(三){place}", subject, "amount", "45.00万元")]
        rows += [(f"五(三){place}", subject, "change", change)] if change else []
    return {"facts": rows}


EXAMPLES = {
    "holds": _example("增加7.00万元", "增加5.00万元", "增加2.00万元"),
    "fails": _example("增加7.00万元", "增加5.00万元", "增加0万元"),
    "silent": _example("增加7.00万元", "增加5.00万元", None),
    # Last year's total is at most 82.99 + 0.01, the items are at least 83.02 - 4 x 0.005 = 83.00.
    "edge": _example("增加7.01万元", "增加5.00万元", "增加1.98万元"),
}
