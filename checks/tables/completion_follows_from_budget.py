"""完成预算的百分比 is the final accounts through the budget.

Why it matters: the rate is what is read; one that was cut, or left from the year before, hides how far spending was off.
Method: the printed rate meets 决算数 ÷ 预算数, both of the sentence, or the budget of the table of 三公 where the sentence
prints none; from the corner values of their intervals.
Silent when: (1) the document has no public tables, or one of the two numbers was not read; (2) the budget may be 0:
nothing is divided by it.
Source: 部门决算公开说明 (模板): 支出决算为…，完成年初预算的…%.
Limits: a rate of 0 for a budget of 0 is not looked at.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB13", "完成预算百分比等于决算数除以预算数", "share", "error", 1


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1), (2)


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
