"""A form that spent nothing does not score all its indicators in full.

Why it matters: outputs without a payment are possible, every cost and every time limit met without one is not.
Method: the form's executed amount is 0, its budget is not, and the scores of its indicators add to their weights.
Silent when: (1) something was executed, or executed amount or budget was not read, or the budget is 0; (2) a weight or a score
is blank, or no indicator was read.
Source: 《项目支出绩效评价管理办法》 (财预〔2020〕10号): the score follows from what was done with the money.
Limits: what was done and is paid in the next year explains it; the reason should stand in the form.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, plain, reason_if, stated, text, words_of
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "EXE05", "执行数为0的项目不得全部指标满分", "execution_rate", "warning", 1
PUBLISHED = """
为何要查：没有付款而有产出是可能的，没有付款而成本、时限指标项项达到则不可能。
方法：项目的执行数为0而全年预算数不为0的，各指标得分之和应小于分值之和。整体支出绩效自评表不查。
何时不查：（1）执行数不为0，执行数或全年预算数没有读到，或者全年预算数为0；（2）有指标的分值或得分空白，或者没有读到指标。
依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：得分应以资金实际办成的事为依据。
局限：当年已经完成、下年才付款的，可以解释；原因应当写在自评表中。
"""


def claims(forms: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        forms.filter(pl.col("form") == "project"),
        subject=pl.format("{}/执行数", "name"),
        said=words_of("executed"),
        unit=text("万元"),
        holds=pl.col("scores") < pl.col("weights"),
        silent=first_reason(
            reason_if(pl.col("executed").is_null() | pl.col("full_year_budget").is_null(), "没有读到预算数或执行数"),  # (1)
            reason_if((pl.col("executed") != 0) | (pl.col("full_year_budget") == 0), "执行数不为0，或预算数为0"),  # (1)
            reason_if(pl.col("rows") == 0, "没有读到指标"),  # (2)
            reason_if((pl.col("blank_weights") > 0) | (pl.col("blank_scores") > 0), "有的指标没有分值或得分"),  # (2)
        ),
        message=pl.format("执行数为{}万元，全部指标得分{}，与分值之和相同", words_of("executed"), plain("scores")),
        at_stake=money_at_stake(pl.col("full_year_budget")),
        cited=cited("executed", "full_year_budget"),
    )


def _example(executed: str, score: str) -> Example:
    form = {"name": "培训经费", "full_year_budget": "50.00", "executed": executed}
    rows = [{"level3": "培训人数", "weight": "50", "score": score}, {"level3": "培训费", "weight": "40", "score": "40"}]
    return {"projects": [form], "indicators": rows}


EXAMPLES = {
    "holds": _example("0.00", "0"),
    "fails": _example("0.00", "50"),
    "silent": _example("50.00", "50"),
    "edge": _example("0.00", "49.99"),
}
