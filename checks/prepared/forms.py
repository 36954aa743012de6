"""The performance forms, one row each: the numbers of execution, and the sums of their indicators' weights and scores."""

from __future__ import annotations

import polars as pl

from checks.claims import cite, words_of
from checks.interval import Interval, columns, point, printed, variance

_FROM_FUNDS = ("weight", "execution_rate", "score")


def forms(projects: pl.LazyFrame, project_funds: pl.LazyFrame, indicators: pl.LazyFrame) -> pl.LazyFrame:
    """One row a form: the columns of `projects` without goal and result, and

    weight, execution_rate, score  taken from another row of the funds where the total's row does not print them
    place    自评表 and the form's name
    rows     number of indicators; blank_weights, blank_scores: those that print none
    weights, weights_formula, weights_cited  the sum of the indicators' weights (exact)
    scores, scores_low, scores_high, scores_variance, scores_formula, scores_cited  the sum of their scores
    outputs_weight, outputs_score  the same sums over the 产出指标
    reasons  number of indicators that give a reason for a deviation
    """
    total_rows = projects.drop("goal", "goal_evidence", "result", "result_evidence")
    joined = total_rows.join(_first_printed(project_funds), on="project_id", how="left")
    joined = joined.join(_sums(indicators), on="project_id", how="left")
    names = [f"{name}{part}" for name in _FROM_FUNDS for part in ("", "_decimals", "_evidence")]
    return joined.with_columns(
        *(pl.coalesce(name, f"fund_{name}").alias(name) for name in names),
        place=pl.format("自评表 {}", "name"),
        rows=pl.col("rows").fill_null(0),
    ).drop(f"fund_{name}" for name in names)


def _first_printed(funds: pl.LazyFrame) -> pl.LazyFrame:
    """Of each form, the first row of funds that prints a weight: weight, rate and score with digits and evidence."""
    names = [f"{name}{part}" for name in _FROM_FUNDS for part in ("", "_decimals", "_evidence")]
    printing = funds.filter(pl.col("weight").is_not_null()).sort("project_id", "position")
    return printing.group_by("project_id", maintain_order=True).agg(pl.col(names).first().name.prefix("fund_"))


def score_interval() -> Interval:
    """The interval of an indicator's score: a full score is awarded, not rounded, so it is exact as its weight is."""
    return printed(pl.col("score"), pl.col("score_decimals"), pl.col("score") == pl.col("weight"))


def _sums(indicators: pl.LazyFrame) -> pl.LazyFrame:
    score = score_interval()
    rows = indicators.sort("project_id", "position").select(
        "project_id", "weight", "score", low=score.low, high=score.high,
        is_output=pl.col("level1").str.contains("产出").fill_null(False),
        has_reason=pl.col("deviation_reason").str.len_chars().fill_null(0) > 0,
        weight_said=words_of("weight_evidence"),
        score_said=words_of("score_evidence"),
        weight_cited=cite("weight", "weight_evidence"),
        score_cited=cite("score", "score_evidence"),
    )  # fmt: skip
    outputs = pl.col("is_output")
    return rows.group_by("project_id", maintain_order=True).agg(
        rows=pl.len(),
        blank_weights=pl.col("weight").null_count(),
        blank_scores=pl.col("score").null_count(),
        weights=pl.col("weight").sum(),
        weights_formula=pl.col("weight_said").str.join("+"),
        weights_cited=pl.col("weight_cited").drop_nulls(),
        scores=pl.col("score").sum(),
        scores_low=pl.col("low").sum(),
        scores_high=pl.col("high").sum(),
        scores_variance=variance(columns("")).sum(),
        scores_formula=pl.col("score_said").str.join("+"),
        scores_cited=pl.col("score_cited").drop_nulls(),
        outputs_weight=pl.col("weight").filter(outputs).sum(),
        outputs_score=pl.col("score").filter(outputs).sum(),
        reasons=pl.col("has_reason").sum(),
    )


def execution_score() -> Interval:
    """The interval of a form's execution score; exact where it is the full weight."""
    return printed(pl.col("score"), pl.col("score_decimals"), pl.col("score") == pl.col("weight"))


def full_execution_score() -> Interval:
    """What the execution rate is worth: 100 less the indicators' weights, for its own weight may be misprinted."""
    rest = 100 - pl.col("weights")
    return point(pl.when((rest > 0) & (pl.col("blank_weights") == 0)).then(rest).otherwise("weight"))
