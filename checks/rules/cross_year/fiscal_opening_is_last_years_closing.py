"""年初财政拨款结转和结余 is what last year's disclosure printed as 年末财政拨款结转和结余, and so in each budget of its own.

Why it matters: appropriations that are carried over belong to the treasury until they are spent; between two years they
can only be recalled, and that is an entry of its own.
Method: the opening balance of the appropriations (四), of 政府性基金预算 and of 国有资本经营预算 meets the closing balance in
the disclosure of the same unit for the year before.
Silent when: (1) there is no disclosure of the year before, or several parts of one, or this one does not count; (2) it does
not print the closing balance, in the same unit of money; (3) one of the numbers is printed twice with different values, or is
no exact number.
Source: 部门决算报表, 财政拨款收入支出决算总表: 年初财政拨款结转和结余 = 上年决算年末数 (核实性公式).
Limits: corrections of earlier years, recalled money and reorganisations change the opening balance with good reason: the
disclosure should say so.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example, FactSaid, OtherExample
from checks.shapes.carried_over import carried_over

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE43", "年初财政拨款结转和结余等于上年年末数", "cross_year", "warning", 1
PUBLISHED = """
为何要查：结转的财政拨款在支出之前属于财政；跨年度只可能被收回，而收回应当单独列示。
方法：财政拨款收入支出决算总体情况以及政府性基金预算、国有资本经营预算中的年初结转和结余，
与同一单位上年公开说明所印的年末结转和结余，按四舍五入的区间应相符。
何时不查：（1）没有上年的公开说明，或者只有几份各说一事的文件，或者本文件另有为准的版本；（2）上年的公开说明没有以同一金额单位印出年末结转和结余；
（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表财政拨款收入支出决算总表：年初财政拨款结转和结余等于上年决算年末数（核实性公式）。
局限：更正以前年度差错、收回资金和机构变动，会使年初数合理地变动，公开说明应当写明。
"""

CLOSINGS = {f"{money}_opening": f"{money}_closing" for money in ("fiscal", "fund", "capital")}


def claims(prose: pl.LazyFrame, last_year: pl.LazyFrame, last_amounts: pl.LazyFrame) -> pl.LazyFrame:
    return carried_over(prose, last_year, last_amounts, closings=CLOSINGS)  # (1), (2), (3)


def _example(opening: str, closing: str | None) -> Example:
    closed: list[FactSaid] = [("四", "财政拨款支出总计/年末财政拨款结转和结余", "amount", closing)] if closing else []
    last: list[OtherExample] = [{"fiscal_year": 2023, "facts": closed}] if closed else []
    return {"facts": [("四", "财政拨款收入总计/年初财政拨款结转和结余", "amount", opening)], "others": last}


EXAMPLES = {
    "holds": _example("17.50万元", "17.50万元"),
    "fails": _example("17.50万元", "0.00万元"),
    "silent": _example("17.50万元", None),
    # At most 17.505, and at least 17.51 - 0.005 = 17.505: the ends touch.
    "edge": _example("17.50万元", "17.51万元"),
}
