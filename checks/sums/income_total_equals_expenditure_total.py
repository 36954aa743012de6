"""收入总计 equals 支出总计, also for 财政拨款, 政府性基金 and 国有资本经营预算.

Why it matters: both totals are two views of the same money; they differ only where one of them is wrong.
Method: the interval of the income total meets the interval of the expenditure total of the same section.
Silent when: (1) one of the two was not read in the section, or is printed twice with different values there.
Source: 部门决算报表, 收入支出决算总表 and 财政拨款收入支出决算总表: 收入总计 = 支出总计 (基本平衡公式).
Limits: totals of different sections are compared by the restatement checks, not here.
"""

from __future__ import annotations

import polars as pl

from checks.claims import first_reason, money_at_stake, number, stated
from checks.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM03", "收入总计等于支出总计", "sum", "error", 1


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    totals = prose.filter(pl.col("measure") == "amount", pl.col("subject").str.ends_with("总计"))
    income = totals.filter(pl.col("subject").str.ends_with("收入总计")).with_columns(
        other=pl.col("subject").str.replace("收入总计$", "支出总计")
    )
    spent = totals.select("document_id", "section", "unit", "value", "low", "high", "said", "cited", "blocked", other="subject")
    pairs = income.join(spent, on=["document_id", "section", "unit", "other"], suffix="_spent")  # (1)
    return stated(
        pairs,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        derived=pl.col("value_spent"),
        derived_low=pl.col("low_spent"),
        derived_high=pl.col("high_spent"),
        digits=pl.col("decimals"),
        formula=pl.format("{}{}", "other", "said_spent"),
        silent=first_reason(pl.col("blocked"), pl.col("blocked_spent")),  # (1)
        at_stake=money_at_stake(pl.max_horizontal("value", "value_spent"), pl.col("unit")),
        cited=pl.concat_list("cited", "cited_spent"),
    )


def _example(income: str, spent: str | None) -> dict[str, list[tuple[str, ...]]]:
    rows = [("四", "财政拨款收入总计", "amount", income)]
    return {"facts": rows + ([("四", "财政拨款支出总计", "amount", spent)] if spent else [])}


EXAMPLES = {
    "holds": _example("3,508.61万元", "3,508.61万元"),
    "fails": _example("3,508.61万元", "3,503.61万元"),
    "silent": _example("3,508.61万元", None),
    # At least 3508.605 against at most 3508.605.
    "edge": _example("3,508.61万元", "3,508.60万元"),
}
