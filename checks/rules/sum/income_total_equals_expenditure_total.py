"""收入总计 equals 支出总计, also for 财政拨款, 政府性基金 and 国有资本经营预算.

Why it matters: both totals are two views of the same money; they differ only where one of them is wrong.
Method: the interval of the income total meets the interval of the expenditure total of the same section; or that of the
expenditure total and of 年末结转和结余 together, where this is printed beside the total and not as a part of it.
Silent when: (1) one of the two was not read in the section, or is printed twice with different values there; (2) they are
called 总收入 and 总支出, which some forms say of the money of the year, without what is carried over.
Source: 部门决算报表, 收入支出决算总表 and 财政拨款收入支出决算总表: 收入总计 = 支出总计 (基本平衡公式); 黑龙江, 辽宁的样式:
收入总计 = 支出总计 + 年末结转和结余.
Limits: totals of different sections are compared by the restatement checks, not here.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, meets, total

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM03", "收入总计等于支出总计", "sum", "error", 2
PUBLISHED = """
为何要查：两个总计是同一笔资金的两个方面；两者不等，必有一个有误。
方法：收入总计应与同一节的支出总计相符，财政拨款、政府性基金预算、国有资本经营预算的总计也这样查；
年末结转和结余与支出总计并列印出、不含在支出总计之内的，收入总计也可以与支出总计加年末结转和结余之和相符。
各数均按四舍五入的区间计算。
何时不查：（1）本节没有读到其中一个总计，或者其中一个总计在本节印有不同的值，或者不是确数；（2）印作“总收入”“总支出”，
有的样式以此指本年的收支，不含结转和结余。
依据：部门决算报表，收入支出决算总表、财政拨款收入支出决算总表：收入总计=支出总计（基本平衡公式）；黑龙江、辽宁的样式：
收入总计=支出总计+年末结转和结余。
局限：不同节之间的总计由“前后一致”类检查比对，本项不查。
"""

_SIDE = ["document_id", "section", "unit", "other"]
_CLOSING = r"/年末[^/]*结转(?:和|与|及)?结余$"
_CURRENT = r"/本年[^/]*支出合计$"
_INCLUDED = "含|包括|其中"
_TAKEN = ("value", "low", "high", "said", "cited", "blocked", "clause")
_CARRIED_UNKNOWN = "总收入|总支出"


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(pl.col("measure") == "amount")
    totals = amounts.filter(pl.col("subject").str.ends_with("总计"))
    income = totals.filter(pl.col("subject").str.ends_with("收入总计")).with_columns(
        other=pl.col("subject").str.replace("收入总计$", "支出总计")
    )
    spent = _taken(totals.with_columns(other="subject"), "spent")
    pairs = _with_closing(income.join(spent, on=_SIDE), amounts)  # (1)
    spending, closing = columns("spent_"), columns("closing_")
    both = total([spending, closing])
    is_beside = pl.col("is_beside") & meets(columns(""), both)
    with_closing = pl.format("{}{}+{}", "other", "spent_said", "closing_said")
    return stated(
        pairs,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        derived=pl.when(is_beside).then(pl.col("spent_value") + pl.col("closing_value")).otherwise("spent_value"),
        derived_low=pl.when(is_beside).then(both.low).otherwise(spending.low),
        derived_high=pl.when(is_beside).then(both.high).otherwise(spending.high),
        digits=pl.col("decimals"),
        formula=pl.when(is_beside).then(with_closing).otherwise(pl.format("{}{}", "other", "spent_said")),
        silent=first_reason(
            pl.col("blocked"),  # (1)
            pl.col("spent_blocked"),  # (1)
            reason_if(
                _says_no_total("clause") | _says_no_total("spent_clause"), "印作“总收入”“总支出”，不知是否含结转和结余"
            ),  # (2)
        ),
        at_stake=money_at_stake(pl.max_horizontal("value", "spent_value"), pl.col("unit")),
        cited=pl.when(is_beside)
        .then(pl.concat_list("cited", "spent_cited", "closing_cited"))
        .otherwise(pl.concat_list("cited", "spent_cited")),
    )


def _says_no_total(clause: str) -> pl.Expr:
    return pl.col(clause).str.contains(_CARRIED_UNKNOWN)


def _taken(amounts: pl.LazyFrame, name: str) -> pl.LazyFrame:
    return amounts.select(*_SIDE, **{f"{name}_{part}": part for part in _TAKEN}).unique(_SIDE, keep="first", maintain_order=True)


def _with_closing(pairs: pl.LazyFrame, amounts: pl.LazyFrame) -> pl.LazyFrame:
    """The pairs with what is left at the end of the year; is_beside: whether nothing says that it is a part of the total."""
    of_total = amounts.with_columns(other=pl.col("parent"))
    left = of_total.filter(pl.col("subject").str.contains(_CLOSING), pl.col("blocked").is_null())
    apart = _taken(left.filter(~pl.col("clause").str.contains(_INCLUDED)), "closing")
    current = _taken(of_total.filter(pl.col("subject").str.contains(_CURRENT)), "current")
    known = pairs.join(apart, on=_SIDE, how="left", maintain_order="left")
    parted = known.join(current, on=_SIDE, how="left", maintain_order="left")
    # 本年支出合计 below a larger 支出总计: what is left stands below it as well.
    is_current = pl.col("current_value").is_null() | meets(columns("current_"), columns("spent_"))
    return parted.with_columns(is_beside=pl.col("closing_value").is_not_null() & is_current)


def _example(income: str, spent: str | None, closing: str | None = None) -> Example:
    rows = [("四", "财政拨款收入总计", "amount", income)]
    rows += [("四", "财政拨款支出总计", "amount", spent)] if spent else []
    return {"facts": rows + ([("四", "财政拨款支出总计/年末财政拨款结转和结余", "amount", closing)] if closing else [])}


EXAMPLES = {
    "holds": _example("3,508.61万元", "3,508.61万元"),
    "fails": _example("3,508.61万元", "3,503.61万元"),
    "what is left beside": _example("500.00万元", "480.00万元", "20.00万元"),
    "silent": _example("3,508.61万元", None),
    # At least 3508.605 against at most 3508.605.
    "edge": _example("3,508.61万元", "3,508.60万元"),
}
