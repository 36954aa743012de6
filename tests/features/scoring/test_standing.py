"""Robust z: the distance from the peers' median in their spread, missing values apart."""

from __future__ import annotations

import numpy as np
import pytest

from features.scoring.standing import STRENGTH, centre_and_spread, standing


def test_the_median_has_no_distance_and_one_spread_is_one():
    # 1 to 9: the median is 5, the deviations 0 to 4 have the median 2, and 1.4826 × 2 is the spread.
    z = standing(np.arange(1.0, 10.0)[:, None], ["a"] * 9).z
    assert z[4, 0] == 0
    assert z[8, 0] == pytest.approx(4 / (1.4826 * 2))


def test_a_missing_value_is_neither_far_nor_near():
    values = np.array([[1.0], [np.nan], [2.0], [3.0]])
    stands = standing(values, ["a"] * 4)
    assert (stands.z[1, 0], stands.missing[:, 0].tolist()) == (0.0, [False, True, False, False])


def test_an_infinite_value_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        standing(np.array([[1.0], [np.inf]]), ["a", "a"])


def test_the_median_of_few_peers_is_drawn_towards_that_of_all():
    # 12 peers at 10 among 100 at 0: as many as STRENGTH, so that their median counts half.
    values = np.concatenate([np.zeros(100), np.full(12, 10.0)])[:, None]
    stands = standing(values, ["a"] * 100 + ["b"] * 12)
    assert STRENGTH == 12
    assert stands.centre[-1, 0] == pytest.approx(5.0)
    assert stands.centre[0, 0] == 0.0


def test_where_nearly_all_are_nothing_the_others_still_have_a_distance():
    values = np.zeros((100, 1))
    values[:3] = 1.0
    _, spread = centre_and_spread(values)
    assert 0 < spread[0] < 1


def test_a_column_without_a_value_has_no_spread_that_divides_by_nothing():
    centre, spread = centre_and_spread(np.full((5, 1), np.nan))
    assert (centre[0], spread[0]) == (0.0, 1.0)
