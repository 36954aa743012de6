"""On populations of units: what was put there is found, whatever the seed of the forests."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from invented_rows import FEATURES, rows_of, with_anomalies

from features.running import Review, scored_level
from features.scoring.ensemble import Settings
from features.scoring.ranking import Order, ranked
from generator.population import Parameters, mixed, population
from generator.population.parameters import UNIT_KINDS

PARAMETERS = Parameters(mix=mixed(0.05, UNIT_KINDS))
drawn = cache(lambda units, seed: population(units=units, years=1, seed=seed, parameters=PARAMETERS))


def first(scores: pl.DataFrame, k: int) -> set[str]:
    return set(scores.sort("score", "row_id", descending=[True, False])["row_id"].head(k))


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def scored(units: int, seed: int, settings: Settings) -> pl.DataFrame:
    return scored_level(drawn(units, seed)[0], "unit", Review(settings=settings))["scores"]


def test_the_first_twenty_of_a_thousand_hang_on_the_rows_and_not_on_the_seed():
    rows = rows_of(with_anomalies(1000, seed=6)[0])
    one, other = (
        ranked(rows, Order(FEATURES, (), 20, Settings(trees=100, seeds=4, base_seed=seed, threads=1))) for seed in (1, 2)
    )
    assert jaccard(first(one, 20), first(other, 20)) >= 0.8


def test_most_of_the_anomalies_of_four_hundred_units_are_among_the_first():
    scores, labels = scored(400, 31, Settings(trees=50, seeds=2, threads=1)), drawn(400, 31)[1].filter(level="unit")
    anomalies = set(labels["row_id"])
    assert len(first(scores, len(anomalies)) & anomalies) >= 0.7 * len(anomalies)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_the_first_twenty_of_a_thousand_units_do_not_hang_on_the_seed_either(seed):
    one, other = (scored(1000, seed, Settings(base_seed=base)) for base in (1, 2))
    assert jaccard(first(one, 20), first(other, 20)) >= 0.8
