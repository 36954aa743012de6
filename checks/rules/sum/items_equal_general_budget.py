"""The items of 五(三) add to 一般公共预算财政拨款支出 of 五(一).

Why it matters: the items are the finest account of the year's spending; together they are all of it.
Method: the printed total's interval meets the sum of the intervals of all items listed under the same heading.
Silent when: (1) the numbering of the items has gaps, so that one was not read; (2) one of the numbers is printed twice with
different values, or is no exact number.
Source: 部门决算报表, 一般公共预算财政拨款支出决算表: 合计 = 各项之和 (基本平衡公式).
Limits: an item that the disclosure does not number at its end cannot be missed by the numbering.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.listed import listed_sums

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM10", "各项支出之和等于一般公共预算财政拨款支出", "sum", "error", 1
PUBLISHED = """
为何要查：各项支出是对全年支出最细的说明，合起来应是全部支出。
方法：一般公共预算财政拨款支出（五（一）所印）应与同一标题下所列全部各项支出（五（三）所列）之和相符。
各数均按四舍五入的区间计算。
何时不查：（1）各项的序号有间断，即有的项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，一般公共预算财政拨款支出决算表：合计=各项之和（基本平衡公式）。
局限：清单末尾的项如没有编号，漏读后从序号上看不出来。
"""


def claims(classified: pl.LazyFrame) -> pl.LazyFrame:
    items = classified.filter(pl.col("level") == "item")
    return listed_sums(items, ["document_id", "stem", "unit"])  # (1), (2)


def _example(total: str, *items: tuple[str, str]) -> Example:
    listed = [(f"五(三){item}", f"一般公共服务支出/商贸事务/{item}", "amount", words) for item, words in items]
    return {"facts": [("五(一)", "一般公共预算财政拨款支出", "amount", total), *listed]}


EXAMPLES = {
    "holds": _example("910.92万元", ("1", "375.78万元"), ("2", "535.14万元")),
    "fails": _example("910.92万元", ("1", "375.78万元"), ("2", "553.14万元")),
    "silent": _example("910.92万元", ("1", "375.78万元"), ("3", "35.14万元")),
    # The total is at most 1154.615, the items are at least 1039.605 + 115.01 (printed to the 分, exact) = 1154.615.
    "edge": _example("1,154.61万元", ("1", "1,039.61万元"), ("2", "115.010000万元")),
}
