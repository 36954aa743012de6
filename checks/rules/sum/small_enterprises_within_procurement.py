"""Contracts with small enterprises lie within what holds them: 小微 within 中小, 中小 within the procurement total.

Why it matters: a part larger than its whole is impossible, and the share of small enterprises is a legal target.
Method: the lowest value of the part that its print allows is at most the highest of the whole.
Silent when: (1) the part or the whole was not read in the section; (2) one of them is printed twice with different values, or
is no exact number.
Source: 《政府采购促进中小企业发展管理办法》 (财库〔2020〕46号): shares of the year's procurement that go to small enterprises.
Limits: contracts are counted when they are signed and expenditure when it is paid; a contract over several years can exceed
the year's expenditure, so the first relation is a warning.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM20", "授予中小企业合同金额不超过采购总额", "sum", "error", 1
PUBLISHED = """
为何要查：部分不可能大于整体；授予中小企业合同的份额又有规定的目标。
方法：授予小微企业的合同金额不应大于授予中小企业的合同金额，授予中小企业的合同金额不应大于政府采购支出总额：
以部分在四舍五入区间内的下限与整体的上限比较，前者不应大于后者。
何时不查：（1）本节没有读到部分或整体；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）：年度采购中授予中小企业的份额。
局限：合同金额在签订时统计，采购支出在支付时统计，跨年度的合同可能大于当年支出，
因此授予中小企业的合同金额大于政府采购支出总额的，只列为“疑点”。
"""

TOTAL, SMALL, MICRO = "政府采购支出总额", "授予中小企业合同金额", "授予小微企业合同金额"


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(pl.col("measure") == "amount", pl.col("leaf").is_in((TOTAL, SMALL, MICRO)))
    wholes = amounts.select("document_id", "section", "unit", whole="leaf", whole_value="value", **_ends())
    parts = amounts.with_columns(whole=pl.col("leaf").replace_strict({SMALL: TOTAL, MICRO: SMALL}, default=None))
    both = parts.join(wholes, on=["document_id", "section", "unit", "whole"], how="inner", maintain_order="left")  # (1)
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("whole_value"), columns("whole_")),
        digits=pl.col("decimals"),
        holds=pl.col("low") <= pl.col("whole_high"),
        message=pl.format("印“{}”，大于{}“{}”", "said", "whole", "whole_said"),
        severity=pl.when(pl.col("whole") == TOTAL).then(pl.lit("warning")),
        silent=first_reason(pl.col("blocked"), pl.col("whole_blocked")),  # (2)
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited", "whole_cited"),
    )


def _ends() -> dict[str, str]:
    return {f"whole_{name}": name for name in ("low", "high", "said", "cited", "blocked")}


def _example(total: str, small: str | None, micro: str | None = None) -> Example:
    rows = [("十(二)", TOTAL, "amount", total)]
    rows += [("十(二)", SMALL, "amount", small)] if small else []
    return {"facts": rows + ([("十(二)", f"{SMALL}/{MICRO}", "amount", micro)] if micro else [])}


EXAMPLES = {
    "holds": _example("207.59万元", "195.44万元", "195.44万元"),
    "fails": _example("207.59万元", "195.44万元", "199.44万元"),
    "silent": _example("207.59万元", None),
    # The contracts are at least 207.595, the total at most 207.595.
    "edge": _example("207.59万元", "207.60万元"),
    "above the total": _example("207.59万元", "297.59万元"),
}
