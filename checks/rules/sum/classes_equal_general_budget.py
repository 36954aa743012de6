"""The classes of 五(二) add to 一般公共预算财政拨款支出 of 五(一).

Why it matters: the classes tell what the money was for; a class that is missing or misprinted leaves money without purpose.
Method: the printed total's interval meets the sum of the intervals of the classes listed under the same heading.
Silent when: (1) the numbering of the list has gaps, so that a class was not read; (2) one of the numbers is printed twice
with different values, or is no exact number.
Source: 部门决算报表, 一般公共预算财政拨款支出决算表: 合计 = 各类之和 (基本平衡公式).
Limits: the share printed with each class is checked by another check.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.listed import listed_sums

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM08", "各类支出之和等于一般公共预算财政拨款支出", "sum", "error", 1
PUBLISHED = """
为何要查：各类支出说明资金用于何处；漏列、错印一类，就有资金说不清用途。
方法：一般公共预算财政拨款支出（五（一）所印）应与同一标题下所列各类支出（五（二）所列）之和相符。各数均按四舍五入的区间计算。
何时不查：（1）清单的序号有间断，即有的类没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，一般公共预算财政拨款支出决算表：合计=各类之和（基本平衡公式）。
局限：各类所印的占比由另一项检查查对。
"""


def claims(classified: pl.LazyFrame) -> pl.LazyFrame:
    classes = classified.filter(pl.col("level") == "class")
    return listed_sums(classes, ["document_id", "stem", "unit"])  # (1), (2)


def _example(total: str, *classes: tuple[str, str, str]) -> Example:
    listed = [(f"五(二){item}", name, "amount", words) for item, name, words in classes]
    return {"facts": [("五(一)", "一般公共预算财政拨款支出", "amount", total), *listed]}


EXAMPLES = {
    "holds": _example("3,107.46万元", ("1", "一般公共服务支出", "3,047.44万元"), ("2", "社会保障和就业支出", "60.02万元")),
    "fails": _example("3,107.46万元", ("1", "一般公共服务支出", "3,074.44万元"), ("2", "社会保障和就业支出", "60.02万元")),
    "silent": _example("3,107.46万元", ("1", "一般公共服务支出", "3,047.44万元"), ("3", "社会保障和就业支出", "14.24万元")),
    # The total is at most 100.005, the classes are at least 80.005 + 19.95 + 0.05 (printed to the 分, exact) = 100.005.
    "edge": _example(
        "100.00万元", ("1", "教育支出", "80.01万元"), ("2", "其他支出", "20.0万元"), ("3", "农林水支出", "0.050000万元")
    ),
}
