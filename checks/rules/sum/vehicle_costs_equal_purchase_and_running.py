"""公务用车购置及运行维护费 is the sum of 公务用车购置费 and 公务用车运行维护费: final, budget and change.

Why it matters: purchase and running are capped separately, so one must not hide in the other.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) one of the two parts was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 财政拨款“三公”经费支出决算表: 小计 = 公务用车购置费 + 公务用车运行维护费 (基本平衡公式).
Limits: the number of vehicles bought is compared with the money by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.prepared.additions import SUMMED
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM13", "公务用车费用等于购置费与运行维护费之和", "sum", "error", 1
PUBLISHED = """
为何要查：购置费与运行维护费分别控制，不得以一项掩盖另一项。
方法：公务用车购置及运行维护费应与其下所列公务用车购置费、公务用车运行维护费之和相符，决算数、预算数、增减额分别查对，
取同一节所印的数；本节没有印公务用车购置及运行维护费的，取同一标题下另一节所印的公务用车购置及运行维护费。
各数均按四舍五入的区间计算。
何时不查：（1）其下的公务用车购置费、公务用车运行维护费有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，财政拨款“三公”经费支出决算表：小计=公务用车购置费+公务用车运行维护费（基本平衡公式）。
局限：购置车辆的数量与金额由另一项检查比对。
"""

SUBJECT = "“三公”经费/公务用车购置及运行维护费"
NEEDS = ("公务用车购置费", "公务用车运行维护费")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, [SUBJECT], needs=NEEDS, measures=SUMMED)  # (1), (2)


def _example(total: str, bought: str, running: str | None) -> Example:
    rows = [("七", SUBJECT, "amount", total), ("七", f"{SUBJECT}/公务用车购置费", "amount", bought)]
    return {"facts": rows + ([("七", f"{SUBJECT}/公务用车运行维护费", "amount", running)] if running else [])}


EXAMPLES = {
    "holds": _example("11.00万元", "0.00万元", "11.00万元"),
    "fails": _example("11.00万元", "1.00万元", "11.00万元"),
    "silent": _example("11.00万元", "0.00万元", None),
    # The total is at most 30.05, the parts are at least 17.995 + 12.055 = 30.05.
    "edge": _example("30.0万元", "18.00万元", "12.06万元"),
}
