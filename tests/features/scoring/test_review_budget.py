"""The budget of a review: nine tenths from the ranking, one tenth at random from the rest."""

from __future__ import annotations

import polars as pl

from features.scoring.review_budget import drawn


def scores(count: int, k: int) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "row_id": [f"{at:04d}" for at in range(count)],
            "score": [float(count - at) for at in range(count)],
            "percentile": [100.0 - at for at in range(count)],
            "flagged": [at < k for at in range(count)],
        }
    )


def picked(count: int, k: int, seed: int = 0) -> dict[str, list[str]]:
    found = drawn(scores(count, k), k=k, seed=seed).drop_nulls("picked")
    return {key: found.filter(picked=key)["row_id"].to_list() for key in ("ranking", "random")}


def test_nine_tenths_are_the_first_and_one_tenth_is_drawn_from_the_rest():
    found = picked(500, 20)
    assert found["ranking"] == [f"{at:04d}" for at in range(18)]
    assert len(found["random"]) == 2
    assert min(found["random"]) > "0017"


def test_another_seed_draws_others_and_the_same_seed_the_same():
    assert picked(500, 20, seed=1) == picked(500, 20, seed=1)
    assert picked(500, 20, seed=1)["random"] != picked(500, 20, seed=2)["random"]


def test_every_row_of_the_rest_has_its_chance():
    seen = {row for seed in range(400) for row in picked(40, 20, seed=seed)["random"]}
    assert seen == {f"{at:04d}" for at in range(18, 40)}


def test_where_nobody_has_a_score_nobody_is_picked():
    refused = scores(5, 2).with_columns(score=pl.lit(None, pl.Float64), flagged=pl.lit(None, pl.Boolean))
    assert drawn(refused, k=20, seed=0)["picked"].null_count() == 5
