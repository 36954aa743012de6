"""财政拨款 is the sum of its budgets: expenditure, and 年初预算数, of the general, the fund and the capital budget.

Why it matters: every appropriation is of one of three budgets; what is in none of them, or in two, is not appropriated.
Method: for 本年财政拨款支出 and for 年初预算数, the interval of 财政拨款 meets the sum of the intervals of 一般公共预算,
政府性基金预算 and 国有资本经营预算. A budget that states no amount is left out, and the sum of the others must not be above the
whole then.
Silent when: (1) the whole or the general budget was not read; (2) one is printed twice with different values, or is no exact
number.
Source: 部门决算报表: 财政拨款收入支出决算总表 has a column for each of the three budgets.
Limits: a budget whose section says that it is empty is left out too, so that a sum below the whole stays unseen then.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns
from checks.shapes.tying import taken

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE05", "财政拨款等于三本预算之和", "sum", "error", 1
PUBLISHED = """
为何要查：每一笔财政拨款都出自三本预算中的一本；哪一本都没有列，或者两本都列了的，不能算作财政拨款。
方法：对本年财政拨款支出和年初预算数分别核对：财政拨款数与一般公共预算、政府性基金预算、国有资本经营预算三数之和，
按四舍五入的区间应相符。没有印数的预算不计入，这时其余预算之和大于财政拨款数的判不成立，小于的不作判断。
何时不查：（1）没有读到财政拨款数或一般公共预算数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表：财政拨款收入支出决算总表中，三本预算各有一栏。
局限：说明中写明没有收支的预算，同样不计入；这时各预算之和小于财政拨款数的，看不出来。
"""

BUDGETS = ("general", "fund", "capital")
_PARTS = ("value", "low", "high")


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    pairs = [_pair(quantities, "spent", "本年财政拨款支出"), _pair(quantities, "initial", "年初预算数")]
    sums = pl.concat(pairs).filter(pl.col("one_value").is_not_null(), pl.col("general_value").is_not_null())  # (1)
    whole = sums.with_columns(pl.sum_horizontal(f"{budget}_{part}" for budget in BUDGETS).alias(f"sum_{part}") for part in _PARTS)
    return stated(
        whole,
        **number("printed", pl.col("one_value"), columns("one_")),
        **number("derived", pl.col("sum_value"), columns("sum_")),
        place=pl.col("one_place"),
        said=pl.col("one_said"),
        unit=text("万元"),
        digits=pl.col("one_decimals"),
        formula=pl.concat_str([f"{budget}_said" for budget in BUDGETS], separator="+", ignore_nulls=True),
        silent=first_reason(
            *(pl.col(f"{name}_blocked") for name in ("one", *BUDGETS)),  # (2)
            reason_if(_left_out() & (pl.col("sum_high") < pl.col("one_low")), "有预算没有印数"),
        ),
        at_stake=money_at_stake(pl.col("one_value")),
        cited=pl.concat_list("one_cited", *(f"{budget}_cited" for budget in BUDGETS)).list.drop_nulls(),
    )


def _left_out() -> pl.Expr:
    return pl.col("fund_value").is_null() | pl.col("capital_value").is_null()


def _pair(quantities: pl.LazyFrame, what: str, subject: str) -> pl.LazyFrame:
    parts = {name: column for budget in BUDGETS for name, column in taken(budget, f"{budget}_{what}").items()}
    return quantities.select("document_id", subject=text(subject), **taken("one", f"fiscal_{what}"), **parts)


def _example(whole: str, general: str | None, fund: str | None) -> Example:
    rows = [("四", "财政拨款支出总计/本年财政拨款支出", "amount", whole)]
    rows += [("五(一)", "一般公共预算财政拨款支出", "amount", general)] if general else []
    rows += [("七", "政府性基金预算财政拨款支出总计/本年支出", "amount", fund)] if fund else []
    return {"facts": rows}


EXAMPLES = {
    "holds": _example("2,921.72万元", "1,351.08万元", "1,570.64万元"),
    "fails": _example("2,921.72万元", "2,951.08万元", None),
    "silent": _example("2,921.72万元", "1,351.08万元", None),
    # The parts are at most 2,921.73, the whole is at least 2,921.725.
    "edge": _example("2,921.73万元", "1,351.08万元", "1,570.64万元"),
}
