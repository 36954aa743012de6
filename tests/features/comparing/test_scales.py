"""Scales: in each of them equal distances mean the same, and the value that is said comes back."""

from __future__ import annotations

import numpy as np
import pytest

from features.comparing.scales import scaled, unscaled
from features.describing import Feature


def compared(scale: str, *values: float) -> list[float]:
    feature = Feature("f", "%", "Invented.", "特征", scale=scale)
    return scaled(np.array(values)[:, None], [feature])[0][:, 0].tolist()


@pytest.mark.parametrize("scale", ["plain", "log", "logit", "growth"])
def test_a_value_comes_back_as_it_was(scale):
    feature = Feature("f", "%", "Invented.", "特征", scale=scale)
    values = np.array([2.5, 40.0, 99.0])[:, None]
    found, units = scaled(values, [feature])
    assert [unscaled(each, feature, units[0]) for each in found[:, 0]] == pytest.approx(values[:, 0])


def test_ten_times_as_much_is_equally_far_at_every_magnitude():
    low, middle, high = compared("log", 10_000.0, 100_000.0, 1_000_000.0)
    assert high - middle == pytest.approx(middle - low, rel=0.05)


def test_amounts_of_small_units_are_compared_like_those_of_large_ones():
    assert compared("log", 0.01, 0.1, 1.0) == pytest.approx(compared("log", 100.0, 1_000.0, 10_000.0))


def test_the_last_percents_of_a_share_count_as_much_as_those_in_the_middle():
    half, much, most = compared("logit", 50.0, 80.0, 94.0)
    assert most - much == pytest.approx(much - half, rel=0.1)


def test_nothing_and_all_are_no_infinite_shares():
    assert np.isfinite(compared("logit", 0.0, 100.0, 130.0)).all()


def test_half_is_as_far_as_double():
    halved, doubled = compared("growth", -50.0, 100.0)
    assert halved == pytest.approx(-doubled)


def test_the_loss_of_everything_is_far_and_finite():
    assert compared("growth", -100.0)[0] == pytest.approx(np.log(0.001))


def test_missing_stays_missing():
    assert np.isnan(compared("log", 1.0, float("nan"))[1])
