"""政府采购支出总额 is the sum of 政府采购货物支出, 政府采购工程支出 and 政府采购服务支出.

Why it matters: the shares of small enterprises are measured against this total.
Method: the printed total's interval meets the sum of the intervals of the parts printed below it, in the same section.
Silent when: (1) one of the three parts was not read below the total; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 基层政务公开标准目录 (预决算): procurement is disclosed by goods, works and services.
Limits: contracts given to small enterprises are another cut through the total and no part of the sum.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.adding import adds_up

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM14", "政府采购支出总额等于货物、工程、服务之和", "sum", "error", 1
PUBLISHED = """
为何要查：授予中小企业合同的份额以采购总额为基数计算。
方法：政府采购支出总额应与其下所列政府采购货物支出、政府采购工程支出、政府采购服务支出之和相符，取同一节所印的数；
本节没有印政府采购支出总额的，取同一标题下另一节所印的政府采购支出总额。各数均按四舍五入的区间计算。
何时不查：（1）其下的货物、工程、服务三项支出有一项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：基层政务公开标准目录（预决算）：政府采购按货物、工程、服务公开。
局限：授予中小企业的合同金额是对采购总额的另一种划分，不计入此和。
"""

SUBJECT = "政府采购支出总额"
NEEDS = ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出")


def claims(additions: pl.LazyFrame) -> pl.LazyFrame:
    return adds_up(additions, [SUBJECT], needs=NEEDS)  # (1), (2)


def _example(total: str, goods: str, services: str | None) -> Example:
    rows = [("十(二)", SUBJECT, "amount", total), ("十(二)", f"{SUBJECT}/政府采购货物支出", "amount", goods)]
    rows += [("十(二)", f"{SUBJECT}/政府采购工程支出", "amount", "0.00万元")]
    return {"facts": rows + ([("十(二)", f"{SUBJECT}/政府采购服务支出", "amount", services)] if services else [])}


EXAMPLES = {
    "holds": _example("384.90万元", "15.04万元", "369.85万元"),
    "fails": _example("384.90万元", "15.04万元", "396.85万元"),
    "silent": _example("384.90万元", "15.04万元", None),
    # The total is at most 384.95, the parts are at least 15.035 - 0.005 + 369.92 = 384.95 (369.920000 is exact).
    "edge": _example("384.9万元", "15.04万元", "369.920000万元"),
}
