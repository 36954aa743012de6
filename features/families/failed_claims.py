"""How much of what a disclosure claims does not hold (稽核不成立).

feature               unit  meaning
failed_sum            条    claims of the family sum that fail
failed_share          条    of the family share
failed_yoy            条    of the family yoy
failed_deviation      条    of the family deviation
failed_restatement    条    of the family restatement
failed_cross_year     条    of the family cross_year
failed_execution_rate 条    of the family execution_rate
failed_score          条    of the family score
failed_target         条    of the family target
failed_blank          条    of the family blank
failed_unit           条    of the family unit
failed_direction      条    of the family direction
failed_count          条    of the family count
failed_template       条    of the family template
failed_completeness   条    of the family completeness
failed_text           条    of the family text
claims_failed         %     share of those that fail in those that hold or fail
money_at_stake        万元  money of the failed claims; claims with one cause share their money

Undefined when: the disclosure has no claim at all: it was not checked. Claims of the family anomaly are left out, for
they rest on these features.
Source: the checks.
Limits: one wrong number may break several claims, within a family and beyond.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.ratios import percent

LEVEL = "unit"
# What reviewers call a family.
TITLES = {
    "sum": "合计",
    "share": "占比",
    "yoy": "增减",
    "deviation": "差异率",
    "restatement": "重述",
    "cross_year": "跨年",
    "execution_rate": "执行率",
    "score": "得分",
    "target": "指标",
    "blank": "空缺",
    "unit": "单位",
    "direction": "方向",
    "count": "数量",
    "template": "模板",
    "completeness": "完整性",
    "text": "文字",
}
COUNTED = tuple(TITLES)
FEATURES = (
    *(
        Feature(f"failed_{name}", "条", f"Failed claims of the family {name} ({words}).", f"{words}类不成立数", scale="log")
        for name, words in TITLES.items()
    ),
    Feature("claims_failed", "%", "Share of the judged claims that fail (不成立).", "不成立占比", scale="log"),
    Feature("money_at_stake", "万元", "Money of the failed claims (涉及金额).", "不成立涉及金额", scale="log"),
)


def features(claims: pl.LazyFrame) -> pl.LazyFrame:
    counted = claims.filter(pl.col("family").is_in(COUNTED))
    fails = pl.col("state") == "fails"
    judged = pl.col("state").is_in(["holds", "fails"])
    of_families = {f"failed_{name}": (fails & (pl.col("family") == name)).sum().cast(pl.Float64) for name in COUNTED}
    failed = percent(fails.sum(), judged.sum())
    counts = counted.group_by(row_id=pl.col("document_id")).agg(claims_failed=failed, **of_families)
    both = counts.join(_money(counted.filter(fails)), on="row_id", how="left")
    # No failed claim, no money: that is known, not missing.
    return both.with_columns(pl.col("money_at_stake").fill_null(0.0))


def _money(failed: pl.LazyFrame) -> pl.LazyFrame:
    """The money of each cause once: the largest that its claims name."""
    cause = pl.coalesce("cause", "claim_id")
    of_causes = failed.group_by("document_id", cause=cause).agg(pl.col("at_stake").cast(pl.Float64).abs().max())
    return of_causes.group_by(row_id=pl.col("document_id")).agg(money_at_stake=pl.col("at_stake").sum())
