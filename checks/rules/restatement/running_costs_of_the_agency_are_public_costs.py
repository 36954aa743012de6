"""机关运行经费, with 事业单位公用经费, is the 公用经费 of 基本支出.

Why it matters: it is one amount under two names; the one in 十(一) is compared across units and years.
Method: the interval of 公用经费 meets that of 机关运行经费, with 事业单位公用经费 added where it is stated. Where the latter is
not stated, 机关运行经费 must not be above 公用经费, and being below it is a notice.
Silent when: (1) one of the two was not read; (2) 机关运行经费 is 0: the unit is no agency; (3) one is printed twice with
different values, or is no exact number.
Source: 部门决算公开说明 (模板), 机关运行经费: the 公用经费 of agencies and of units managed as such, from the general budget.
Limits: a department whose other units do not state their 公用经费 gets a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE08", "机关运行经费等于公用经费", "restatement", "warning", 1
PUBLISHED = """
为何要查：这是有两个名称的同一笔支出；“十（一）”所印的数，要在单位之间、年度之间作比较。
方法：一般公共预算财政拨款基本支出中的公用经费，与机关运行经费（列有事业单位公用经费的，两者相加），
按四舍五入的区间应相符。没有列事业单位公用经费的，机关运行经费大于公用经费的判不成立，小于的列为“核实”。
何时不查：（1）没有读到公用经费或机关运行经费；（2）机关运行经费为0或者不足1万元，该单位不是机关；
（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）机关运行经费：行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款的公用经费。
局限：部门所属的其他单位没有列明公用经费的，会列为“核实”。
"""


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.filter(pl.col("agency_running_value").is_not_null(), pl.col("running_cost_value").is_not_null())  # (1)
    names = ("agency_running", "institution_running")
    sums = both.with_columns(
        pl.sum_horizontal(f"{name}_{part}" for name in names).alias(f"sum_{part}") for part in ("value", "low", "high")
    )
    below = pl.col("institution_running_value").is_null() & (pl.col("sum_high") < pl.col("running_cost_low"))
    return stated(
        sums,
        **number("printed", pl.col("running_cost_value"), columns("running_cost_")),
        **number("derived", pl.col("sum_value"), columns("sum_")),
        subject=text("公用经费"),
        place=pl.col("running_cost_place"),
        said=pl.col("running_cost_said"),
        unit=text("万元"),
        digits=pl.col("running_cost_decimals"),
        formula=pl.format(
            "{}部分{}",
            "agency_running_section",
            pl.concat_str([f"{name}_said" for name in names], separator="+", ignore_nulls=True),
        ),
        severity=pl.when(below).then(text("notice")),
        silent=first_reason(
            reason_if(pl.col("agency_running_high") < 1, "机关运行经费为0"),  # (2)
            *(pl.col(f"{name}_blocked") for name in ("running_cost", *names)),  # (3)
        ),
        at_stake=money_at_stake(pl.col("running_cost_value")),
        cited=pl.concat_list("running_cost_cited", *(f"{name}_cited" for name in names)).list.drop_nulls(),
    )


def _example(running: str | None, agency: str, institution: str | None = None) -> Example:
    rows = [("十(一)", "机关运行经费", "amount", agency)]
    rows += [("六", "一般公共预算财政拨款基本支出/公用经费", "amount", running)] if running else []
    return {"facts": rows + ([("十(一)", "事业单位公用经费", "amount", institution)] if institution else [])}


EXAMPLES = {
    "holds": _example("40.31万元", "40.31万元"),
    "fails": _example("40.31万元", "43.31万元"),
    "silent": _example(None, "40.31万元"),
    # The sum is at most 40.32, the print at least 40.315.
    "edge": _example("40.32万元", "30.00万元", "10.31万元"),
    "two kinds of units": _example("40.31万元", "20.00万元", "10.31万元"),
    "no agency": _example("40.31万元", "0.00万元"),
}
