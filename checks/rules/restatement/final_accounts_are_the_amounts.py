"""The 决算数 that is held against a budget is the amount that the same section states.

Why it matters: the deviation from the budget is computed from it; another amount there explains another expenditure.
Method: the interval of the 决算数 of a subject meets that of its amount in the same section; for 财政拨款收入支出 the amount is
one of the totals of income and expenditure, or the expenditure of the year.
Silent when: (1) one of the two was not read in the section; (2) one is printed twice with different values, or is no exact
number.
Source: 部门决算公开说明 (模板): 与年初预算相比，年初预算数…，决算数….
Limits: 财政拨款 is compared with the nearest of its totals.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.engine.interval import columns, distance
from checks.shapes.tying import same_quantity

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE09", "与预算比较的决算数等于同一节所列支出", "restatement", "warning", 1
PUBLISHED = """
为何要查：预决算差异率是按这个决算数计算的；印成别的数，所解释的就是另一笔支出。
方法：同一节内，同一对象与预算相比较的决算数和所列金额，按四舍五入的区间应相符。“财政拨款收入支出”的决算数，与收入总计、
支出总计、本年财政拨款支出、本年财政拨款收入中最接近的一个比较，政府性基金预算、国有资本经营预算的收入支出也照此比较；
两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）该节没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“与年初预算相比，年初预算数…，决算数…”。
局限：财政拨款收入支出的决算数，只与各总数中最接近的一个比较。
"""

OF_BOTH = "财政拨款收入支出"
TOTALS = ("收入总计", "支出总计", "支出总计/本年财政拨款支出", "支出总计/本年支出", "收入总计/本年财政拨款收入")
_PARTS = ("value", "low", "high", "said", "place", "cited", "blocked", "decimals")
_AMOUNT = ["document_id", "section", "amount_of", "unit"]


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    finals = prose.filter(pl.col("measure") == "final").select(
        "document_id", "section", "unit", "subject", amount_of="subject", **_named("one")
    )
    amounts = prose.filter(pl.col("measure") == "amount").select(
        "document_id", "section", "unit", amount_of="subject", **_named("other")
    )
    is_both = pl.col("subject").str.ends_with(OF_BOTH)
    stem = pl.col("subject").str.strip_suffix("收入支出")
    choices = pl.concat_list(stem + text(total) for total in TOTALS)
    held = finals.with_columns(amount_of=pl.when(is_both).then(choices).otherwise(pl.concat_list("subject"))).explode("amount_of")
    pairs = held.join(amounts, on=_AMOUNT, how="inner", maintain_order="left")  # (1)
    nearest = pairs.with_columns(apart=distance(columns("one_"), columns("other_"))).sort("apart", maintain_order=True)
    first = nearest.group_by("document_id", "section", "subject", maintain_order=True).first()
    return same_quantity(first)  # (2)


def _named(side: str) -> dict[str, pl.Expr]:
    return {f"{side}_{part}": pl.col(part) for part in _PARTS}


def _example(final: str, amount: str | None, subject: str = "“三公”经费") -> Example:
    rows = [("九", subject, "final", final)]
    return {"facts": rows + ([("九", subject, "amount", amount)] if amount else [])}


EXAMPLES = {
    "holds": _example("22.44万元", "22.44万元"),
    "fails": _example("22.44万元", "24.24万元"),
    "silent": _example("22.44万元", None),
    # 22.4 stands for 22.45 at most, 22.45 for 22.445 at least.
    "edge": _example("22.4万元", "22.45万元"),
    "one last digit": _example("22.44万元", "22.45万元"),
}
