"""The performance forms, one row each: the numbers of execution, and the sums of their indicators' weights and scores."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import columns, variance
from checks.prepared.intervals import with_intervals

OWN_NUMBERS = ("initial_budget", "full_year_budget", "executed", "total_weight", "total_score")
FULL_WEIGHT = 100
_FROM_FUNDS = ("weight", "execution_rate", "score")


def forms(projects: pl.LazyFrame, fund_rows: pl.LazyFrame, indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    """One row a form: the columns of `projects`, its numbers with _low and _high, and

    weight, execution_rate, score  of the execution: from the first row of the funds that prints a weight, for some forms
             print them beside another row than the total; with _decimals, _low, _high, _said, _cited, and
             computed_rate_low, computed_rate_high of that row
    place    自评表 and the form's name
    rows     number of indicators; blank_weights, blank_scores: those that print none
    weights, weights_formula, weights_cited  the sum of the indicators' weights (exact)
    scores, scores_low, scores_high, scores_variance, scores_formula, scores_cited  the sum of their scores
    outputs_weight, outputs_score  the same sums over the 产出指标
    reasons  number of indicators that give a reason for a deviation
    """
    replaced = [f"{name}{part}" for name in _FROM_FUNDS for part in ("", "_decimals", "_said", "_cited")]
    own = with_intervals(projects.drop(replaced), OWN_NUMBERS)
    joined = own.join(_execution(fund_rows), on="project_id", how="left", maintain_order="left")
    joined = joined.join(_sums(indicator_rows), on="project_id", how="left", maintain_order="left")
    return joined.with_columns(place=pl.format("自评表 {}", "name"), rows=pl.col("rows").fill_null(0))


def _execution(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    """Of each form, the first row of funds that prints a weight: weight, rate and score."""
    parts = ("", "_decimals", "_low", "_high", "_said", "_cited")
    names = [f"{name}{part}" for name in _FROM_FUNDS for part in parts] + ["computed_rate_low", "computed_rate_high"]
    printing = fund_rows.filter(pl.col("weight").is_not_null())
    return printing.group_by("project_id", maintain_order=True).agg(pl.col(names).first())


def _sums(rows: pl.LazyFrame) -> pl.LazyFrame:
    is_output = pl.col("level1").str.contains("产出", literal=True).fill_null(False)
    return rows.group_by("project_id", maintain_order=True).agg(
        rows=pl.len(),
        blank_weights=pl.col("weight").null_count(),
        blank_scores=pl.col("score").null_count(),
        weights=pl.col("weight").sum(),
        weights_formula=pl.col("weight_said").str.join("+"),
        weights_cited="weight_cited",
        scores=pl.col("score").sum(),
        scores_low=pl.col("score_low").sum(),
        scores_high=pl.col("score_high").sum(),
        scores_variance=variance(columns("score_")).sum(),
        scores_formula=pl.col("score_said").str.join("+"),
        scores_cited="score_cited",
        outputs_weight=pl.col("weight").filter(is_output).sum(),
        outputs_score=pl.col("score").filter(is_output).sum(),
        reasons=(pl.col("deviation_reason").str.len_chars() > 0).sum(),
    )


def weight_is_score() -> pl.Expr:
    """Whether the weight of the execution was printed as its score, so that the form's weights miss their total.

    Nobody sets a weight of 8.87 or of nothing; a whole number that is also the score may be a full score.
    """
    weight, weights = pl.col("weight"), pl.col("weights") + pl.col("weight")
    odd = (weight == 0) | (weight != weight.round(0))
    return odd & (weight == pl.col("score")) & (weights != pl.col("total_weight").fill_null(FULL_WEIGHT))


def weight_cause() -> pl.Expr:
    """The one root of what is found in a form whose execution has its score as its weight; null in every other form."""
    return pl.when(weight_is_score()).then(pl.format("{} 执行率的分值印作得分", "place"))
