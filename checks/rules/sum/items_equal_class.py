"""The items of the functional classification add to the class that is printed under the same heading.

Why it matters: it names the class in which an item is missing or misprinted, where the total alone only says that one is.
Method: the interval of the class's amount meets the sum of the intervals of the items whose path begins with the class.
Silent when: (1) the numbering of the items has gaps, so that one was not read; (2) one of the numbers is printed twice with
different values, or is no exact number; (3) money stands below a class that is not printed, which may be an older name of one
that is (文化体育与传媒支出).
Source: 部门决算报表, 一般公共预算财政拨款支出决算表: 类 = 各款之和 = 各项之和 (基本平衡公式).
Limits: a class is matched by its name without a last 支出; items of a class that is not listed (all of them 0) are checked
against the total alone.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.listed import listed_sums

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM09", "各项支出之和等于所属类级支出", "sum", "error", 1
PUBLISHED = """
为何要查：只查总额只能知道有错，按类查对才能知道漏列、错印的项在哪一类。
方法：同一标题下所印的各类支出，应与清单中归属于该类的各项支出之和相符。各数均按四舍五入的区间计算。
何时不查：（1）各项的序号有间断，即有的项没有读到，或者所列各项中间或紧接其后有未能读懂的数；
（2）其中一个数在同一节内印有不同的值，或者不是确数；（3）有金额的项列在没有印出的类下，
该类可能是已印出的类的旧名称（如文化体育与传媒支出），此时该清单的各类都不查。
依据：部门决算报表，一般公共预算财政拨款支出决算表：类=各款之和=各项之和（基本平衡公式）。
局限：类按去掉末尾“支出”二字的名称对应；没有列出的类，其下各项全部为0的，只与总额一并查对。
"""

STRAY = "有的项列在没有印出的类下"
_CLASS = ("value", "low", "high", "said", "place", "cited", "blocked")


def claims(classified: pl.LazyFrame) -> pl.LazyFrame:
    of_class = ["document_id", "stem", "class_name", "unit"]
    above = classified.filter(pl.col("level") == "class").select(
        *of_class, pl.col(_CLASS).name.prefix("total_"), total_digits="decimals"
    )
    items = classified.filter(pl.col("level") == "item").select(pl.exclude("^total_.*$"))
    return listed_sums(
        _with_strays(items, above).join(above, on=of_class, how="inner", maintain_order="left"), of_class
    )  # (1), (2), (3)


def _with_strays(items: pl.LazyFrame, above: pl.LazyFrame) -> pl.LazyFrame:
    """The items, incomplete where money stands below a class that is not printed: an older name of one that is."""
    of_class, of_list = ["document_id", "stem", "class_name", "unit"], ["document_id", "stem", "unit"]
    stray = items.filter(pl.col("value") != 0).join(above, on=of_class, how="anti").select(of_list).unique()
    flagged = items.join(stray.with_columns(is_stray=True), on=of_list, how="left", maintain_order="left")
    return flagged.with_columns(incomplete=pl.coalesce("incomplete", pl.when("is_stray").then(pl.lit(STRAY))))


def _example(total: str, *items: tuple[str, str, str]) -> Example:
    listed = [(f"五(三){item}", f"卫生健康支出/行政事业单位医疗/{name}", "amount", words) for item, name, words in items]
    top = [("五(一)", "一般公共预算财政拨款支出", "amount", total), ("五(二)1", "卫生健康支出", "amount", total)]
    return {"facts": [*top, *listed]}


EXAMPLES = {
    "holds": _example("14.23万元", ("1", "行政单位医疗", "12.73万元"), ("2", "事业单位医疗", "1.50万元")),
    "fails": _example("14.23万元", ("1", "行政单位医疗", "12.37万元"), ("2", "事业单位医疗", "1.50万元")),
    "silent": _example("14.23万元", ("1", "行政单位医疗", "12.73万元"), ("4", "事业单位医疗", "0.50万元")),
    # The class is at least 39.525, the items are at most 29.885 + 9.64 (printed to the 分, exact) = 39.525.
    "edge": _example("39.53万元", ("1", "行政单位医疗", "29.88万元"), ("2", "事业单位医疗", "9.640000万元")),
}
