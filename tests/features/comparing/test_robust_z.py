"""Robust z: the distance from the peers' median in their spread, missing values apart."""

from __future__ import annotations

import numpy as np
import pytest

from features.comparing.robust_z import centre_and_spread, robust_z


def test_the_median_has_no_distance_and_one_spread_is_one():
    # 1 to 9: the median is 5, the deviations 0 to 4 have the median 2, and 1.4826 × 2 is the spread.
    z = robust_z(np.arange(1.0, 10.0)[:, None]).z
    assert z[4, 0] == 0
    assert z[8, 0] == pytest.approx(4 / (1.4826 * 2))


def test_a_missing_value_is_neither_far_nor_near():
    values = np.array([[1.0], [np.nan], [2.0], [3.0]])
    stands = robust_z(values)
    assert (stands.z[1, 0], stands.missing[:, 0].tolist()) == (0.0, [False, True, False, False])


def test_an_infinite_value_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        robust_z(np.array([[1.0], [np.inf]]), ["a", "a"])


def of_kinds(*groups: tuple[int, float, float]) -> tuple[np.ndarray, list[str | None]]:
    """A column of normal values: count, median and spread of each kind; and whose each is."""
    random = np.random.default_rng(0)
    parts = [middle + spread * random.normal(size=count) for count, middle, spread in groups]
    names = [f"kind {at}" for at, part in enumerate(parts) for _ in part]
    return np.concatenate(parts)[:, None], names


def test_peers_that_differ_clearly_have_a_median_of_their_own():
    values, names = of_kinds((300, 0.0, 1.0), (300, 4.0, 1.0))
    stands = robust_z(values, [names])
    assert stands.centre[0, 0] == pytest.approx(0.0, abs=0.2)
    assert stands.centre[-1, 0] == pytest.approx(4.0, abs=0.2)


def test_peers_that_differ_by_chance_alone_are_not_drawn_apart():
    values, names = of_kinds(*[(30, 0.0, 1.0)] * 20)
    stands = robust_z(values, [names])
    assert len(np.unique(stands.centre)) == len(np.unique(stands.spread)) == 1


def test_the_fewer_the_peers_the_less_their_own_median_counts():
    values, names = of_kinds((400, 0.0, 1.0), (200, 1.5, 1.0), (13, 1.5, 1.0))
    whole, stands = robust_z(values), robust_z(values, [names])

    def counts(name: str, row: int) -> float:
        own = np.median(values[np.array(names) == name]) - whole.centre[0, 0]
        return (stands.centre[row, 0] - whole.centre[0, 0]) / own

    many, few = counts("kind 1", 500), counts("kind 2", -1)
    assert 0.5 < few < many < 1.0


def test_peers_that_spread_less_have_a_spread_of_their_own():
    values, names = of_kinds((300, 0.0, 1.0), (300, 0.0, 0.2))
    stands = robust_z(values, [names])
    assert stands.spread[-1, 0] < 0.5 * stands.spread[0, 0]


def test_eleven_peers_say_nothing_of_what_is_usual():
    values, names = of_kinds((300, 0.0, 1.0), (11, 9.0, 1.0))
    stands = robust_z(values, [names])
    assert len(np.unique(stands.centre)) == 1


def test_a_row_without_a_group_has_the_median_of_all():
    values, names = of_kinds((300, 0.0, 1.0), (300, 4.0, 1.0))
    stands = robust_z(np.concatenate([values, [[2.0]]]), [[*names, None]])
    assert stands.centre[-1, 0] == robust_z(np.concatenate([values, [[2.0]]])).centre[0, 0]


def test_of_a_feature_that_is_mostly_nothing_no_group_has_a_median_of_its_own():
    values = np.concatenate([np.zeros(200), np.arange(100.0), np.full(100, 50.0)])[:, None]
    stands = robust_z(values, [["a"] * 200 + ["b"] * 200])
    assert len(np.unique(stands.centre)) == 1


def test_where_nearly_all_are_nothing_the_others_still_have_a_distance():
    values = np.zeros((100, 1))
    values[:3] = 1.0
    _, spread = centre_and_spread(values)
    assert 0 < spread[0] < 1


def test_a_column_without_a_value_has_no_spread_that_divides_by_nothing():
    centre, spread = centre_and_spread(np.full((5, 1), np.nan))
    assert (centre[0], spread[0]) == (0.0, 1.0)
