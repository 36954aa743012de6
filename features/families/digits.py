"""How the amounts of a disclosure end (尾数).

feature              unit  meaning
ending_0_or_5        %     share of the amounts whose last printed digit is 0 or 5; 20 are usual
round_amounts        %     share of the amounts that are whole 万元

Undefined when: fewer than MIN_AMOUNTS amounts differ and are not 0: a share of few is chance.
Source: the amounts of the narrative, each value once; where nothing was chosen, last digits are equally frequent.
Limits: budgets are round by nature; even of MIN_AMOUNTS amounts a share between 8 and 32% is usual.
"""

from __future__ import annotations

import polars as pl

from features.describing import Feature
from features.prepared.amounts import SCALES
from features.prepared.digits import ends_in_0_or_5, share_of_enough
from features.ratios import money

LEVEL = "unit"
MIN_AMOUNTS = 40
FEW = f"不同的非零金额不足{MIN_AMOUNTS}个"
MEASURES = ("amount", "final", "change", "initial_budget", "full_year_budget", "executed")
FEATURES = (
    Feature("ending_0_or_5", "%", "Share of amounts that end in 0 or 5 (尾数).", "金额尾数为0或5占比"),
    Feature("round_amounts", "%", "Share of amounts that are whole 万元 (整数).", "整万元金额占比"),
)


def features(facts: pl.LazyFrame) -> pl.LazyFrame:
    scale = pl.col("unit").replace_strict(SCALES, default=None, return_dtype=pl.Float64)
    amounts = facts.filter(
        pl.col("table").is_null()
        & pl.col("measure").is_in(MEASURES)
        & pl.col("unit").is_in(list(SCALES))
        & (pl.col("value") != 0)
    )
    # Several prints of one amount are one choice of digits.
    once = amounts.select("document_id", "decimals", scale=scale, value=pl.col("value").abs()).unique()
    of_yuan = (money("value") * pl.col("scale") * 10_000).round()
    made = once.group_by(row_id=pl.col("document_id")).agg(
        ending_0_or_5=share_of_enough(ends_in_0_or_5(pl.col("value"), pl.col("decimals")), MIN_AMOUNTS),
        round_amounts=share_of_enough(of_yuan % 10_000 == 0, MIN_AMOUNTS),
    )
    few = [pl.when(pl.col(feature.name).is_null()).then(pl.lit(FEW)).alias(f"why_{feature.name}") for feature in FEATURES]
    return made.with_columns(few)
