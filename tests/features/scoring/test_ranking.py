"""Ranking: what the number of peers allows, the same in any order of the rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from invented_rows import FEATURES, QUICK, correlated, rows_of, with_anomalies

from features.describing import Feature
from features.scoring.ranking import Order, ranked

ORDER = Order(FEATURES, (), k=10, settings=QUICK)


@pytest.mark.parametrize(
    ("count", "method"), [(1, "refused"), (11, "refused"), (12, "robust_z"), (59, "robust_z"), (60, "forest_trial"),
                          (199, "forest_trial"), (200, "forest")]
)  # fmt: skip
def test_the_number_of_peers_decides_how_rows_are_scored(count, method):
    found = ranked(rows_of(correlated(count)), replace(ORDER, k=3))
    assert found["method"].unique().to_list() == [method]
    assert found["peer_count"].unique().to_list() == [count]


def test_too_few_peers_have_no_score_and_the_reason():
    found = ranked(rows_of(correlated(5)), ORDER)
    assert found.select("score", "rank", "reasons").null_count().row(0) == (5, 5, 5)
    assert found["refused"][0] == "同类仅5个，不足12个，不作同类比较"


def test_every_rank_is_one_rows():
    found = ranked(rows_of(np.round(correlated(80), 0)), ORDER)
    assert sorted(found["rank"]) == list(range(1, 81))


def test_the_order_of_the_rows_changes_nothing():
    values, _ = with_anomalies(240)
    rows = rows_of(values)
    assert ranked(rows.sample(fraction=1, shuffle=True, seed=3), ORDER).equals(ranked(rows, ORDER))


def test_what_a_trial_finds_never_alerts():
    values, _ = with_anomalies(150)
    found = ranked(rows_of(values), ORDER)
    assert (found["flagged"].sum(), found["alert"].sum()) == (10, 0)


def test_a_row_that_some_seeds_leave_out_does_not_alert():
    found = ranked(rows_of(correlated(250, seed=5)), ORDER).filter("flagged")
    assert (found["alert"] == (found["seed_share"] >= 0.8)).all()


def test_the_first_of_the_rows_without_a_nearer_group_does_not_alert_where_it_is_usual():
    values = correlated(230)
    values[200:] *= 0.05
    found = ranked(rows_of(values, kind=["局"] * 200 + ["院"] * 30), replace(ORDER, keys=("kind",)))
    first = found.filter("flagged", peer_group="全部")
    assert first["percentile"].max() < 90 and not first["alert"].any()


def test_the_budget_is_shared_by_the_sizes_of_the_groups():
    rows = rows_of(correlated(500), kind=["局"] * 300 + ["院"] * 200)
    found = ranked(rows, replace(ORDER, keys=("kind",)))
    assert found.filter("flagged")["peer_group"].value_counts().sort("peer_group").rows() == [("局", 6), ("院", 4)]


def test_rows_without_a_nearer_group_stand_among_all_rows():
    rows = rows_of(correlated(230), kind=["局"] * 200 + ["院"] * 30)
    found = ranked(rows, replace(ORDER, keys=("kind",)))
    assert found.filter(peer_group="全部").select(pl.len(), pl.col("peer_count").max()).row(0) == (30, 230)


def test_a_feature_that_hardly_any_row_has_is_left_out():
    values = correlated(300)
    values[20:, 0] = np.nan
    values[0, 0] = 1e6
    found = ranked(rows_of(values), ORDER)
    assert not any(reason["feature"] == "f0" for reasons in found["reasons"].drop_nulls() for reason in reasons)


def test_amounts_are_compared_by_their_magnitude_and_said_as_they_are():
    values = correlated(300)
    values[:, 0] = np.exp(values[:, 0] + 8)
    values[3, 0] = 1e9
    features = (Feature("f0", "万元", "Invented.", "金额", scale="log"), *FEATURES[1:])
    (reasons,) = ranked(rows_of(values), replace(ORDER, features=features)).filter(row_id="00003")["reasons"].to_list()
    assert reasons[0]["value"] == pytest.approx(1e9)
    assert 1_000 < reasons[0]["peer_median"] < 9_000
