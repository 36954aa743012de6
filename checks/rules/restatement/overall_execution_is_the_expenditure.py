"""What the overall evaluation says was executed is the 本年支出合计 of the account.

Why it matters: the overall form evaluates all expenditure of the year; another amount leaves money unevaluated, or invents it.
Method: the interval of 实际执行总额 (of 十一, else of the form's total row) meets that of 本年支出合计.
Silent when: (1) one of the two was not read; (2) one is printed twice with different values, or is no exact number.
Source: 部门（单位）整体支出绩效自评表: 执行数 of the total row; 财预〔2018〕167号 (all expenditure is evaluated).
Limits: a department's form held against a single unit's account would differ without fault.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, summed, taken

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE15", "整体支出执行数等于本年支出合计", "restatement", "warning", 1
PUBLISHED = """
为何要查：整体支出绩效自评表评价的是全年的全部支出；印成别的数，就有资金没有评价，或者评价了并不存在的资金。
方法：“十一、预算绩效的情况说明”所列实际执行总额（没有列的，取整体支出绩效自评表合计行的执行数），
与本年支出合计按四舍五入的区间应相符；两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门（单位）整体支出绩效自评表：合计行的执行数；财预〔2018〕167号（全部支出纳入评价）。
局限：以部门的自评表与单独一个单位的决算比较时，两数不同并非差错。
"""


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="left", maintain_order="left")
    of_form = summed("form", "overall_total_executed", "整体支出绩效自评表执行数")
    pairs = both.select(
        "document_id", subject=pl.lit("整体支出绩效自评表/执行数"),
        **taken("one", "overall_executed"), **taken("other", "spent"), **of_form, form_decimals=pl.lit(2, dtype=pl.Int8),
    )  # fmt: skip
    of_prose = pl.col("one_value").is_not_null()
    parts = ("value", "low", "high", "said", "place", "blocked", "decimals")
    chosen = {f"one_{part}": pl.when(of_prose).then(f"one_{part}").otherwise(f"form_{part}") for part in parts}
    places = pl.when(of_prose).then(pl.concat_list("one_cited")).otherwise(pl.col("form_cited"))
    return same_quantity(pairs.with_columns(**chosen, one_cited=places))  # (1), (2)


def _example(spent: str, stated: str | None, printed: str | None = None) -> Example:
    facts = [("一", "支出总计/本年支出合计", "amount", spent)]
    facts += [("十一", "整体支出绩效自评表", "executed", stated)] if stated else []
    return {
        "facts": facts,
        "projects": [{"name": "整体支出绩效自评表", "form": "overall", "executed": printed}] if printed else [],
    }


EXAMPLES = {
    "holds": _example("3,604.76万元", "3,604.76万元"),
    "fails": _example("3,604.76万元", "3,640.76万元"),
    "silent": _example("3,604.76万元", None),
    # 3,604.8 stands for 3,604.75 at least.
    "edge": _example("3,604.75万元", "3,604.8万元"),
    "one last digit": _example("3,604.76万元", "3,604.77万元"),
    "only the form": _example("3,604.76万元", None, "3640.76"),
}
