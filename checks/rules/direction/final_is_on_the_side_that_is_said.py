"""Final accounts that are said to be above, below or equal to their budget are so.

Why it matters: the reason that follows is read against the direction; one that was left from a template explains nothing.
Method: 年初预算为 and 支出决算为 of the sentence, or the completion rate and 100% where the budget is not printed, by the
intervals of rounding, stand as 决算数大于, 小于 or 持平 says.
Silent when: (1) the sentence says 基本持平, which is no exact word.
Source: 部门决算公开说明 (模板): 决算数大于（小于、等于）预算数的主要原因.
Limits: a sentence that a page number interrupts is not seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, is_exact, meets, printed

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR31", "决算数与预算数的大小与所述一致", "direction", "warning", 1
PUBLISHED = """
为何要查：差异原因要按所述的方向来理解；照搬模板留下的说法，等于没有说明。
方法：句中所印的预算数（如“年初预算为”）与支出决算数，其大小应与“决算数大于（高于）”“小于（低于）”“等于（持平、
一致、相同）”预算数的说法相符；没有印预算数的，以完成预算的百分比与100%比较。各数均按四舍五入的区间计算。
何时不查：（1）句中称“基本持平”一类，不是确切的说法。
依据：部门决算公开说明（模板）：“决算数大于（小于、等于）预算数的主要原因”。
局限：被页码隔断的句子读不到，不作核对。
"""


def claims(budget_comparisons: pl.LazyFrame) -> pl.LazyFrame:
    read = budget_comparisons.with_columns(*_read("budget"), *_read("final"))
    final, budget = columns("final_"), columns("budget_")
    above = pl.col("words").str.contains("大于|高于")
    below = pl.col("words").str.contains("小于|低于")
    on_side = (
        pl.when(above).then(final.high > budget.low).when(below).then(final.low < budget.high).otherwise(meets(final, budget))
    )
    return stated(
        read,
        "unit",
        **number("printed", pl.col("final_value"), final),
        **number("derived", pl.col("budget_value"), budget),
        subject=pl.coalesce("name", pl.lit("预决算比较")),
        place=pl.coalesce("name", pl.lit("预决算比较")),
        said=pl.col("words"),
        holds=on_side,
        message=pl.format("印“{}”，而决算数为{}，预算数为{}", "words", "final", "budget"),
        silent=reason_if(pl.col("words").str.contains("基本", literal=True), "“基本持平”不是确切的说法"),  # (1)
        at_stake=money_at_stake(pl.col("final_value"), pl.col("unit")),
        cited=pl.concat_list("cited"),
    )


def _read(name: str) -> list[pl.Expr]:
    digits = pl.col(name).str.replace_all(",", "")
    decimals = digits.str.extract(r"\.(\d+)$").str.len_chars().fill_null(0).cast(pl.Int8)
    value = digits.cast(pl.Decimal(38, 12))
    interval = printed(value, decimals, is_exact(pl.col("unit"), decimals))
    return [value.alias(f"{name}_value"), interval.low.alias(f"{name}_low"), interval.high.alias(f"{name}_high")]


def _example(side: str, final: str = "60.99") -> Example:
    return {
        "lines": [
            f"行政单位医疗（项）。主要用于：保险费。年初预算为 62.29 万元，支出决算为{final}万元。决算数{side}的主要原因：变动。"
        ]
    }


EXAMPLES = {
    "holds": _example("小于预算数"),
    "fails": _example("大于预算数"),
    "silent": _example("与预算数基本持平"),
    # 62.3 stands for 62.25 to 62.35: it may be equal.
    "edge": _example("等于预算数", "62.3"),
    "by its rate": {"lines": ["小学教育（项）：支出决算为610.00万元，完成预算97.4%，决算数大于预算数的主要原因是增人。"]},
}
