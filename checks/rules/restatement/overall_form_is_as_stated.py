"""The overall form's 全年预算数 and 执行数 are those that 十一 states.

Why it matters: 十一 sums the form up; two numbers for one form cannot both have been evaluated.
Method: for each of the two columns, the interval of the form's total row meets that of the number in 十一.
Silent when: (1) the number or the form was not read; (2) the number is printed twice with different values, or is no exact
number.
Source: 部门决算公开说明 (模板): 整体支出绩效自评表…个，全年预算总额…万元，实际执行总额…万元.
Limits: of several overall forms the first is taken.
"""

from __future__ import annotations

import polars as pl

from checks.engine.examples import Example
from checks.shapes.tying import same_quantity, summed, taken

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE14", "整体支出自评表与十一部分所列数一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：“十一、预算绩效的情况说明”是对自评表的概括；同一张表印有两个数，不可能都是评价所依据的数。
方法：对全年预算数和执行数分别核对：整体支出绩效自评表合计行的数，与“十一、预算绩效的情况说明”所列全年预算总额、
实际执行总额，按四舍五入的区间应相符；两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）没有读到所列的数或自评表的数；（2）所列的数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“整体支出绩效自评表…个，全年预算总额…万元，实际执行总额…万元”。
局限：附有几张整体支出绩效自评表的，只取第一张。
"""

TIES = (
    ("全年预算数", "overall_budget", "overall_total_full_year_budget"),
    ("执行数", "overall_executed", "overall_total_executed"),
)


def claims(quantities: pl.LazyFrame, form_totals: pl.LazyFrame) -> pl.LazyFrame:
    both = quantities.join(form_totals, on="document_id", how="inner", maintain_order="left")  # (1)
    pairs = [
        both.select(
            "document_id", subject=pl.lit(f"整体支出绩效自评表/{column}"),
            **taken("one", quantity), **summed("other", stem, f"整体支出绩效自评表{column}"),
        )
        for column, quantity, stem in TIES
    ]  # fmt: skip
    return same_quantity(pl.concat(pairs))  # (1), (2)


def _example(stated: str | None, printed: str) -> Example:
    facts = [("十一", "整体支出绩效自评表", "executed", stated)] if stated else [("十一", "整体支出绩效自评表", "count", "1个")]
    return {"facts": facts, "projects": [{"name": "整体支出绩效自评表", "form": "overall", "executed": printed}]}


EXAMPLES = {
    "holds": _example("3,604.76万元", "3604.76"),
    "fails": _example("3,604.76万元", "3640.76"),
    "silent": _example(None, "3640.76"),
    # 3,604.8 stands for 3,604.75 at least, 3604.745 at most for 3604.74.
    "edge": _example("3,604.8万元", "3604.75"),
    "one last digit": _example("3,604.76万元", "3604.77"),
}
