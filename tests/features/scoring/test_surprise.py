"""Surprise: -ln of the chance of so much among usual rows, whatever the measure."""

from __future__ import annotations

import numpy as np
import pytest

from features.scoring.surprise import surprise, tail_of


def test_the_median_surprises_by_the_logarithm_of_two():
    measure = np.exp(np.linspace(-1, 1, 1001))
    assert surprise(tail_of(measure), np.array([1.0]))[0] == pytest.approx(np.log(2), abs=0.01)


def test_the_ninth_decile_surprises_by_the_logarithm_of_ten():
    measure = np.exp(np.random.default_rng(0).normal(size=20_000))
    assert surprise(tail_of(measure), np.quantile(measure, [0.9]))[0] == pytest.approx(np.log(10), abs=0.01)


def test_the_scale_of_a_measure_changes_nothing():
    measure = np.exp(np.random.default_rng(0).normal(size=500))
    one, other = (surprise(tail_of(scale * measure), scale * measure) for scale in (1.0, 250.0))
    assert np.allclose(one, other)


def test_a_tenth_of_unusual_rows_hardly_moves_what_is_usual():
    random = np.random.default_rng(0)
    usual = np.exp(random.normal(size=5_000))
    mixed = np.concatenate([usual, np.full(250, 1e6)])
    assert tail_of(mixed).step == pytest.approx(tail_of(usual).step, rel=0.3)


def test_a_measure_that_is_always_the_same_surprises_nobody():
    assert np.isfinite(surprise(tail_of(np.ones(50)), np.ones(50))).all()


def test_the_greatest_values_stand_apart_where_the_middle_does_not_foretell_them():
    usual = np.exp(np.random.default_rng(0).normal(size=5_000))
    assert tail_of(usual).apart == 0.0
    assert tail_of(np.concatenate([usual, np.full(250, 1e3)])).apart == 1.0


def test_a_heavy_tail_throughout_is_no_other_kind_of_rows():
    assert tail_of(np.exp(3 * np.random.default_rng(0).normal(size=5_000))).apart == 0.0


def test_steps_that_mean_nothing_do_not_make_a_distance():
    # All rows lie within a thousandth: without a least step the top would be many steps away.
    measure = np.concatenate([np.linspace(1, 1.001, 990), np.full(10, 1.05)])
    assert tail_of(measure, least=0.1).apart == 0.0
