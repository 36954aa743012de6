"""From tables to scores: the same in any order of their rows."""

from __future__ import annotations

import pytest
from generated_lake import generated_lake

from data.columns import LEVELS
from data.contract import as_declared
from features.running import Review, scored_level
from features.scoring.ensemble import Settings
from features.version import features_version

REVIEW = Review(k=10, settings=Settings(trees=12, seeds=2, threads=1))


@pytest.mark.parametrize("level", LEVELS)
def test_the_order_of_the_rows_changes_no_feature_and_no_score(level):
    tables = generated_lake()
    told = scored_level(tables, level, REVIEW)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=5) for name, frame in tables.items()}
    again = scored_level(shuffled, level, REVIEW)
    for name, frame in told.items():
        assert as_declared(name, frame).equals(as_declared(name, again[name])) and frame.height


def test_what_is_asked_for_is_part_of_the_version():
    assert features_version(k=20, seed=0) == features_version(k=20, seed=0)
    assert len({features_version(k=20, seed=0), features_version(k=21, seed=0), features_version(k=20, seed=1)}) == 3
