"""完成预算的百分比 is the final accounts through the budget.

Why it matters: the rate is what is read; one that was cut, or left from the year before, hides how far spending was off.
Method: the printed rate meets 决算数 ÷ 预算数, both of the sentence, or the budget of the table of 三公 where the sentence
prints none; from the corner values of their intervals. 完成全年预算 and 完成调整预算 are of 全年预算数, 完成年初预算 is of
年初预算数.
Silent when: (1) one of the two numbers was not read; (2) the budget may be 0: nothing is divided by it; (3) one of the
numbers is printed twice with different values, or is no exact number; (4) both budgets are printed, and 完成预算 does not say
of which it is.
Source: 部门决算公开说明 (模板): 支出决算为…，完成年初预算的…%.
Limits: a rate of 0 for a budget of 0 is not looked at.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.interval import Interval, columns, holds_zero, percent, share
from checks.shapes.beside import beside
from checks.shapes.beside_cells import beside_cells, said_as_side
from data.quantities import AMOUNT

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB13", "完成预算百分比等于决算数除以预算数", "share", "error", 2
PUBLISHED = """
为何要查：读者看的就是完成预算的百分比；印得不全的或者沿用上年的百分比，会掩盖支出偏离预算的程度。
方法：所印的完成预算百分比应与“决算数÷预算数×100%”相符。决算数、预算数取情况说明中同一事项所印的数；
情况说明没有印预算数的，取“三公”经费支出决算表中的预算数。“完成全年预算”“完成调整预算”以全年预算数为基数，
“完成年初预算”以年初预算数为基数。各数均按四舍五入的区间计算。
何时不查：（1）决算数或预算数没有读到，或者两数的单位不同；（2）预算数为0，或四舍五入后可能为0，不能作除数；
（3）其中一个数印有不同的值，或者不是确数；（4）年初预算数和全年预算数都印了且数额不同，而“完成预算”没有说明是其中哪一个。
依据：部门决算公开说明（模板）：“支出决算为…，完成年初预算的…%”。
局限：预算数为0时所印的0%不查。
"""

_BUDGETS = ("initial_budget", "full_year_budget")


def claims(completion_rates: pl.LazyFrame, prose: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    told = [_of_table(completion_rates, prose, cells), _of_sentences(completion_rates, prose)]
    return pl.concat(told, how="diagonal_relaxed")


def _of_table(rates: pl.LazyFrame, prose: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    """The rates whose sentence prints no budget, with that of the table of 三公."""
    bare = rates.join(prose.filter(pl.col("measure").is_in(_BUDGETS)), on="key", how="anti", maintain_order="left")
    finals = prose.filter(pl.col("measure").is_in(AMOUNT)).sort(pl.col("measure") == "amount", maintain_order=True)
    final = finals.unique("key", keep="first", maintain_order=True).select("key", **said_as_side("final"))
    of_cell = {"budget_table": text("表7"), "budget_row": pl.col("leaf"), "budget_column": text("budget")}
    named = bare.select("document_id", "subject", "key", "base", "names_budget", **said_as_side("rate"), **of_cell)
    both = beside_cells(named.join(final, on="key", how="inner", maintain_order="left"), cells, "budget")  # (1)
    budget = columns("budget_")
    rate = percent(pl.col("final_value"), pl.col("budget_value"))
    return stated(
        both.filter(~_is_of_another(), ~holds_zero(budget)),  # (2)
        **number("printed", pl.col("rate_value"), columns("rate_")),
        **number("derived", rate, _of_nothing_exactly(share(columns("final_"), budget), rate)),
        place=pl.col("rate_place"),
        said=pl.col("rate_said"),
        unit=text("%"),
        digits=pl.col("rate_decimals"),
        formula=pl.format("{}÷{}", "final_said", "budget_said"),
        silent=first_reason(pl.col("rate_blocked"), pl.col("final_blocked")),  # (3)
        at_stake=money_at_stake(pl.col("final_value")),
        cited=cited("rate", "final", "budget"),
    )


def _of_nothing_exactly(share: Interval, rate: pl.Expr) -> Interval:
    """The share, without its margin for rounding where exactly nothing (0.00元) is divided."""
    is_nothing = (pl.col("final_low") == 0) & (pl.col("final_high") == 0)
    return Interval(*(pl.when(is_nothing).then(rate).otherwise(end) for end in (share.low, share.high)))


def _is_of_another() -> pl.Expr:
    """Whether a rate names one budget and the headings of the cell the other: 完成全年预算的 beside 年初预算数."""
    headings = pl.col("budget_headings").str
    of_initial = (pl.col("base") == "initial_budget").fill_null(False)
    of_full_year = pl.col("names_budget").fill_null(False)
    return pl.when(of_initial).then(headings.contains("全年|调整")).otherwise(of_full_year & headings.contains("年初"))


def _of_sentences(rates: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    sides = beside(_with_budget(rates, prose), prose, "final", ["final", "amount"])
    final, budget = columns("final_"), columns("budget_")
    return stated(
        sides.filter(pl.col("budget_value").is_not_null(), pl.col("final_value").is_not_null()),  # (1)
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", percent(pl.col("final_value"), pl.col("budget_value")), share(final, budget)),
        digits=pl.col("decimals"),
        formula=pl.format("{}÷{}", "final_digits_said", "budget_digits_said"),
        silent=first_reason(
            reason_if(pl.col("in_doubt"), "印有年初预算和全年预算，没有说明完成的是哪一个"),  # (4)
            reason_if(holds_zero(budget), "预算数为0或四舍五入后可能为0，百分比无从计算"),  # (2)
            reason_if(pl.col("final_unit") != pl.col("budget_unit"), "决算数与预算数的单位不同"),  # (1)
            pl.col("blocked"),  # (3)
            pl.col("budget_blocked"),  # (3)
            pl.col("final_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.col("final_value"), pl.col("final_unit")),
        cited=pl.concat_list("cited", "final_cited", "budget_cited"),
    )


def _with_budget(rates: pl.LazyFrame, prose: pl.LazyFrame) -> pl.LazyFrame:
    """The rates with the budget that they are of; in_doubt: where their words do not say of which of two."""
    is_of_initial = pl.col("base") == "initial_budget"
    is_named = is_of_initial | ((pl.col("base") == "full_year_budget") & pl.col("names_budget"))
    named = rates.with_columns(is_named=is_named.fill_null(False))
    budgets = prose.filter(pl.col("measure").is_in(_BUDGETS)).with_columns(base=pl.col("measure"))
    of_named = beside(named.filter("is_named"), budgets, "budget", _BUDGETS, by_base=True).with_columns(in_doubt=pl.lit(False))
    printed = budgets.group_by("key").agg(in_doubt=pl.col("value").n_unique() > 1)
    of_others = beside(named.filter(~pl.col("is_named")), budgets, "budget", _BUDGETS)
    return pl.concat([of_named, of_others.join(printed, on="key", how="left", maintain_order="left")])


def _example(rate: str, budget: str = "80.00万元") -> dict[str, list[tuple[str, ...]]]:
    subject = "一般公共预算财政拨款支出"
    numbers = (("initial_budget", budget), ("final", "60.00万元"), ("completion_rate", rate))
    return {
        "facts": [("五(三)", subject, measure, words) for measure, words in numbers],
        "cells": [("表1", "收入/决算数", "收入总计/总计", "60.00")],
    }


EXAMPLES = {
    "holds": _example("75.00%"),
    "fails": _example("57.00%"),
    "silent": _example("0.00%", "0.00万元"),
    # From 59.995 ÷ 80.005 to 60.005 ÷ 79.995: 74.99% to 75.01%. Printed as 75.0% it may be either.
    "edge": _example("75.0%"),
}
