"""A form's money was executed to at least 60%.

Why it matters: low execution beside full output scores says that the budget was too large, or that the scores are.
Method: 100 * executed / full-year budget, as the feature execution_rate has it, is not below the parameter
`low_execution_rate`; the message sets the scores of the output indicators beside it.
Silent when: (1) the budget or the executed amount of the form was not read, or the budget is 0; (2) no threshold is in force in
that year.
Source: the customary scoring of the rate, 10 x (rate - 60) / 40, falls to nothing at 60%.
Limits: a late start or a payment after the year's end explains much; the finding asks, it does not accuse.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import cited, first_reason, money_at_stake, number, plain, reason_if, stated, text, words_of
from checks.engine.examples import Example
from checks.engine.interval import point
from features.families.project_execution import features as project_execution

ID, TITLE, FAMILY, SEVERITY, VERSION = "EXE03", "项目执行率不低于{low_execution_rate}%", "execution_rate", "notice", 2
PUBLISHED = """
为何要查：执行率低而产出指标得满分，说明预算安排大了，或者得分打高了。
方法：项目的执行率（执行数÷全年预算数×100%）应不低于“预算执行率偏低的界限”（参数 low_execution_rate）；
提出时一并列出产出指标的得分和分值。整体支出绩效自评表不查。
何时不查：（1）全年预算数或执行数没有读到，或者全年预算数为0；（2）该年度没有可用的界限。
依据：执行率通行的计分办法“10×（执行率－60%）÷40%”，执行率降到60%时得分为0。
局限：启动晚、年后才付款的，往往能够说明原因；提出是请单位核实，不是认定有问题。
"""


def claims(projects: pl.LazyFrame, forms: pl.LazyFrame, thresholds: pl.LazyFrame) -> pl.LazyFrame:
    lows = thresholds.select("document_id", low="low_execution_rate")
    rates = project_execution(projects).select(project_id="row_id", rate="execution_rate")
    rows = forms.filter(pl.col("form") != "overall").join(rates, on="project_id").join(lows, on="document_id")
    return stated(
        rows,
        subject=pl.format("{}/执行率", "name"),
        place=pl.format("{} 执行率", "place"),
        said=words_of("execution_rate"),
        **number("printed", pl.col("rate").round(6), point(pl.col("rate").round(6))),
        **number("derived", pl.col("low"), point(pl.col("low"))),
        unit=text("%"),
        digits=pl.lit(2, dtype=pl.Int8),
        holds=pl.col("rate") >= pl.col("low").cast(pl.Float64),  # (1): null where the rate is not defined
        silent=first_reason(
            reason_if(pl.col("rate").is_null(), "全年预算数为0，或没有读到执行数"),  # (1)
            reason_if(pl.col("low").is_null(), "该年度没有可用的界限"),  # (2)
        ),
        message=_message(),
        at_stake=money_at_stake(pl.col("full_year_budget")),
        cited=cited("execution_rate", "executed", "full_year_budget"),
    )


def _message() -> pl.Expr:
    money = pl.format("全年预算数{}万元，执行数{}万元", words_of("full_year_budget"), words_of("executed"))
    rate = pl.format("执行率{}%，低于{}%", pl.col("rate").cast(pl.Decimal(12, 2)), plain("low"))
    outputs = pl.format("产出指标得分{}，分值{}", plain("outputs_score"), plain("outputs_weight"))
    return pl.concat_str(money, rate, pl.when(pl.col("outputs_weight") > 0).then(outputs), separator="，", ignore_nulls=True)


def _example(budget: str, executed: str | None) -> Example:
    form = {"name": "培训经费", "full_year_budget": budget, "executed": executed}
    return {"projects": [form], "indicators": [{"level1": "产出指标", "level3": "培训人数", "weight": "50", "score": "50"}]}


EXAMPLES = {
    "holds": _example("100.00", "85.30"),
    "fails": _example("50.00", "8.94"),
    "silent": _example("0.00", "0.00"),
    # 41.4 of 69 is 60% exactly, which is not below it.
    "edge": _example("69.00", "41.40"),
}
