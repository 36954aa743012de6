"""What the form of a project measures, and how it weighs it.

feature               unit   meaning
indicators            个     indicators of the form
output_indicators     个     产出指标
benefit_indicators    个     效益指标
satisfaction_indicators 个   满意度指标
cost_indicators       个     成本指标
qualitative_share     %      share of targets in words in those that are printed
largest_weight        %      the largest weight of all weights
weight_concentration  ratio  sum of the squared shares of the weights (Herfindahl): 1 / n where n weigh the same

Undefined when: the form has no indicator (for the first five only where the form is not there); no target, or no
weight, is printed.
Source: the indicators of 项目支出绩效自评表.
Limits: the kind of an indicator is that of the words of its levels.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.prepared.aims import KINDS
from features.ratios import percent, ratio

LEVEL = "project"
FEATURES = (
    Feature("indicators", "个", "Indicators of the form (三级指标).", "指标个数"),
    Feature("output_indicators", "个", "Indicators of output (产出指标).", "产出指标个数"),
    Feature("benefit_indicators", "个", "Indicators of benefit (效益指标).", "效益指标个数"),
    Feature("satisfaction_indicators", "个", "Indicators of satisfaction (满意度指标).", "满意度指标个数"),
    Feature("cost_indicators", "个", "Indicators of cost (成本指标).", "成本指标个数"),
    Feature("qualitative_share", "%", "Share of targets in words (定性指标).", "定性指标占比"),
    Feature("largest_weight", "%", "The largest weight (最大分值) of all weights.", "最大单项分值占比"),
    Feature("weight_concentration", "ratio", "Concentration of the weights (Herfindahl).", "分值集中度"),
)


def features(projects: pl.LazyFrame, aims: pl.LazyFrame) -> pl.LazyFrame:
    counts = {f"{kind}_indicators": (pl.col("kind") == kind).sum() for kind in KINDS}
    weight = pl.col("weight")
    made = aims.group_by("project_id").agg(
        indicators=pl.len(),
        qualitative_share=100 * (pl.col("target_kind") == "text").mean(),
        largest_weight=percent(weight.max(), weight.sum()),
        weight_concentration=ratio((weight**2).sum(), weight.sum() ** 2),
        **counts,
    )
    forms = projects.select("project_id").join(made, on="project_id", how="left")
    return forms.rename({"project_id": "row_id"}).with_columns(
        pl.col("indicators", *counts).fill_null(0).cast(pl.Float64),
    )
