"""What a department prints for itself and all its units together is the sum of what they print in their own disclosures.

Why it matters: a unit that is left out of the department's accounts, or counted twice, shows nowhere else.
Method: for amounts that no two units pay each other (general budget and its basic expenditure, 三公, running costs of the
agency, procurement) the department's interval meets the sum of the intervals of its units for the same year, the
department's own office (本级) among them.
Silent when: (1) the table `units` names no office of its own (本级, 机关) among the units of the department; (2) a unit has no
disclosure for the year, or several parts of one, or does not print the amount in the same unit of money; (3) one of
the numbers is printed twice with different values, or is no exact number.
Source: 部门决算管理办法: 部门决算 is compiled from 本级 and all 所属单位.
Limits: it knows only the units that the table `units` puts below the department; one that is missing there makes the sum too
small.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import any_of, reason_if
from checks.engine.examples import Example
from checks.engine.interval import columns, variance
from checks.prepared.additions import summed_parts
from checks.prepared.last_year import ACCOUNTS, with_unit
from checks.shapes.adding import state_sum

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE44", "部门数等于本级和所属单位之和", "cross_year", "warning", 1
PUBLISHED = """
为何要查：有单位漏编或者重复编入部门决算的，在别处都看不出来。
方法：对各单位之间不会相互支付的五项金额（一般公共预算财政拨款支出、一般公共预算财政拨款基本支出、“三公”经费、
机关运行经费、政府采购支出总额），部门所印的数，与部门本级和所属各单位同年度公开说明所印数之和，按四舍五入的区间应相符。
何时不查：（1）单位表所列该部门的所属单位中没有本级（名称含“本级”或“机关”）；（2）某个单位没有同年度的公开说明，
或者只有几份各说一事的文件，或者没有以同一金额单位印出该数；（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：《部门决算管理办法》：部门决算由本级和全部所属单位的决算汇编而成。
局限：只知道单位表中列在该部门之下的单位；单位表漏列的，会使各单位之和偏小。
"""

SUBJECTS = ("一般公共预算财政拨款支出", "一般公共预算财政拨款基本支出", "“三公”经费", "机关运行经费", "政府采购支出总额")
OWN_OFFICE = "本级|机关"
_TOTAL = ("said", "value", "low", "high", "place", "cited", "blocked")
_NUMBER = ["document_id", "subject", "unit"]


def claims(units: pl.LazyFrame, prose: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(any_of("subject", SUBJECTS), pl.col("measure") == "amount").unique(
        _NUMBER, keep="first", maintain_order=True
    )
    totals = amounts.select(*_NUMBER, digits="decimals", **{f"total_{name}": name for name in _TOTAL})
    parts = amounts.select("subject", "unit", "value", "low", "high", "digits_said", "cited", "blocked", part_id="document_id")
    rows = totals.join(_members(documents, units), on="document_id", how="inner", maintain_order="left").join(
        parts, on=["part_id", "subject", "unit"], how="left", maintain_order="left"
    )
    named = rows.with_columns(leaf=pl.coalesce("member", "subject"), blocked=pl.coalesce("blocked", _why_not()))
    of_total = [pl.col(f"total_{name}").first().alias(name) for name in _TOTAL]
    sums = named.group_by(_NUMBER, maintain_order=True).agg(*summed_parts(), pl.col("digits").first(), *of_total)
    whole = sums.with_columns(variance=pl.col("variance") + variance(columns("")))
    return state_sum(whole)  # (3)


def _members(documents: pl.LazyFrame, units: pl.LazyFrame) -> pl.LazyFrame:
    """Departments' disclosures beside the units below them: document_id, member, part_id, versions, has_office."""
    published = with_unit(documents.filter(pl.col("kind") == ACCOUNTS), units).filter("counts").drop("counts")
    below = units.drop_nulls("parent").sort("unit_id").select("parent", member_id="unit_id", member="name")
    office = below.group_by("parent").agg(has_office=pl.col("member").str.contains(OWN_OFFICE).any())
    own = published.group_by("unit", "fiscal_year").agg(part_id=pl.col("document_id").sort().first(), versions=pl.len())
    departments = published.join(below, left_on="unit", right_on="parent", how="inner", maintain_order="left_right")
    return departments.join(office, left_on="unit", right_on="parent", maintain_order="left").join(
        own, left_on=["member_id", "fiscal_year"], right_on=["unit", "fiscal_year"], how="left", maintain_order="left"
    ).select("document_id", "member", "part_id", "versions", "has_office")  # fmt: skip


def _why_not() -> pl.Expr:
    return pl.coalesce(
        reason_if(~pl.col("has_office"), "单位表中没有该部门的本级，所属单位之和不是全部"),  # (1)
        pl.when(pl.col("part_id").is_null()).then(pl.format("没有{}同年度的公开说明", "member")),  # (2)
        pl.when(pl.col("versions") > 1).then(pl.format("{}同年度只有几份各说一事的文件", "member")),  # (2)
        pl.when(pl.col("value").is_null()).then(pl.format("{}的公开说明没有读到此数", "member")),  # (2)
    )


def _example(total: str, office: str, centre: str | None) -> Example:
    place, subject = "五(一)", "一般公共预算财政拨款支出"
    printed = {"示例局（本级）": office, "示例中心": centre}
    below = [{"unit_id": name, "name": name, "parent": "局"} for name in printed]
    return {
        "facts": [(place, subject, "amount", total)],
        "units": [{"unit_id": "局", "name": "示例局"}, *below],
        "others": [{"unit_name": name, "facts": [(place, subject, "amount", words)]} for name, words in printed.items() if words],
    }


EXAMPLES = {
    "holds": _example("100.00万元", "70.00万元", "30.00万元"),
    "fails": _example("100.00万元", "70.00万元", "29.00万元"),
    "silent": _example("100.00万元", "70.00万元", None),
    # At most 100.005, and the units at least 69.995 + 30.01 (printed to the 分, exact) = 100.005.
    "edge": _example("100.00万元", "70.00万元", "30.010000万元"),
}
