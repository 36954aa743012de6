"""A number that one section prints twice is the same number both times.

Why it matters: the summary and the details of a section (“三公”经费 above all) are read apart; a reader of one of them is told
another amount.
Method: all prints of one subject and measure in one section, and in one item of its list, are compared; the intervals of all of
them have a value in common. A rate of two budgets (完成年初预算的, 完成调整预算的) is two numbers. Every relation that would
rest on a number that differs is silent until then.
Silent when: (1) a print is no exact number (约, 超过).
Source: 部门决算公开说明 (模板): “三公”经费 is stated in sum and in detail.
Limits: a number that the reading took for another one of the same name would be accused; both places are shown.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE01", "同一节内两处所印的同一数一致", "restatement", "warning", 2
PUBLISHED = """
为何要查：一节的总述和分述（“三公”经费尤其如此）常常被分开阅读，只读其中一处的人，看到的就是另一个数。
方法：同一节、同一列举条目内，同一对象的同类数印有几处的，各处四舍五入的区间应有共同的值。
完成年初预算的比率和完成调整预算的比率是两个数，不相比较。各处不一致的，以该数为依据的其他核对关系一律暂不判断。
何时不查：（1）有一处印的不是确数（约、超过）。
依据：部门决算公开说明（模板）：“三公”经费既列总额，又列明细。
局限：把别的数误读为同名的数时，会误报；报告中两处位置都标明，可供核对。
"""

_SAME = ["key", "measure", "unit", "base", "names_budget"]


def claims(printed_numbers: pl.LazyFrame) -> pl.LazyFrame:
    # Few numbers are printed twice: those alone are worth gathering.
    repeated = printed_numbers.filter(pl.struct(_SAME).is_duplicated())
    groups = repeated.group_by(_SAME, maintain_order=True).agg(
        pl.col("document_id", "section", "item", "subject", "decimals", "as_printed", "unit_said", "value").first(),
        pl.col("cited"),
        pl.col("low", "high").first(),
        rough=(pl.col("qualifier") != "exact").any(),
        differing=pl.struct("value", "low", "high", "as_printed", "unit_said").filter(_is_apart_from_first()).first(),
        lowest=pl.col("high").min(),
        highest=pl.col("low").max(),
    )
    other = pl.col("differing").struct
    units = pl.col("unit_said").fill_null(""), pl.coalesce(other.field("unit_said"), "unit_said").fill_null("")
    leaf = pl.col("subject").str.extract(r"([^/]+)$")
    return stated(
        groups,
        "unit",
        **number("printed", pl.col("value"), columns("")),
        derived=pl.coalesce(other.field("value"), "value"),
        derived_low=pl.coalesce(other.field("low"), "low"),
        derived_high=pl.coalesce(other.field("high"), "high"),
        place=pl.concat_str("section", pl.col("item").fill_null(""), pl.lit(" "), leaf),
        said=pl.col("as_printed"),
        digits=pl.col("decimals"),
        holds=pl.col("highest") <= pl.col("lowest"),
        message=pl.format(
            "同一节内先后印“{}{}”和“{}{}”", "as_printed", units[0], pl.coalesce(other.field("as_printed"), "as_printed"), units[1]
        ),
        silent=reason_if(pl.col("rough"), "印的不是确数"),  # (1)
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.col("cited"),
    )


def _is_apart_from_first() -> pl.Expr:
    return (pl.col("low") > pl.col("high").first()) | (pl.col("high") < pl.col("low").first())


def _example(*words: str) -> Example:
    return {"facts": [("九", "“三公”经费/公务接待费", "amount", each) for each in words]}


EXAMPLES = {
    "holds": _example("2.98万元", "2.98万元"),
    "fails": _example("2.98万元", "2.89万元"),
    "silent": _example("2.98万元", "约3万元"),
    # 3.0 stands for 2.95 to 3.05.
    "edge": _example("2.95万元", "3.0万元"),
}
