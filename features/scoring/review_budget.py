"""What of the ranking people look at: the office states k; nine tenths are the first of the ranking, one tenth is drawn at
random from the rest, so that what the ranking misses can be estimated at all.

Each row outside the ranking has the same chance. The draw is by a hash of the seed and the row: it does not depend on the
order of the rows, and a new row moves no other.
"""

from __future__ import annotations

from hashlib import sha256

import polars as pl

RANDOM_SHARE = 0.1


def drawn(scores: pl.DataFrame, *, k: int, seed: int) -> pl.DataFrame:
    """The scores with `picked`: ranking, random or null.

    scores: as `features.scoring.ranking.ranked` gives them. Of a level with refused rows alone nothing is picked. Groups share
    k as the ranking shares it; within them the first are picked.
    """
    judged = scores.filter(pl.col("score").is_not_null())
    by_chance = min(round(k * RANDOM_SHARE), max(0, judged.height - k)) if k > 1 else 0
    order = judged.filter("flagged").sort("percentile", "row_id", descending=[True, False])["row_id"]
    first = order.head(max(0, k - by_chance))
    rest = judged.filter(~pl.col("row_id").is_in(first.implode()))["row_id"].to_list()
    chance = sorted(rest, key=lambda row_id: sha256(f"{seed} {row_id}".encode()).digest())[:by_chance]
    picked = pl.when(pl.col("row_id").is_in(first.implode())).then(pl.lit("ranking"))
    return scores.with_columns(picked=picked.when(pl.col("row_id").is_in(chance)).then(pl.lit("random")))
