"""Evening: values in sigmas whatever the shape of their distribution, and a straight scale beyond what is usual."""

from __future__ import annotations

import numpy as np
import pytest

from features.scoring.quantile_normal import quantile_normal, quantile_normal_of


def even(values: np.ndarray) -> np.ndarray:
    column = values[:, None]
    return quantile_normal(quantile_normal_of(column), column)[:, 0]


def test_what_is_normal_stays_as_it_is():
    values = np.random.default_rng(0).normal(size=20_000)
    assert even(values) == pytest.approx(values, abs=0.15)


def test_a_skewed_feature_is_as_far_out_on_either_side():
    found = even(np.random.default_rng(0).exponential(size=20_000))
    assert np.quantile(found, [0.025, 0.975]) == pytest.approx([-1.96, 1.96], abs=0.2)


def test_the_scale_goes_on_beyond_the_last_quantile():
    values = np.concatenate([np.random.default_rng(0).normal(size=2_000), [10.0, 20.0]])
    found = even(values)
    assert found[-1] - found[-2] == pytest.approx(10, rel=0.1)


def test_unusual_rows_on_one_side_hardly_move_the_scale():
    values = np.random.default_rng(0).normal(size=2_000)
    mixed = np.concatenate([values, np.full(40, 30.0)])
    assert even(mixed)[:2_000] == pytest.approx(even(values), abs=1.0)


def test_a_feature_that_is_nearly_always_the_same_has_no_distribution():
    values = np.zeros((100, 2))
    values[:, 1] = np.arange(100)
    values[:3, 0] = 5
    assert quantile_normal_of(values).spread_out.tolist() == [False, True]


def test_no_step_is_so_fine_that_a_little_is_far():
    # Half of the rows lie within a hundredth of the median, the others within one: the scale is no finer than 0.15 of that.
    values = np.concatenate([np.linspace(-0.01, 0.01, 900), np.linspace(-1, 1, 100)])
    assert np.abs(even(values)).max() < 15


def test_where_two_quantiles_are_one_value_what_lies_beyond_is_not_many_sigmas_off():
    # Weights of 5, 10 and 20 points, many of each: between the ninth decile and 97.5% there is no distance to go by.
    values = np.repeat([5.0, 10.0, 20.0, 30.0], [200, 600, 199, 1])[:, None]
    assert quantile_normal(quantile_normal_of(values), values)[-1, 0] < 6
