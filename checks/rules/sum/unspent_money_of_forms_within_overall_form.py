"""What the projects' forms leave unspent of their appropriations, the overall form leaves unspent too.

Why it matters: a part cannot leave more money than the whole; an overall form without a remainder beside projects with one
was filled in from what was spent.
Method: the low end of 全年预算数 less 执行数 of all projects' appropriations is not above the high end of the same difference in
the overall form's rows of appropriations.
Silent when: (1) one of the numbers was not read; (2) a row of the overall form or of a project is blank; (3) the overall form
carries money of the year before in a row of its own.
Source: 部门（单位）整体支出绩效自评表 and 项目支出绩效自评表: 全年预算数, 执行数.
Limits: what basic expenditure overspends could not make up for it: no budget may be overspent.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, text
from checks.engine.examples import Example
from checks.engine.interval import columns, difference
from checks.shapes.tying import BLANK, in_words, within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE22", "各项目未执行的财政拨款不超过整体支出未执行数", "sum", "warning", 1
PUBLISHED = """
为何要查：部分剩下的资金不可能多于整体；项目有未执行数而整体支出没有，说明整体支出绩效自评表是按支出数倒填的。
方法：各项目支出绩效自评表财政拨款各行（不含结转资金）全年预算数减执行数，其差额之和的四舍五入区间下限，
不得大于整体支出绩效自评表财政资金各行（不含结转资金）同一差额的区间上限。
何时不查：（1）没有读到其中一个数；（2）整体支出或者项目的自评表，财政拨款行有空白；
（3）整体支出绩效自评表另列结转资金并有执行数。
依据：部门（单位）整体支出绩效自评表和项目支出绩效自评表：全年预算数、执行数。
局限：基本支出超支不能用来解释这一差额：预算一律不得超支。
"""

_OVERALL, _PROJECTS = "overall_fiscal", "project_fiscal"
_COLUMNS = ("full_year_budget", "executed")


def claims(form_totals: pl.LazyFrame) -> pl.LazyFrame:
    sides = {side: _left(stem) for side, stem in (("one", _PROJECTS), ("most", _OVERALL))}
    merged = {f"{side}_{part}": column for side, parts in sides.items() for part, column in parts.items()}
    blanks = pl.sum_horizontal(f"{stem}_{column}_blanks" for stem in (_OVERALL, _PROJECTS) for column in _COLUMNS)
    bound = form_totals.select(
        "document_id",
        **merged,
        blank=reason_if(blanks > 0, BLANK),
        carried=reason_if(pl.col("overall_carried_executed_filled") > 0, "表中另列结转资金"),
        one_said=in_words(sides["one"]["value"]),
        subject=text("整体支出绩效自评表/未执行数"),
        place=text("整体支出绩效自评表 财政资金"),
        formula=pl.format("整体支出自评表财政资金{}-{}", *(f"{_OVERALL}_{column}_said" for column in _COLUMNS)),
        why=pl.format("{}张项目自评表的财政拨款未执行数（全年预算数-执行数）之和", "forms"),
    )
    return within(bound, pl.col("blank"), pl.col("carried"))  # (1), (2), (3)


def _left(stem: str) -> dict[str, pl.Expr]:
    """What is left of the budget, and where its parts stand: the cells of the whole first."""
    rest = difference(*(columns(f"{stem}_{column}_") for column in _COLUMNS))
    value = pl.col(f"{stem}_full_year_budget_value") - pl.col(f"{stem}_executed_value")
    cited = pl.concat_list(f"{stem}_{column}_cited" for column in _COLUMNS)
    return {"value": value, "low": rest.low, "high": rest.high, "cited": cited}


def _example(overall: tuple[str, str], executed: str | None) -> Example:
    sources = [("财政资金/本级资金", 0), ("合计", 0), ("当年财政拨款", 1), ("年度资金总额", 1)]
    numbers = (overall, ("230.27", executed))
    return {
        "projects": [{"name": "整体支出绩效自评表", "form": "overall"}, {"name": "培训经费"}],
        "project_funds": [
            {"source": source, "form": form, "full_year_budget": numbers[form][0], "executed": numbers[form][1]}
            for source, form in sources
        ],
    }


EXAMPLES = {
    "holds": _example(("2,921.71", "2,888.11"), "202.67"),
    "fails": _example(("2,921.71", "2,921.71"), "202.67"),
    "silent": _example(("2,921.71", "2,921.71"), None),
    # The project leaves 27.59 at least, the whole 27.59 at most.
    "edge": _example(("2,921.71", "2,894.13"), "202.67"),
}
