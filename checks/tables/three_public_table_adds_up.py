"""财政拨款“三公”经费支出决算表: the total is its three kinds, vehicles are purchase and running, in budget and final accounts.

Why it matters: a number of these tables that does not add up is repeated in every summary that is made of them.
Method: 合计 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费; the vehicles = 购置费 + 运行维护费; by the
intervals of rounding.
Silent when: (1) the document prints no such table, or the total or all its parts are blank: blank is not reported,
not 0.
Source: 部门决算报表, 财政拨款“三公”经费支出决算表.
Limits: a part that is blank counts as nothing; it does not say which number is wrong.
"""

from __future__ import annotations

import polars as pl

ID, TITLE, FAMILY, SEVERITY, VERSION = "TAB07", "“三公”经费决算表各项之和相符", "sum", "error", 1


def claims(cell_relations: pl.LazyFrame) -> pl.LazyFrame:
    return cell_relations.filter(pl.col("check") == ID).drop("check")  # (1)


def _example(total: str, guests: str = "0.39") -> dict[str, list[tuple[str | None, ...]]]:
    return {"cells": [("表7", "合计/决算数", None, total), ("表7", "公务接待费/决算数", None, guests)]}


EXAMPLES = {
    "holds": _example("0.39"),
    "fails": _example("0.93"),
    "silent": {"cells": [("表7", "合计/决算数", None, "0.39")]},
    # At most 0.395, and at least 0.40 - 0.005: the ends touch.
    "edge": _example("0.39", "0.40"),
}
