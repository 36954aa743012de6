"""The balance of a fund budget (政府性基金, 国有资本经营) holds: 收入总计 = 年初结转 + 本年收入 = 年末结转 + 本年支出 = 支出总计.

Why it matters: what these funds carry over is bound to its purpose; a balance that does not hold loses money between years.
Method: each printed total's interval meets the sum of the intervals of the parts printed below it in the same section, and the
two totals meet.
Silent when: (1) fewer than two parts were read below the total, or one of the totals was not read; (2) one of the numbers is
printed twice with different values, or is no exact number.
Source: 部门决算报表, 政府性基金预算财政拨款收入支出决算表: 年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余 (基本平衡公式).
Limits: an empty table is stated in words, and another check reads those.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns
from checks.shapes.adding import silenced, too_few_parts

ID, TITLE, FAMILY, SEVERITY, VERSION = "SUM21", "政府性基金、国有资本经营预算收支平衡", "sum", "error", 1
PUBLISHED = """
为何要查：政府性基金预算、国有资本经营预算结转的资金只能用于规定用途；收支不平衡，就有资金在年度之间去向不明。
方法：政府性基金预算、国有资本经营预算的收入总计应与其下所列年初结转和结余、本年收入之和相符，支出总计应与其下所列本年支出、
年末结转和结余之和相符，收入总计与支出总计应当相符；均取同一节所印的数。各数均按四舍五入的区间计算。
何时不查：（1）总计之下读到的部分少于两项，或者所列各项中间或紧接其后有未能读懂的数的，不查该总计的和；收入总计、
支出总计有一项没有读到的，不比较两个总计；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算报表，政府性基金预算财政拨款收入支出决算表：年初结转和结余+本年收入=本年支出+年末结转和结余（基本平衡公式）。
局限：空表在公开说明中以文字说明，由另一项检查查看。
"""

INCOME, EXPENDITURE = "收入总计", "支出总计"
_FUND = "^(?:政府性基金|国有资本经营)"


def claims(prose: pl.LazyFrame, additions: pl.LazyFrame) -> pl.LazyFrame:
    totals = additions.filter(_is_fund(f"(?:{INCOME}|{EXPENDITURE})$"), pl.col("measure") == "amount")
    return pl.concat([silenced(totals, too_few_parts(2)), _totals_meet(prose)], how="diagonal")  # (1)


def _is_fund(ends: str) -> pl.Expr:
    return pl.col("subject").str.contains(_FUND) & pl.col("subject").str.contains(ends)


def _totals_meet(prose: pl.LazyFrame) -> pl.LazyFrame:
    amounts = prose.filter(pl.col("measure") == "amount").with_columns(
        fund=pl.col("subject").str.extract(rf"^(.+?)(?:{INCOME}|{EXPENDITURE})$")
    )
    names = ("value", "low", "high", "said", "cited", "blocked")
    spent = amounts.filter(_is_fund(f"{EXPENDITURE}$")).select(
        "document_id", "section", "unit", "fund", **{f"spent_{name}": name for name in names}
    )
    earned = amounts.filter(_is_fund(f"{INCOME}$"))
    both = earned.join(spent, on=["document_id", "section", "unit", "fund"], how="inner", maintain_order="left")  # (1)
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("spent_value"), columns("spent_")),
        digits=pl.col("decimals"),
        formula=pl.format("支出总计{}", "spent_said"),
        silent=first_reason(pl.col("blocked"), pl.col("spent_blocked")),  # (2)
        at_stake=money_at_stake(pl.max_horizontal("value", "spent_value"), pl.col("unit")),
        cited=pl.concat_list("cited", "spent_cited"),
    )


def _example(total: str, carried: str | None, spent: str = "70.64万元") -> Example:
    fund = "政府性基金预算财政拨款"
    rows = [("七", f"{fund}{INCOME}", "amount", total), ("七", f"{fund}{INCOME}/本年收入", "amount", "70.64万元")]
    rows += [("七", f"{fund}{INCOME}/年初结转和结余", "amount", carried)] if carried else []
    return {"facts": rows + ([("七", f"{fund}{EXPENDITURE}", "amount", spent)] if carried else [])}


EXAMPLES = {
    "holds": _example("70.64万元", "0.00万元"),
    "fails": _example("70.64万元", "3.00万元"),
    "silent": _example("70.64万元", None),
    # The parts are at most 70.645 + 0.005, the total at least 70.65; income 70.65 ± 0.05 meets 70.70 ± 0.005.
    "edge": _example("70.7万元", "0.00万元", "70.74万元"),
}
