"""How a unit scores its own projects (绩效自评).

feature               unit   meaning
mean_score            %      mean of 100 * score / weight of the project forms
score_spread          百分点 their standard deviation
full_marks_share      %      share of the forms with full marks
full_marks_low_share  %      share of the forms with an execution rate below 60% and a score of 90% and more
execution_score_gap   分     mean of score of the execution rate - 10 * rate, over forms that have both
overall_score         分     score of the form of the whole unit (部门整体支出), which is of 100

Undefined when: no form prints its score and weight (two are needed for a spread); no form prints the score of its
execution rate; there is no form of the whole unit, or more than one.
Source: the rows 总分 and 年度资金总额 of the forms; 90 of 100 is 优 in 项目支出绩效评价管理办法.
Limits: most units score themselves near 100; that is no fault of one. Some rules score a rate below 60% with 0.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.families import project_execution
from features.families.unit_execution import LOW_EXECUTION
from features.ratios import money, percent

LEVEL = "unit"
EXCELLENT = 90  # percent of the weight: 优
EXECUTION_WEIGHT = 10  # the customary weight of the execution rate
FEATURES = (
    Feature("mean_score", "%", "Mean self score of the projects (自评得分率).", "项目平均自评得分率", scale="logit"),
    Feature("score_spread", "百分点", "Standard deviation of the self scores.", "项目自评得分率标准差"),
    Feature("full_marks_share", "%", "Share of projects with full marks (满分).", "满分项目占比"),
    Feature("full_marks_low_share", "%", "Share of projects scored 优 though executed below 60%.", "低执行率而自评优占比"),
    Feature("execution_score_gap", "分", "Score of the execution rate beyond 10 times the rate.", "执行率得分与复算得分之差"),
    Feature("overall_score", "分", "Self score of the whole unit (部门整体支出自评).", "整体支出自评得分"),
)


def features(projects: pl.LazyFrame) -> pl.LazyFrame:
    rates = project_execution.features(projects).select("row_id", rate="execution_rate")
    scored = projects.with_columns(scored=percent(money("total_score"), money("total_weight")))
    forms = scored.join(rates, left_on="project_id", right_on="row_id")
    is_overall = pl.col("form") == "overall"
    of_unit = money("total_score").filter(is_overall)
    return forms.group_by(row_id=pl.col("document_id")).agg(
        **_of_projects(),
        overall_score=pl.when(is_overall.sum() == 1).then(of_unit.max()),
    )


def _of_projects() -> dict[str, pl.Expr]:
    project = pl.col("form") == "project"
    score, rate = pl.col("scored").filter(project), pl.col("rate").filter(project)
    low = (rate < LOW_EXECUTION) & (score >= EXCELLENT)
    gap = money("score").filter(project) - EXECUTION_WEIGHT * rate / 100
    return {
        "mean_score": score.mean(),
        "score_spread": score.std(),
        "full_marks_share": 100 * (score >= 100).mean(),
        "full_marks_low_share": 100 * low.mean(),
        "execution_score_gap": gap.mean().round(9),
    }
