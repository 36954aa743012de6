"""Reasons are honest: a row whose named features are restored to the median of its peers is no longer among the first."""

from __future__ import annotations

import numpy as np
import polars as pl
from invented_rows import FEATURES, QUICK, correlated, rows_of, with_anomalies

from features.comparing.robust_z import robust_z
from features.scoring.ensemble import learn, scored
from features.scoring.ranking import Order, ranked
from features.scoring.reasons import Rows, named_features

K = 25


def test_restoring_the_named_features_takes_every_flagged_row_out_of_the_first():
    values, _ = with_anomalies(500, seed=3)
    z, none = robust_z(values).z, np.zeros((500, 0))
    ensemble, scores = learn(z, none, QUICK, threads=1)
    order = np.argsort(-scores.score, kind="stable")
    flagged, limit = order[:K], float(scores.score[order[K]])
    named = named_features(ensemble, Rows(z[flagged], none[flagged], []), scores.score[flagged], limit=limit)
    restored = z[flagged].copy()
    for row, why in enumerate(named):
        restored[row, list(why.features)] = 0.0
    assert all(why.leaves for why in named)
    assert (scored(ensemble, restored, none[flagged]).score < limit).all()


def test_a_row_that_is_off_in_one_feature_has_that_reason_alone():
    values = correlated(400, seed=6)
    values[9, 2] += 15
    found = ranked(rows_of(values), Order(FEATURES, (), k=5, settings=QUICK))
    (reasons,) = found.filter(row_id="00009")["reasons"].to_list()
    assert [reason["feature"] for reason in reasons] == ["f2"]
    assert reasons[0]["share"] == 1.0
    assert reasons[0]["value"] > reasons[0]["peer_high"] > reasons[0]["peer_median"]


def test_shares_of_the_reasons_are_of_one_whole():
    values, _ = with_anomalies(300, seed=8)
    found = ranked(rows_of(values), Order(FEATURES, (), k=10, settings=QUICK)).filter("flagged")
    shares = found["reasons"].list.eval(pl.element().struct.field("share")).list.sum()
    assert np.allclose(shares.to_numpy(), 1.0)


def test_two_that_say_the_same_are_the_reason_without_those_that_were_tried_before_them():
    # Neither helps alone: with one of them restored their tie is broken as well.
    values = correlated(600, seed=7)
    values[:, 1] = values[:, 0] + 0.02 * np.random.default_rng(1).normal(size=600)
    values[9, :2] = 9.0
    found = ranked(rows_of(values), Order(FEATURES, (), k=5, settings=QUICK))
    (reasons,) = found.filter(row_id="00009")["reasons"].to_list()
    assert {reason["feature"] for reason in reasons} == {"f0", "f1"}
