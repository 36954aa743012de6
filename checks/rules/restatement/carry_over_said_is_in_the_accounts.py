"""Money that a form says is carried over to the next year is among the 年末结转和结余 of the account.

Why it matters: money that a form carries over and the account does not was spent, or taken back; either the form or the account
hides it.
Method: where the result, or the reason of an indicator, says that money is carried over (年底结转, 结转至下年), the low end of
the amount said, else of what the form leaves of its appropriations, is not above the high end of
年末财政拨款结转和结余. For a form without appropriations it is what its total leaves, and 年末结转和结余.
Silent when: (1) the form leaves nothing, or its numbers were not read; (2) the account's amount was not read; (3) that is printed
twice with different values.
Source: 部门决算报表: 年末结转和结余; 项目支出绩效自评表.
Limits: several forms are held to the account one by one, so that only a carry-over larger than all of it is seen.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text
from checks.engine.examples import Example
from checks.engine.interval import columns, difference
from checks.prepared.form_totals import CARRIED, FISCAL
from checks.prepared.said_amounts import NUMBER, result_saying, with_said_amount
from checks.shapes.tying import within

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE23", "自评表所说的结转资金在年末结转和结余之内", "restatement", "warning", 1
PUBLISHED = """
为何要查：自评表说已结转而决算中没有的资金，要么已经支出，要么已被收回；自评表和决算，总有一处掩盖了实情。
方法：自评表的实际完成情况写有“年底结转”“结转至下年”等语，或者指标的偏差原因写有剩余资金结转至下年等语的，
所写结转金额的四舍五入区间下限，不得大于年末财政拨款结转和结余区间的上限。没有写金额的，以该表财政拨款行（不含结转资金，
有几行的取第一行）的全年预算数减执行数计算；偏差原因一律这样计算。没有可以计算的财政拨款行的，改用合计行，
并与年末结转和结余比较。
何时不查：（1）该行全年预算数减执行数按四舍五入的区间不可能大于0，或者没有读到这些数；（2）没有读到决算的年末数；
（3）该年末数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表：年末结转和结余；项目支出绩效自评表。
局限：几张自评表是逐张与决算比较的，只有一张表的结转大于决算的全部年末数，才能发现。
"""

AMOUNT = rf"(?:年底|年末)结转(?:资金)?{NUMBER}|结转(?:至|到)?(?:下年|次年|下一年度?|20\d\d年度?)(?:使用|资金)?{NUMBER}"
SAYS = r"(?:剩余|结余|余下)(?:的)?(?:资金|经费)[^，。；]{0,6}结转(?:至|到|下|次)"
_TAKEN = ("value", "low", "high", "cited")


def claims(
    sentences: pl.LazyFrame, forms: pl.LazyFrame, indicator_rows: pl.LazyFrame, fund_rows: pl.LazyFrame, quantities: pl.LazyFrame
) -> pl.LazyFrame:
    results = with_said_amount(result_saying(forms, sentences, rf"{AMOUNT}|{SAYS}"))
    of_results = results.select("project_id", "name", "said_words", "said_cited", "said_value", "said_low", "said_high")
    said = pl.concat([of_results, _of_reasons(indicator_rows)], how="diagonal")
    once = said.group_by("project_id", maintain_order=True).first()
    both = once.join(_left(fund_rows), on="project_id").join(quantities, on="document_id", how="left", maintain_order="left")
    stem = {True: "fiscal_closing", False: "closing"}
    chosen = {
        f"most_{part}": pl.when("is_fiscal").then(f"{stem[True]}_{part}").otherwise(f"{stem[False]}_{part}")
        for part in ("value", "low", "high", "said", "cited", "blocked")
    }
    one = {f"one_{part}": pl.coalesce(f"said_{part}", f"left_{part}") for part in ("value", "low", "high")}
    bound = both.filter(pl.col("left_high") > 0).select(  # (1)
        "document_id",
        **chosen,
        **one,
        one_said=pl.col("said_words"),
        one_cited=pl.concat_list(pl.concat_list("said_cited"), "left_cited"),
        subject=pl.format("{}/结转", "name"),
        place=pl.format("自评表 {}", "name"),
        formula=pl.when("is_fiscal").then(text("年末财政拨款结转和结余")).otherwise(text("年末结转和结余")),
        why=pl.format("称“{}”，结转资金", "said_words"),
    )
    return within(bound, pl.col("most_blocked"))  # (2), (3)


def _of_reasons(rows: pl.LazyFrame) -> pl.LazyFrame:
    saying = rows.filter(pl.col("deviation_reason").str.contains(SAYS), pl.col("deviation_reason_cited").is_not_null())
    words = pl.col("deviation_reason").str.extract(rf"([^，。；]*{SAYS}[^，。；]*)")
    return saying.select("project_id", "name", said_words=words, said_cited="deviation_reason_cited")


def _left(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    """What each form leaves: of its appropriations where it has any, else of its total."""
    source = pl.col("source")
    fiscal = pl.col("is_leaf") & source.str.contains(FISCAL) & ~source.str.contains(CARRIED)
    paying = fund_rows.with_columns(is_fiscal=fiscal).filter(pl.col("is_fiscal") | pl.col("is_total"))
    rest = difference(columns("full_year_budget_"), columns("executed_"))
    known = paying.filter(pl.col("full_year_budget") > 0).select(
        "project_id", "document_id", "is_fiscal", left_value=pl.col("full_year_budget") - pl.col("executed"),
        left_low=rest.low, left_high=rest.high, left_cited=pl.concat_list("full_year_budget_cited", "executed_cited"),
    ).filter(pl.col("left_value").is_not_null())  # fmt: skip
    return known.sort("is_fiscal", descending=True, maintain_order=True).group_by("project_id", maintain_order=True).first()


def _example(result: str, executed: str, closing: str | None) -> Example:
    funds = [
        {"source": source, "full_year_budget": "230.27", "executed": executed} for source in ("年度资金总额", "当年财政拨款")
    ]
    facts = [("四", "财政拨款支出总计/年末财政拨款结转和结余", "amount", closing)] if closing else []
    return {
        "facts": facts or [("四", "人员", "count", "3人")],
        "projects": [{"name": "购车补贴", "executed": executed, "result": result}],
        "project_funds": funds,
    }


EXAMPLES = {
    "holds": _example("项目开展得晚，年底结转27.6万元，下年继续使用。", "202.67", "31.20万元"),
    "fails": _example("项目开展得晚，年底结转27.6万元，下年继续使用。", "202.67", "0.00万元"),
    "silent": _example("项目开展得晚，年底结转27.6万元，下年继续使用。", "202.67", None),
    # 27.6 is 27.55 at least, 27.55 is 27.555 at most.
    "edge": _example("项目开展得晚，年底结转27.6万元，下年继续使用。", "202.67", "27.55万元"),
    "without an amount": _example("剩余资金结转至下年使用。", "202.67", "0.00万元"),
    "nothing left": _example("剩余资金结转至下年使用。", "230.27", "0.00万元"),
}
