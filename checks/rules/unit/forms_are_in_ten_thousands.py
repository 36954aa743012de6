"""The money of a form is in 万元, as its heading names, and not 元.

Why it matters: 3500000.00 below 万元 is 35 thousand million; every sum over the forms is then off ten thousandfold.
Method: the largest amount of the form's 年度资金总额 is held against all money of the department, the largest of its income and
expenditure in the narrative. It fails where it is more than ten times of that, and within it once taken as 元, and no other
amount of the row that is not 0 is within it as it stands: a form is written in one unit.
Silent when: (1) the narrative states neither income nor expenditure.
Source: 项目支出绩效自评表: 项目资金（万元）.
Limits: an amount in 元 that is no ten times the department's money passes here; the sums over forms look at it.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import columns, wide
from checks.prepared.magnitudes import NEAR
from checks.shapes.tying import in_words

ID, TITLE, FAMILY, SEVERITY, VERSION = "UNI04", "自评表的金额以万元计", "unit", "warning", 1
PUBLISHED = """
为何要查：在“万元”之下印3500000.00，就是350亿元；由各张自评表加总的数都会因此差一万倍。
方法：自评表年度资金总额一行的最大金额，与本部门的全部收支（情况说明所印收入、支出总额中最大的数）比较。
该金额超过全部收支的十倍，若以元计则不超过全部收支，并且该行其他不为0的金额以万元计也都超过全部收支的，予以提出：
一张表只用一种单位。
何时不查：（1）情况说明的收入总额、支出总额都没有读到。
依据：项目支出绩效自评表：“项目资金（万元）”。
局限：以元填写而没有达到本部门全部收支十倍的金额，在此看不出；由自评表加总的核对会看到。
"""

ALL_MONEY = ("income", "income_kinds", "spent", "spent_kinds", "fiscal_income", "fiscal_spent")


def claims(fund_cells: pl.LazyFrame, quantities: pl.LazyFrame) -> pl.LazyFrame:
    totals = fund_cells.filter(pl.col("is_total"), pl.col("value") > 0)
    largest = totals.with_columns(least=pl.col("value").min().over("project_id")).sort(
        "value", descending=True, maintain_order=True
    )
    largest = largest.group_by("project_id", maintain_order=True).first()
    all_money = pl.max_horizontal(f"{name}_value" for name in ALL_MONEY)
    known = quantities.select("document_id", most=all_money, most_cited=pl.coalesce(f"{name}_cited" for name in ALL_MONEY))
    rows = largest.join(known, on="document_id", how="left", maintain_order="left").with_columns(
        in_yuan=pl.col("value") * money_scale(text("元"))
    )
    too_large = (pl.col("value") > wide(NEAR) * pl.col("most")) & (pl.col("in_yuan") <= pl.col("most"))
    in_one_unit = pl.col("least") > pl.col("most")
    return stated(
        rows,
        "said",
        **number("printed", pl.col("value"), columns("")),
        subject=pl.col("name"),
        unit=text("万元"),
        digits=pl.col("decimals"),
        holds=~(too_large & in_one_unit),
        message=pl.format(
            "{}印“{}”（万元），超过本部门全部收支{}万元的十倍，若以元计为{}万元，请核实单位",
            "column_name",
            "said",
            in_words(pl.col("most")),
            in_words(pl.col("in_yuan")),
        ),
        silent=reason_if(pl.col("most").is_null(), "没有读到收入或支出总额"),  # (1)
        at_stake=pl.col("in_yuan"),
        cited=pl.concat_list("cited", "most_cited"),
    )


def _example(form: str, spent: str | None, executed: str = "3000.00") -> Example:
    facts = [("三", "本年支出", "amount", spent)] if spent else []
    return {"facts": facts, "projects": [{"name": "培训经费", "full_year_budget": form, "executed": executed}]}


EXAMPLES = {
    "holds": _example("350.00", "1,896.85万元"),
    "fails": _example("3500000.00", "1,896.85万元"),
    "silent": _example("3500000.00", None),
    # Ten times all money is no slip that the magnitude shows.
    "edge": _example("18968.50", "1,896.85万元"),
    "a budget with a digit too many": _example("35000.00", "1,896.85万元", "349.00"),
}
