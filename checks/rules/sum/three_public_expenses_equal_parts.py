"""“三公”经费 is the sum of 因公出国（境）费, 公务用车购置及运行维护费 and 公务接待费: final, budget and change.

Why it matters: the three expenses are the most watched figures of a disclosure, and each has a ceiling of its own.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section; where
vehicles are printed only as purchase and running, those two take their place.
Silent when: (1) one of the three expenses was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 财政拨款“三公”经费支出决算表: 合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费 (基本平衡公式).
Limits: the counts beside the money (groups, persons, vehicles) are looked at by other checks.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.prepared.additions import SUMMED
from checks.shapes.adding import MISSING_PART, missing_parts, silenced

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM12", "“三公”经费等于三项之和", "sum", "error", 1
PUBLISHED = """
为何要查：“三公”经费是公开说明中最受关注的数，三项又各有限额。
方法：“三公”经费应与其下所列因公出国（境）费、公务用车购置及运行维护费、公务接待费之和相符，决算数、预算数、增减额分别查对，
取同一节所印的数；本节没有印“三公”经费总额的，取同一标题下另一节所印的“三公”经费总额。公务用车只分列购置费、运行维护费的，
以这两项代替。各数均按四舍五入的区间计算。
何时不查：（1）三项中有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；（2）其中一个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算报表，财政拨款“三公”经费支出决算表：合计=因公出国（境）费+公务用车购置及运行费+公务接待费（基本平衡公式）。
局限：与金额并列的团组、人次、车辆等数量由其他检查查看。
"""

NEEDS = ("因公出国（境）费", "公务接待费")
VEHICLES = "公务用车购置及运行维护费"
VEHICLE_PARTS = ("公务用车购置费", "公务用车运行维护费")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    totals = additions.filter(pl.col("subject") == "“三公”经费", pl.col("measure").is_in(SUMMED))
    return silenced(totals, *missing_parts(NEEDS), _without_vehicles())  # (1), (2)


def _without_vehicles() -> pl.Expr:
    whole = pl.col("names").list.contains(VEHICLES)
    parts = pl.all_horizontal(pl.col("names").list.contains(part) for part in VEHICLE_PARTS)
    return pl.when(~(whole | parts)).then(pl.lit(MISSING_PART.format(VEHICLES)))


def _example(total: str, abroad: str, vehicles: str | None, hospitality: str) -> Example:
    rows = [("七", "“三公”经费", "amount", total), ("七", "“三公”经费/因公出国（境）费", "amount", abroad)]
    rows += [("七", f"“三公”经费/{VEHICLES}", "amount", vehicles)] if vehicles else []
    return {"facts": [*rows, ("七", "“三公”经费/公务接待费", "amount", hospitality)]}


EXAMPLES = {
    "holds": _example("22.44万元", "8.46万元", "11.00万元", "2.98万元"),
    "fails": _example("22.44万元", "8.64万元", "11.00万元", "2.98万元"),
    "silent": _example("22.44万元", "8.46万元", None, "2.98万元"),
    # The total is at most 7.85, the parts are at least -0.005 + 5.155 + 2.70 (printed to the 分, exact) = 7.85.
    "edge": _example("7.8万元", "0.00万元", "5.16万元", "2.700000万元"),
    "by purchase and running": {
        "facts": [
            ("七", "“三公”经费", "full_year_budget", "22.44万元"),
            ("七", "“三公”经费/因公出国（境）费", "full_year_budget", "8.46万元"),
            ("七", f"“三公”经费/{VEHICLES}/公务用车购置费", "full_year_budget", "0.00万元"),
            ("七", f"“三公”经费/{VEHICLES}/公务用车运行维护费", "full_year_budget", "11.00万元"),
            ("七", "“三公”经费/公务接待费", "full_year_budget", "2.98万元"),
        ]
    },
}
