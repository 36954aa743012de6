"""The forest: what scikit-learn scores, in a sum whose order depends on nothing."""

from __future__ import annotations

import numpy as np
import pytest
from invented_rows import correlated

from features.scoring.forest import each, isolation, planted, seeds_of


@pytest.mark.parametrize("count", [2, 3, 40, 700])
def test_the_scores_are_those_of_scikit_learn(count):
    columns = correlated(count).astype(np.float32)
    forest = planted(columns, trees=30, seed=5)
    assert np.allclose(isolation(forest, columns), -forest.score_samples(columns), atol=1e-12)


def test_other_base_seeds_share_no_seed():
    assert not set(seeds_of(0, 10)) & set(seeds_of(1, 10))


def test_results_come_in_the_order_of_the_seeds_whatever_the_threads():
    assert each(lambda seed: seed * seed, range(20), threads=4) == [seed * seed for seed in range(20)]
