"""The appropriations in the overall form are those of the fiscal account: 年初预算数 and 执行数.

Why it matters: the form divides the money by who gave it; appropriations that the account does not know were given by nobody.
Method: the sum of the form's rows of appropriations (中央安排, 本级安排, 财政资金 ...) is, in the column 年初预算数, the
年初预算数 of 财政拨款, and in the column 执行数 the 本年财政拨款支出; the intervals meet.
Silent when: (1) one of the two was not read; (2) a row of the form is blank, or carries money of the year before; (3) the
account prints a number twice with different values.
Source: 部门（单位）整体支出绩效自评表 and 财政拨款收入支出决算总表 state the same appropriations.
Limits: rows that are not named after appropriations (其他资金, 单位资金) are taken for other money.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if
from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, summed, taken

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE16", "整体支出自评表的财政资金与财政拨款决算一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：自评表按资金来源分列各项资金；其中的财政拨款如果决算里没有，就是无人拨付的资金。
方法：整体支出绩效自评表财政资金各行（中央安排、本级安排、财政资金等，不含结转资金）之和，
年初预算数应为财政拨款年初预算数，执行数应为本年财政拨款支出，按四舍五入的区间应相符；两数位数相同而只差末位一个单位、
可能是各自取整所致的，列为“核实”。
何时不查：（1）没有读到其中一个数；（2）表中财政资金行有空白，或者另列结转资金并有执行数；
（3）决算所印的数在同一节内有不同的值，或者不是确数。
依据：部门（单位）整体支出绩效自评表和财政拨款收入支出决算总表列示同一笔财政拨款。
局限：名称不体现财政拨款的行（其他资金、单位资金），视为其他资金。
"""

TIES = (("年初预算数", "fiscal_initial", "overall_fiscal_initial_budget"), ("执行数", "fiscal_spent", "overall_fiscal_executed"))


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left")
    carried = reason_if(pl.col("overall_carried_executed_filled") > 0, "表中另列结转资金")  # (2)
    pairs = [
        both.select(
            "document_id", subject=pl.lit(f"整体支出绩效自评表/财政资金/{column}"), carried=carried,
            **summed("one", stem, f"整体支出绩效自评表 财政资金{column}"), one_decimals=pl.lit(2, dtype=pl.Int8),
            **taken("other", quantity),
        )
        for column, quantity, stem in TIES
    ]  # fmt: skip
    return same_quantity(pl.concat(pairs), pl.col("carried"))  # (1), (2), (3)


def _example(own: str | None, above: str | None, spent: str) -> Example:
    sources = {"财政资金/上级资金": above, "财政资金/本级资金": own, "其他": "17.50", "合计": "3526.11"}
    return {
        "facts": [("四", "财政拨款支出总计/本年财政拨款支出", "amount", spent)],
        "projects": [{"name": "整体支出绩效自评表", "form": "overall", "executed": "3526.11"}],
        "project_funds": [{"source": source, "executed": words} for source, words in sources.items()],
    }


EXAMPLES = {
    "holds": _example("3,300.00", "208.61", "3,508.61万元"),
    "fails": _example("3,300.00", "287.26", "3,508.61万元"),
    "silent": _example("3,300.00", None, "3,508.61万元"),
    # At most 3,508.62 against 3,508.625 at least would fail; 3,508.61 stands for 3,508.615 at most.
    "edge": _example("3,300.00", "208.60", "3,508.61万元"),
    "one last digit": _example("3,508.60", "0.00", "3,508.61万元"),
}
