"""Far ends: a feature that now and then lies far off without anything being wrong needs more to be far out."""

from __future__ import annotations

import numpy as np
import pytest

from features.scoring.heavy_tails import heavy_tails_of, ordinary, shrink_tails


def normal(count: int = 2000, width: int = 3) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(count, width))


def test_the_far_end_of_a_normal_distribution_stays_where_it_is():
    values = normal()
    ends = heavy_tails_of(values)
    assert np.allclose(shrink_tails(ends, values), values, rtol=0.1)


def test_values_that_are_often_far_off_are_laid_back():
    values = normal()
    values[:20, 1] = np.linspace(6, 10, 20)
    back = shrink_tails(heavy_tails_of(values), values)
    assert np.abs(back[:20, 1]).max() < 6
    assert np.allclose(back[:, [0, 2]], values[:, [0, 2]], rtol=0.1)


def test_one_value_that_is_far_off_stays_far_off():
    values = normal()
    values[7, 1] = 9.0
    assert shrink_tails(heavy_tails_of(values), values)[7, 1] == pytest.approx(9.0, rel=0.1)


def test_the_order_of_the_values_of_a_feature_stays():
    values = normal(500, 1)
    values[:10, 0] = np.linspace(5, 12, 10)
    back = shrink_tails(heavy_tails_of(values), values)
    assert np.array_equal(np.argsort(back[:, 0]), np.argsort(values[:, 0]))


def test_a_value_and_its_mirror_image_are_laid_back_alike():
    values = normal(500, 1)
    values[:10, 0] = np.linspace(5, 12, 10)
    ends = heavy_tails_of(values)
    assert np.array_equal(shrink_tails(ends, -values), -shrink_tails(ends, values))


def test_rows_that_are_off_in_many_features_say_nothing_of_far_ends():
    values = normal(1000, 20)
    values[:30] += 4.0
    kept = ordinary(values)
    assert not kept[:30].any()
    assert kept.mean() == pytest.approx(0.95, abs=0.001)


def test_a_row_that_is_off_in_one_feature_is_ordinary():
    values = normal(1000, 20)
    values[3, 5] = 30.0
    values[3, 6:] = 0.5
    assert ordinary(values)[3]


def test_without_a_feature_there_is_nothing_to_lay_back():
    values = np.zeros((20, 0))
    assert shrink_tails(heavy_tails_of(values), values).shape == (20, 0)
