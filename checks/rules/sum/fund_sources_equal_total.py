"""The sources of money in a form add to its 年度资金总额: 年初预算数, 全年预算数 and 执行数.

Why it matters: a source that is missing or misplaced hides who paid, and moves the execution rate.
Method: for each column, the interval of the total's row meets the sum of the intervals of the rows below it that are not
divided further.
Silent when: (1) the total's row or every source is blank in the column; (2) a source is blank and the others do not add to
the total: what is blank is not reported, which is not 0.
Source: 项目支出绩效自评表 (财预〔2020〕10号): 年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金.
Limits: a row that divides another (财政资金/上级资金) counts only where the form names it below that row.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, text
from checks.engine.examples import Example
from checks.engine.interval import columns, meets, variance
from checks.shapes.adding import state_sum

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM17", "资金来源之和等于年度资金总额", "sum", "error", 1
PUBLISHED = """
为何要查：漏填、错填资金来源，会掩盖资金由谁负担，也会改变执行率。
方法：绩效自评表的年初预算数、全年预算数、执行数逐栏查对：年度资金总额一行应与其下不再细分的各行之和相符。
各数均按四舍五入的区间计算。
何时不查：（1）该栏的年度资金总额空白，或者资金来源全部空白；（2）有的资金来源空白，其余各项之和与年度资金总额不符：
空白表示没有填报，不等于0。
依据：项目支出绩效自评表（财预〔2020〕10号）：年度资金总额=当年财政拨款+上年结转资金+其他资金。
局限：细分另一行的行（如财政资金之下的上级资金），只有自评表把它列在该行之下时，才按细分计算。
"""

_CELL = ["document_id", "project_id", "column"]


def claims(fund_cells: pl.LazyFrame) -> pl.LazyFrame:
    sources = fund_cells.filter("is_leaf").group_by(_CELL, maintain_order=True).agg(_sum())
    totals = fund_cells.filter(pl.col("is_total"), pl.col("value").is_not_null()).select(  # (1)
        *_CELL, "value", "low", "high", "said", "cited",
        subject=pl.concat_str("name", "column_name", separator="/"),
        place=pl.concat_str("place", "column_name"),
        digits="decimals",
        unit=text("万元"),
    )  # fmt: skip
    sums = totals.join(sources.filter(pl.col("filled") > 0), on=_CELL, how="inner")  # (1)
    blank = reason_if((pl.col("blanks") > 0) & ~meets(columns(""), columns("parts_")), "有资金来源未填数")  # (2)
    with_total = sums.with_columns(pl.col("variance") + variance(columns("")), blocked=blank)
    return state_sum(with_total)


def _sum() -> list[pl.Expr]:
    return [
        pl.col("value").sum().alias("parts"),
        pl.col("low").sum().alias("parts_low"),
        pl.col("high").sum().alias("parts_high"),
        pl.col("said").str.join("+").alias("formula"),
        variance(columns("")).sum().alias("variance"),
        pl.col("cited").alias("parts_cited"),
        pl.col("value").count().alias("filled"),
        pl.col("value").null_count().alias("blanks"),
        pl.lit(None, dtype=pl.String).alias("parts_blocked"),
        pl.lit(False).alias("mixed"),
    ]


def _example(total: str, grant: str, other: str | None) -> Example:
    sources = {"年度资金总额": total, "当年财政拨款": grant, "其他资金": other}
    funds = [{"source": source, "executed": words} for source, words in sources.items()]
    return {"projects": [{"name": "培训经费", "executed": total}], "project_funds": funds}


EXAMPLES = {
    "holds": _example("1.73", "0.00", "1.73"),
    "fails": _example("1.73", "0.13", "1.73"),
    "silent": _example("1.73", "1.03", None),
    # The total is at least 99.995, the sources are at most 90.045 + 9.95 = 99.995.
    "edge": _example("100.00", "90.04", "9.9"),
}
