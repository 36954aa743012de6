"""Other money that the overall form says was executed is the expenditure that appropriations did not pay.

Why it matters: what is not paid by appropriations is the department's own money; it is where income is most easily taken for
expenditure.
Method: the sum of the form's rows of other money meets the interval of 本年支出合计 less 本年财政拨款支出.
Silent when: (1) one of the numbers was not read; (2) a row of the form is blank, or carries money of the year before; (3) the
form's appropriations already differ from the account: then this difference is the same one; (4) the account prints a number
twice with different values.
Source: 部门（单位）整体支出绩效自评表, 收入支出决算总表 and 财政拨款收入支出决算总表.
Limits: rows that are not named after appropriations are taken for other money.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import Interval, columns, difference, meets
from checks.shapes.tying import summed

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE17", "整体支出自评表的其他资金等于支出减财政拨款支出", "restatement", "warning", 1
PUBLISHED = """
为何要查：财政拨款以外的支出，用的是部门自己的资金；这里最容易把收入当作支出。
方法：整体支出绩效自评表其他资金各行执行数之和，与本年支出合计减本年财政拨款支出之差，按四舍五入的区间应相符。
何时不查：（1）没有读到其中一个数；（2）表中其他资金行的执行数有空白，或者另列结转资金并有执行数；
（3）表中财政资金执行数与本年财政拨款支出已经不一致（相差超过末位一个单位），两个差额同出一源；
（4）决算所印的数在同一节内有不同的值，或者不是确数。
依据：部门（单位）整体支出绩效自评表、收入支出决算总表和财政拨款收入支出决算总表。
局限：名称不体现财政拨款的行，一律视为其他资金。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    rest: Interval = difference(columns("spent_"), columns("fiscal_spent_"))
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left").with_columns(
        **summed("other", "overall_other_executed", ""), rest_low=rest.low, rest_high=rest.high
    )
    read = both.filter(pl.col("other_value").is_not_null(), pl.col("rest_low").is_not_null())  # (1)
    broken = ~meets(columns("overall_fiscal_executed_"), columns("fiscal_spent_")).fill_null(False)
    return stated(
        read,
        **number("printed", pl.col("other_value"), columns("other_")),
        **number("derived", pl.col("spent_value") - pl.col("fiscal_spent_value"), columns("rest_")),
        subject=text("整体支出绩效自评表/其他资金/执行数"),
        place=text("整体支出绩效自评表 其他资金执行数"),
        said=pl.col("other_said"),
        unit=text("万元"),
        digits=pl.col("spent_decimals"),
        formula=pl.format("{}-{}", "spent_said", "fiscal_spent_said"),
        silent=first_reason(
            pl.col("other_blocked"),  # (2)
            reason_if(pl.col("overall_carried_executed_filled") > 0, "表中另列结转资金"),  # (2)
            reason_if(broken & ~_touches(), "表中财政资金与财政拨款支出不一致，差额同源"),  # (3)
            pl.col("spent_blocked"),  # (4)
            pl.col("fiscal_spent_blocked"),  # (4)
        ),
        at_stake=money_at_stake(pl.col("other_value")),
        cited=pl.concat_list("other_cited", "spent_cited", "fiscal_spent_cited"),
    )


def _touches() -> pl.Expr:
    """Whether the form's appropriations are those of the account up to one last digit."""
    apart = pl.col("overall_fiscal_executed_value") - pl.col("fiscal_spent_value")
    return apart.abs() <= pl.col("fiscal_spent_high") - pl.col("fiscal_spent_low")


def _example(own: str, other: str | None) -> Example:
    sources = {"财政资金/本级资金": own, "其他": other, "合计": "3174.98"}
    account = [("一", "支出总计/本年支出合计", "3,174.97万元"), ("四", "财政拨款支出总计/本年财政拨款支出", "2,921.72万元")]
    return {
        "facts": [(place, subject, "amount", words) for place, subject, words in account],
        "projects": [{"name": "整体支出绩效自评表", "form": "overall", "executed": "3174.98"}],
        "project_funds": [{"source": source, "executed": words} for source, words in sources.items()],
    }


EXAMPLES = {
    "holds": _example("2921.72", "253.25"),
    "fails": _example("2921.72", "263.25"),
    "silent": _example("2921.72", None),
    # The rest is at most 3174.975 - 2921.715 = 253.26; 253.26 is at least 253.255.
    "edge": _example("2921.72", "253.26"),
    "another fault": _example("2911.72", "263.25"),
}
