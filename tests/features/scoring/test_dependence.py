"""Dependence: what the others foretell of a feature, the collinear left out, and what all foretell."""

from __future__ import annotations

import numpy as np

from features.scoring.dependence import errors, learnt


def twins(count: int = 2000) -> np.ndarray:
    """Nine features of one factor, and a tenth that says what the first says."""
    random = np.random.default_rng(0)
    values = random.normal(size=(count, 1)) + 0.7 * random.normal(size=(count, 9))
    twin = values[:, :1] + 0.05 * random.normal(size=(count, 1))
    return np.concatenate([values, twin], axis=1)


def test_where_a_feature_and_its_twin_are_off_together_the_others_tell():
    values = twins()
    values[4, [0, 9]] = values[4, 1:9].mean() + 6.0
    known = learnt(values)
    others, all_of_them = (np.abs(errors(each, values)[4, 0]) for each in (known.from_others, known.from_all))
    assert others > 6 > all_of_them


def test_where_only_the_twins_part_the_prediction_from_all_tells():
    values = twins()
    values[4] = 0.0
    values[4, [0, 9]] = 0.5, -0.5
    known = learnt(values)
    assert np.abs(errors(known.from_others, values)[4]).max() < 3
    assert np.abs(errors(known.from_all, values)[4]).max() > 6


def test_features_that_share_a_factor_are_no_kin():
    # All nine have a correlation of two thirds: were they collinear, nothing would be left to foretell one.
    values = twins()[:, :9]
    weights = learnt(values).from_others.weights
    assert (np.abs(weights[np.triu_indices(9, 1)]) > 0).all()


def test_rows_that_are_looked_for_do_not_teach_what_is_usual():
    values = twins()
    mixed = values.copy()
    mixed[:80, 0] = -mixed[:80, 0]
    alone, beside = (learnt(each).from_others.weights for each in (values, mixed))
    assert np.allclose(alone, beside, atol=0.1)


def test_without_a_feature_there_is_nothing_to_foretell():
    nothing = np.zeros((30, 0))
    assert errors(learnt(nothing).from_others, nothing).shape == (30, 0)
