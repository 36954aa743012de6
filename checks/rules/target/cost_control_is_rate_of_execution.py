"""The 成本控制率 of a form is what was spent of its budget.

Why it matters: a cost control of 100% beside money that was not spent was filled in, not computed.
Method: the actual value of an indicator named 成本控制率 (预算成本控制率, 项目成本控制率) meets 100 * executed / budget of
the form, each with its rounding; a value printed with fewer digits has the wider interval.
Silent when: (1) the actual value is no percentage; (2) the form's money was not read, or its budget may be 0; (3) the
actual value is printed as a bound.
Source: 项目支出绩效自评表: cost control sets the cost against the budget.
Limits: a region may mean the cost against a plan of its own; so it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, number, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import columns, percent, share

ID, TITLE, FAMILY, SEVERITY, VERSION = "TGT06", "成本控制率与资金执行情况相符", "target", "notice", 1
PUBLISHED = """
为何要查：资金没有用完而成本控制率印100%，是随手填的，不是计算得来的。
方法：名称以“成本控制率”“预算成本控制率”“项目成本控制率”“项目预算成本控制率”开头的指标，
实际完成值应与该自评表的“执行数÷全年预算数×100%”相符；各数均按四舍五入的区间计算，所印小数位数越少，区间越宽。
何时不查：（1）实际完成值不是百分比；（2）没有读到该自评表的全年预算数或执行数，或者全年预算数可能为0；
（3）实际完成值印的是界限，不是确数。
依据：项目支出绩效自评表：成本控制是把成本与预算相比。
局限：有的地区可能是与另定的成本计划相比，因此只列为“核实”。
"""

NAMED = r"^(?:项目|预算|项目预算)?成本控制率"


def claims(indicator_rows: pl.LazyFrame, forms: pl.LazyFrame) -> pl.LazyFrame:
    controls = indicator_rows.filter(pl.col("level3").str.contains(NAMED), pl.col("actual_kind") == "percent")  # (1)
    money = ("full_year_budget", "executed")
    parts = [f"{name}{part}" for name in money for part in ("", "_low", "_high", "_said", "_cited")]
    rate = share(columns("executed_"), columns("full_year_budget_"))
    of_forms = forms.select("project_id", *parts, rate_low=rate.low, rate_high=rate.high)
    rows = controls.join(of_forms, on="project_id", how="left", maintain_order="left")
    return stated(
        rows,
        said=pl.col("actual"),
        **number("printed", pl.col("actual_value"), columns("actual_")),
        **number("derived", percent(pl.col("executed"), pl.col("full_year_budget")), columns("rate_")),
        unit=text("%"),
        digits=pl.col("actual_decimals"),
        formula=pl.format("执行数{}÷全年预算数{}", words_of("executed"), words_of("full_year_budget")),
        silent=first_reason(
            reason_if(pl.col("rate_low").is_null(), "没有读到全年预算数或执行数，或预算数可能为0"),  # (2)
            reason_if(pl.col("actual_operator").fill_null("=") != "=", "实际完成值印的不是确数"),  # (3)
        ),
        cited=cited("actual", "executed", "full_year_budget"),
    )


def _example(budget: str | None, executed: str, actual: str) -> Example:
    row = {"level3": "项目成本控制率", "target": "<=100%", "actual": actual}
    return {"projects": [{"name": "培训经费", "full_year_budget": budget, "executed": executed}], "indicators": [row]}


EXAMPLES = {
    "holds": _example("50.00", "42.20", "=84.4%"),
    "fails": _example("50.00", "42.20", "=100%"),
    "silent": _example(None, "42.20", "=100%"),
    # 42.40 of 50.00 is 84.78 to 84.82: printed 85 it may be as little as 84.5.
    "edge": _example("50.00", "42.40", "=85%"),
}
