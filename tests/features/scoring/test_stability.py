"""How far the ranking hangs on the seed of its forests."""

from __future__ import annotations

import pytest
from invented_rows import FEATURES, rows_of, with_anomalies

from data.generator.population import Parameters, mixed, population
from data.generator.population.parameters import UNIT_KINDS
from features.running import Review, scored_level
from features.scoring.ensemble import Settings
from features.scoring.ranking import Order, ranked


def first(scores, k=20):
    return set(scores.sort("score", "row_id", descending=[True, False])["row_id"].head(k))


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def test_the_first_twenty_of_a_thousand_hang_on_the_rows_and_not_on_the_seed():
    rows = rows_of(with_anomalies(1000, seed=6)[0])
    one, other = (
        ranked(rows, Order(FEATURES, (), 20, Settings(trees=100, seeds=4, base_seed=seed, threads=1))) for seed in (1, 2)
    )
    assert jaccard(first(one), first(other)) >= 0.8


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_the_first_twenty_of_a_thousand_units_do_so_too(seed):
    tables, _ = population(units=1000, years=1, seed=seed, parameters=Parameters(mix=mixed(0.05, UNIT_KINDS)))
    one, other = (
        scored_level(tables, "unit", Review(k=20, settings=Settings(base_seed=base)))["scores"] for base in (1, 2)
    )
    assert jaccard(first(one), first(other)) >= 0.8
