"""How a project was scored by its unit (自评得分).

feature                   unit   meaning
self_score                %      100 * total score / total weight
indicator_score           %      100 * sum of the indicators' scores / sum of their weights
execution_score_gap       分     score of the execution rate - 10 * rate
full_marks_low_execution  flag   1 where the total score is full and the execution rate is below 60%

Undefined when: a score or its weight is not printed, or the weight is 0; the execution rate is not defined.
Source: the rows 总分 and 年度资金总额 of 项目支出绩效自评表, and its indicators.
Limits: some rules score a rate below 60% with 0, others in steps: the gap is usual among their units.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.families import project_execution
from features.families.self_scores import EXECUTION_WEIGHT
from features.families.unit_execution import LOW_EXECUTION
from features.ratios import first_reason, flag, money, percent, why_no_base, why_not_read

LEVEL = "project"
FEATURES = (
    Feature(
        "self_score",
        "%",
        "Self score of the project (自评总分).",
        "项目自评得分率",
        scale="logit",
        rests_on=("total_score", "total_weight"),
    ),
    Feature("indicator_score", "%", "Score of its indicators of their weights.", "指标得分率合计", scale="logit"),
    Feature(
        "execution_score_gap",
        "分",
        "Score of the execution rate beyond 10 times the rate.",
        "执行率得分与复算得分之差",
        rests_on=("score", "executed", "full_year_budget"),
    ),
    Feature(
        "full_marks_low_execution",
        "flag",
        "Full marks on less than 60% executed.",
        "低执行率而满分",
        rests_on=("total_score", "executed", "full_year_budget"),
    ),
)


def features(projects: pl.LazyFrame, aims: pl.LazyFrame) -> pl.LazyFrame:
    scored = pl.col("score").is_not_null() & pl.col("weight").is_not_null()
    of_indicators = (
        aims.filter(scored)
        .group_by(row_id=pl.col("project_id"))
        .agg(indicator_score=percent(pl.col("score").sum(), pl.col("weight").sum()))
    )
    rates = project_execution.features(projects).select("row_id", "why_execution_rate", rate="execution_rate")
    score = percent(money("total_score"), money("total_weight"))
    forms = projects.rename({"project_id": "row_id"}).join(rates, on="row_id").join(of_indicators, on="row_id", how="left")
    return forms.select(
        "row_id",
        "indicator_score",
        self_score=score,
        why_self_score=first_reason(why_not_read("total_score", "总分"), why_no_base("total_weight", "总分值")),
        execution_score_gap=(money("score") - EXECUTION_WEIGHT * pl.col("rate") / 100).round(9),
        why_execution_score_gap=first_reason(pl.col("why_execution_rate"), why_not_read("score", "执行率得分")),
        full_marks_low_execution=flag((score >= 100) & (pl.col("rate") < LOW_EXECUTION)),
    )
