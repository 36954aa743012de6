"""Last year's amount, as this year's amount and change imply it, is the amount that last year's disclosure printed.

Why it matters: the comparison is what the public reads; where it starts from another number than was published, either
the growth or one of the two disclosures is wrong.
Method: for every amount or count with a printed change, amount less change meets the amount of the same subject in the
disclosure of the same unit for the year before. For 收入支出 (income and expenditure of a balance together) it is the
income total. Both numbers are intervals; where last year's disclosure prints the subject several times, all that its
prints allow.
Silent when: (1) there is no disclosure of the year before, or several parts of one, or this one does not count; (2) it does
not print the subject, in the same unit of money; (3) one of the numbers is printed twice with different values, or is
no exact number.
Source: 部门决算公开说明 (模板): 与上年相比; 部门决算报表编制说明: 上年决算数 is that of the approved final accounts.
Limits: accounts that were restated for a reorganisation, or a subject whose classification moved, differ with good
reason: the disclosure should say so.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated
from checks.engine.examples import Example, OtherExample
from checks.engine.interval import columns, difference
from checks.prepared.last_year import once_a_document, place_then
from checks.shapes.beside import AMOUNTS, beside
from data.quantities import names_by_path

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE41", "按增减额推算的上年数等于上年公开的数", "cross_year", "warning", 1
PUBLISHED = """
为何要查：公众看的是与上年的比较；比较的起点不是上年公开的数，说明增减情况有误，或者两年的公开说明有一份有误。
方法：凡印有增减额的金额或个数，本年数减增减额，与同一单位上年公开说明中同一对象的数，按四舍五入的区间应相符；
“收入支出”以收入总计为本年数。上年公开说明印有几处的，取各处区间的全部范围。
何时不查：（1）没有上年的公开说明，或者只有几份各说一事的文件，或者本文件另有为准的版本；（2）上年的公开说明没有以同一计量单位印出该数；
（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“与上年相比”；部门决算报表编制说明：上年决算数是经批复的决算数。
局限：因机构变动重新列报的决算、归类有调整的对象，与上年公开的数不同是合理的，公开说明应当写明。
"""


def claims(prose: pl.LazyFrame, last_year: pl.LazyFrame, last_amounts: pl.LazyFrame) -> pl.LazyFrame:
    compared = once_a_document(_compared(prose).join(last_year, on="document_id", how="inner", maintain_order="left"))
    # A quantity may bear another of its names in the year before.
    of = pl.col("subject").replace(names_by_path())
    then = (
        last_amounts.with_columns(of=of).unique(["document_id", "of", "unit"], keep="first", maintain_order=True).drop("subject")
    )
    rows = compared.with_columns(of=of).join(then, on=["document_id", "of", "unit"], how="left", maintain_order="left")
    implied = difference(columns("amount_"), columns("change_"))
    return stated(
        rows.with_columns(place=pl.coalesce(place_then(), "place")),
        "unit",
        said=pl.coalesce("last_said", "change_said"),
        **number("printed", pl.col("last_value"), columns("last_")),
        **number("derived", pl.col("amount_value") - pl.col("change_value"), implied),
        digits=pl.max_horizontal("change_decimals", "last_decimals"),
        formula=_formula(),
        silent=first_reason(
            pl.col("no_last"),  # (1)
            reason_if(pl.col("last_cited").is_null(), "上年的公开说明没有读到同名的数"),  # (2)
            pl.col("change_blocked"),  # (3)
            pl.col("amount_blocked"),  # (3)
            pl.col("last_blocked"),  # (3)
        ),
        at_stake=money_at_stake(pl.max_horizontal("amount_value", "last_value"), pl.col("unit")),
        cited=pl.concat_list("change_cited", "amount_cited", "last_cited"),
    )


def _compared(prose: pl.LazyFrame) -> pl.LazyFrame:
    """Amounts beside their changes: document_id, subject and place of the amount, unit, amount_*, change_*."""
    taken = ("value", "low", "high", "decimals", "digits_said", "said", "cited", "blocked")
    both = beside(prose.filter(pl.col("measure") == "change"), prose, "amount", AMOUNTS, of_amount=True, in_unit="unit")
    return both.drop_nulls("amount_value").select(
        "document_id", "unit", "^amount_.*$", **{f"change_{name}": name for name in taken},
        subject="amount_subject", place="amount_place",
    )  # fmt: skip


def _formula() -> pl.Expr:
    """本年的394.13+23.86: a decrease is added to this year's amount."""
    sign = pl.when(pl.col("change_value") < 0).then(pl.lit("+")).otherwise(pl.lit("-"))
    change = pl.coalesce("change_digits_said", pl.lit("0"))
    return pl.format("本年的{}{}{}", "amount_digits_said", sign, change)


def _example(amount: str, change: str, before: str | None) -> Example:
    place, subject = "五(一)", "一般公共预算财政拨款支出"
    last: list[OtherExample] = [{"fiscal_year": 2023, "facts": [(place, subject, "amount", before)]}] if before else []
    now = [(place, subject, "amount", amount), (place, subject, "change", change)]
    return {"facts": now, "others": last}


EXAMPLES = {
    "holds": _example("394.13万元", "减少23.86万元", "417.99万元"),
    "fails": _example("394.13万元", "减少23.86万元", "419.77万元"),
    "silent": _example("394.13万元", "减少23.86万元", None),
    # Last year is at least 394.125 + 23.855 = 417.98; printed to the 分 it is exact.
    "edge": _example("394.13万元", "减少23.86万元", "417.980000万元"),
}
