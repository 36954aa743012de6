"""Income and expenditure of one balance imply the same amount for the year before.

Why it matters: 收入总计 equals 支出总计 in every year, so both changes start from one amount; two say that one was mistyped.
Method: the amount less its change, of 收入总计 and of 支出总计 in the same section, are intervals that meet.
Silent when: (1) the changes are printed for both together (收入支出总体), or one of the numbers was not read; (2) one of them
is printed twice with different values, or is no exact number.
Source: 部门决算报表, 收入支出决算总表: 收入总计 = 支出总计 (基本平衡公式), in the year before as in this.
Limits: which of the two changes is wrong the last disclosure tells.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, difference, wide

ID, TITLE, FAMILY, SEVERITY, VERSION = "YOY03", "收入与支出推算的上年数相同", "yoy", "error", 1
PUBLISHED = """
为何要查：每年收入总计都等于支出总计，两者的增减额从同一个上年数算起；推算出两个上年数，说明其中一个增减额印错。
方法：同一节的收入总计、支出总计各自减去增减额，推算的上年数应当相符。各数均按四舍五入的区间计算。
何时不查：（1）增减额是收入支出总体的，没有分别印出，或者其中一个数没有读到；（2）其中一个数在同一节内印有不同的值，
或者不是确数。
依据：部门决算报表，收入支出决算总表：收入总计=支出总计（基本平衡公式），上年与本年都应如此。
局限：两个增减额哪个有误，须看上年的公开说明。
"""

INCOME, EXPENDITURE = "收入总计", "支出总计"
_TAKEN = ("base", "base_low", "base_high", "said", "amount_cited", "cited", "base_blocked")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    bases = _bases(prose)
    spent = bases.filter(pl.col("subject").str.ends_with(EXPENDITURE)).select(
        "document_id", "section", "unit", *(pl.col(name).alias(f"spent_{name}") for name in _TAKEN), balance=_balance(EXPENDITURE)
    )
    earned = bases.filter(pl.col("subject").str.ends_with(INCOME)).with_columns(balance=_balance(INCOME))
    both = earned.join(spent, on=["document_id", "section", "unit", "balance"], how="inner", maintain_order="left")  # (1)
    last = columns("base_")
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("base"), last),
        **number("derived", pl.col("spent_base"), columns("spent_base_")),
        digits=pl.col("decimals"),
        holds=(pl.col("base_low") <= pl.col("spent_base_high")) & (pl.col("spent_base_low") <= pl.col("base_high")),
        message=_message(),
        silent=first_reason(pl.col("base_blocked"), pl.col("spent_base_blocked")),  # (2)
        at_stake=money_at_stake(pl.max_horizontal("base", "spent_base"), pl.col("unit")),
        cited=pl.concat_list("cited", "spent_cited", "amount_cited", "spent_amount_cited"),
    )


def _bases(prose: pl.LazyFrame) -> pl.LazyFrame:
    """Changes of income and expenditure with `base`, the amount of the year before that they imply."""
    amounts = prose.filter(pl.col("measure") == "amount").select(
        "unit",
        key="key",
        amount_value="value",
        amount_low="low",
        amount_high="high",
        amount_cited="cited",
        amount_blocked="blocked",
    )
    changes = prose.filter(pl.col("measure") == "change", pl.col("subject").str.contains(f"(?:{INCOME}|{EXPENDITURE})$"))
    both = changes.join(amounts, on=["key", "unit"], how="inner", maintain_order="left")
    base = difference(columns("amount_"), columns(""))
    return both.with_columns(
        base=pl.col("amount_value").cast(pl.Decimal(38, 12)) - pl.col("value"),
        base_low=base.low,
        base_high=base.high,
        base_blocked=pl.coalesce("blocked", "amount_blocked"),
    )


def _balance(side: str) -> pl.Expr:
    return pl.col("subject").str.strip_suffix(side)


def _message() -> pl.Expr:
    income = pl.format("收入总计按“{}”推算上年为{}", "said", _plain("base"))
    spent = pl.format("支出总计按“{}”推算上年为{}", "spent_said", _plain("spent_base"))
    apart = (pl.col("base") - pl.col("spent_base")).abs()
    return pl.format("{}{}，{}{}，收支总计上年也应相等，相差{}{}", income, "unit", spent, "unit", _number(apart), "unit")


def _plain(name: str) -> pl.Expr:
    return _number(pl.col(name))


def _number(value: pl.Expr) -> pl.Expr:
    return (value + wide(0)).cast(pl.Decimal(38, 2)).cast(pl.String)


def _example(income: str, expenditure: str | None, amount: str = "500.00万元") -> Example:
    rows = [("一", INCOME, "amount", amount), ("一", INCOME, "change", income)]
    rows += [("一", EXPENDITURE, "amount", "500.00万元")]
    return {"facts": rows + ([("一", EXPENDITURE, "change", expenditure)] if expenditure else [])}


EXAMPLES = {
    "holds": _example("增加31.78万元", "增加31.78万元"),
    "fails": _example("增加31.78万元", "增加31.75万元"),
    "silent": _example("增加31.78万元", None),
    # Last year's income is at most 468.22 + 0.01, its expenditure at least 468.24 - 0.01: two numbers each, ±0.005.
    "edge": _example("增加31.78万元", "增加31.76万元"),
}
