"""The ensemble: it sees what one lens alone does not, and depends on no order and no number of threads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from invented_rows import QUICK, correlated, with_anomalies

from features.comparing.robust_z import robust_z
from features.scoring.dependence import errors, learnt
from features.scoring.ensemble import learn, scored
from features.scoring.forest import isolation, planted
from features.scoring.quantile_normal import quantile_normal, quantile_normal_of

NO_HISTORY = np.zeros((1000, 0))


def z_of(values):
    return robust_z(values).z


def first(score, k):
    return set(np.argsort(-score)[:k].tolist())


def test_a_broken_dependency_is_an_error_of_prediction_though_each_value_is_usual():
    # Two features that are the same but for a tenth: +1.5 and -1.5 are usual, together they are 20 sigmas of their difference.
    random = np.random.default_rng(0)
    one = random.normal(size=(1000, 1))
    values = np.concatenate([one, one + 0.1 * random.normal(size=(1000, 1))], axis=1)
    values[7] = 1.5, -1.5
    even = quantile_normal(quantile_normal_of(values), values)
    off = np.abs(errors(learnt(even).from_all, even)).max(axis=1)
    assert np.abs(even[7]).max() < 2
    assert off[7] > 8
    assert np.delete(off, 7).max() < 5


def test_anomalies_of_all_kinds_are_among_the_first_more_often_than_with_a_plain_forest():
    values, kinds = with_anomalies(1000, seed=4)
    anomalies = {row for row, kind in enumerate(kinds) if kind}
    score = learn(z_of(values), NO_HISTORY, QUICK, threads=1)[1].score
    plain = isolation(planted(values.astype(np.float32), trees=240, seed=0), values.astype(np.float32))
    found, alone = (len(first(each, 50) & anomalies) / 50 for each in (score, plain))
    assert found >= 0.8 > alone


def test_the_scores_of_its_own_rows_are_those_that_it_gives_them_again():
    z = z_of(correlated(300))
    ensemble, scores = learn(z, NO_HISTORY[:300], QUICK, threads=1)
    assert np.array_equal(scored(ensemble, z, NO_HISTORY[:300]).score, scores.score)


def test_the_number_of_threads_changes_nothing():
    z = z_of(correlated(300))
    one, other = (learn(z, NO_HISTORY[:300], QUICK, threads=threads)[1].score for threads in (1, 3))
    assert np.array_equal(one, other)


def test_another_base_seed_gives_other_forests():
    z = z_of(correlated(300))
    one, other = (learn(z, NO_HISTORY[:300], replace(QUICK, base_seed=seed), threads=1)[1].score for seed in (0, 1))
    assert not np.array_equal(one, other)


def test_a_change_that_no_peer_has_is_seen_though_its_value_is_usual():
    z = z_of(correlated(1000, seed=2))
    history = np.random.default_rng(1).normal(size=(1000, 1))
    history[11] = 20.0
    assert 11 in first(learn(z, history, QUICK, threads=1)[1].score, 10)


def test_a_table_without_rows_of_another_kind_is_left_to_the_forest_alone():
    values = correlated(1000, seed=12)
    ensemble, _ = learn(z_of(values), NO_HISTORY, QUICK, threads=1)
    assert ensemble.apart == 0.0
    assert {grown.part for grown in ensemble.seeds[0]} == {"alone"}


def test_rows_of_another_kind_give_the_lenses_their_say():
    values, _ = with_anomalies(1000, seed=4)
    ensemble, _ = learn(z_of(values), NO_HISTORY, QUICK, threads=1)
    assert ensemble.apart > 0.9
    assert {grown.part for grown in ensemble.seeds[0]} >= {"joint"}


def test_rows_of_features_that_are_mostly_the_same_are_scored_by_the_forest():
    values = np.zeros((300, 2))
    values[:20] = np.random.default_rng(0).normal(size=(20, 2))
    score = learn(z_of(values), NO_HISTORY[:300], QUICK, threads=1)[1].score
    assert first(score, 20) == set(range(20))


def test_a_broken_tie_between_two_that_say_the_same_is_seen():
    # Kin do not foretell each other: the tie between them has a lens of its own.
    values = np.concatenate([correlated(1000, seed=5), np.zeros((1000, 1))], axis=1)
    values[:, -1] = values[:, 0] + 0.02 * np.random.default_rng(1).normal(size=1000)
    values[17, -1] = values[17, 0] + (1.0 if values[17, 0] < 0 else -1.0)
    assert 17 in first(learn(z_of(values), NO_HISTORY, QUICK, threads=1)[1].score, 5)
