"""财政拨款收入 among the sources of income is the 本年财政拨款收入 of the fiscal account.

Why it matters: the appropriation is the money that is audited first; two numbers for it make every share of it doubtful.
Method: the printed intervals of 本年收入/财政拨款收入 and of 财政拨款收入总计/本年财政拨款收入 meet.
Silent when: (1) one of the two was not read; (2) one is printed twice in its section with different values, or is no
exact number.
Source: 部门决算公开说明 (模板): 收入决算表 and 财政拨款收入支出决算总表 state one 财政拨款收入.
Limits: it does not say which of the two is wrong.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, tied

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE04", "收入情况与财政拨款情况的财政拨款收入一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：财政拨款是审核时最先看的资金；同一笔拨款印有两个数，它的各项占比就都不可靠。
方法：本年收入中的财政拨款收入，与财政拨款收入总计中的本年财政拨款收入，按四舍五入的区间应相符；
两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：收入决算表和财政拨款收入支出决算总表列示同一个财政拨款收入。
局限：只说明两数不一致，不能判断哪一个错。
"""


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    return same_quantity(tied(quantities, "grant", "fiscal_income", subject="财政拨款收入"))  # (1), (2)


def _example(one: str, other: str | None) -> Example:
    rows = [("二", "本年收入/财政拨款收入", "amount", one)]
    return {"facts": rows + ([("四", "财政拨款收入总计/本年财政拨款收入", "amount", other)] if other else [])}


EXAMPLES = {
    "holds": _example("3,587.26万元", "3,587.26万元"),
    "fails": _example("3,587.26万元", "3,578.26万元"),
    "silent": _example("3,587.26万元", None),
    # 3,587.3 stands for 3,587.25 to 3,587.35, and 3,587.24 for up to 3,587.245: printed with other digits they may touch.
    "edge": _example("3,587.3万元", "3,587.25万元"),
    "one last digit": _example("3,587.26万元", "3,587.27万元"),
}
