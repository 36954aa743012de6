"""A project that the narrative says was added during the year has no 年初预算数 as large as its 全年预算数.

Why it matters: a form that prints the adjusted budget as the initial one hides what the congress did not approve at the start.
Method: where a reason for the deviation of 财政拨款 says that money of a project was added (追加), and a form bears that name,
its 年初预算数 is not its 全年预算数.
Silent when: (1) no reason names a form's project; (2) one of the two numbers was not read.
Source: 部门决算公开说明 (模板): 与年初预算相比…主要原因是年中追加…; 项目支出绩效自评表: 年初预算数.
Limits: a name that the reason shortens is not found; part of a project may have been added: this is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_at_stake, number, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns
from checks.words.observed import explained

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE29", "年中追加的项目不以全年预算数作年初预算数", "restatement", "notice", 1
PUBLISHED = """
为何要查：自评表把调整后的预算印作年初预算，掩盖了年初未经人民代表大会批准的资金。
方法：预决算差异的原因写有某项目资金为“追加”，而自评表有同名项目的，该表的年初预算数不应与全年预算数相同。
原因中的项目名称去掉标点和“专项、项目、活动、资金、经费、补助、工作”等词尾，不少于六个字并且包含在自评表项目名称中的，
为同名；不成立的只列为“核实”。
何时不查：（1）差异原因没有提到自评表中的项目；（2）年初预算数、全年预算数有一个没有读到，或者为0。
依据：部门决算公开说明（模板）：“与年初预算相比…主要原因是年中追加…”；项目支出绩效自评表：年初预算数。
局限：差异原因中简写的项目名称，找不到对应的自评表；项目也可能只有部分资金是追加的，因此只列为“核实”。
"""

SHORTEST = 6  # characters of a name that tells one project from others
_SEPARATORS = r"[、，,：:；]|追加|及|等"
_ENDINGS = r"(?:专项|项目|活动|资金|经费|补助|工作){1,4}$"
_MARKS = r"[^\p{L}\p{N}]"


def claims(forms: pl.LazyFrame, prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    budgets = forms.filter(pl.col("form") == "project", pl.col("initial_budget") > 0, pl.col("full_year_budget") > 0)  # (2)
    letters = pl.col("name").str.replace_all(_MARKS, "")
    named = budgets.with_columns(letters=letters).join(
        _added(prose, reasons), on="document_id", how="inner", maintain_order="left"
    )
    found = named.filter(pl.col("letters").str.contains(pl.col("added"), literal=True))  # (1)
    once = found.group_by("project_id", maintain_order=True).first()
    return stated(
        once,
        **number("printed", pl.col("initial_budget"), columns("initial_budget_")),
        **number("derived", pl.col("full_year_budget"), columns("full_year_budget_")),
        subject=pl.format("{}/年初预算数", "name"),
        place=pl.col("place"),
        said=pl.col("initial_budget_said"),
        unit=text("万元"),
        holds=pl.col("initial_budget") != pl.col("full_year_budget"),
        message=pl.format("{}称该项目资金为年中追加，自评表年初预算数却印“{}”，与全年预算数相同", "where", "initial_budget_said"),
        at_stake=money_at_stake(pl.col("initial_budget")),
        cited=pl.concat_list("initial_budget_cited", "full_year_budget_cited", "reason_cited"),
    )


def _added(prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    """The names that reasons give to money added during the year, without marks and general endings."""
    added = explained(prose, reasons, "deviation_rate").filter(pl.col("reason").str.contains("追加", literal=True))
    pieces = pl.col("reason").str.replace_all(_SEPARATORS, "\n").str.split("\n")
    names = added.select("document_id", "reason_cited", where="place", added=pieces).explode("added")
    bare = pl.col("added").str.replace_all(_MARKS, "").str.replace(_ENDINGS, "")
    return names.with_columns(added=bare).filter(pl.col("added").str.len_chars() >= SHORTEST)


def _example(initial: str, name: str = "现代物流规划研究项目资金") -> Example:
    said = "差异率386.12%，主要原因是：年中追加人员工资及现代物流规划研究资金等，导致产生差异。"
    return {
        "facts": [("四", "财政拨款收入支出", "deviation_rate", "386.12%", said)],
        "projects": [{"name": name, "initial_budget": initial, "full_year_budget": "180.00"}],
    }


EXAMPLES = {
    "holds": _example("20.00"),
    "fails": _example("180.00"),
    "silent": _example("180.00", "培训经费"),
    # One last digit less than the whole year's is another number.
    "edge": _example("179.99"),
}
