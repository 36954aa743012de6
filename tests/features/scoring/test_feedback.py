"""Decisions: what is explained stands behind in its group until it is over; rates of hits once there are enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from invented_rows import FEATURES, QUICK, correlated, rows_of, with_anomalies

from features.scoring.feedback import DECISIONS, Explained, explained, hit_rates, wilson
from features.scoring.ranking import Order, ranked

TODAY = date(2024, 6, 1)


def decided(*rows: tuple[str, str, str, str, date | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=DECISIONS, orient="row")


def test_an_explanation_holds_in_its_group_until_its_last_day():
    found = explained(
        decided(
            ("a", "staff", "explained", "县", TODAY),
            ("b", "vehicles", "explained", "县", date(2024, 5, 31)),
            ("c", "failed_*", "explained", "市", None),
            ("d", "budget", "confirmed", "县", None),
        ),
        TODAY,
    )
    assert found.patterns == {"县": ("staff",), "市": ("failed_*",)}
    assert found.covers("市", "failed_sum") and not found.covers("县", "failed_sum")


def test_an_unknown_verdict_is_an_error():
    with pytest.raises(ValueError, match="maybe"):
        explained(decided(("a", "staff", "maybe", "县", None)), TODAY)


@pytest.mark.parametrize("count", [40, 150, 240])
def test_rows_led_by_what_is_explained_rank_behind_and_keep_their_score(count):
    values, _ = with_anomalies(count) if count > 100 else (correlated(count), [])
    order = Order(FEATURES, (), k=6, settings=QUICK)
    before = ranked(rows_of(values), order)
    first = before.filter(rank=1)
    feature = first["reasons"][0][0]["feature"]
    after = ranked(rows_of(values), replace(order, explained=Explained({"全部": (feature,)})))
    assert after["score"].equals(before["score"]) and after["percentile"].equals(before["percentile"])
    behind = after.filter(pl.col("reasons").list.first().struct.field("feature") == feature)
    assert first["row_id"][0] in behind["row_id"] and not behind["flagged"].any()
    assert behind["rank"].min() == count - behind.height + 1
    assert after["flagged"].sum() == 6 and sorted(after["rank"]) == list(range(1, count + 1))
    assert after.filter("flagged")["reasons"].null_count() == 0


def test_what_is_explained_elsewhere_changes_nothing():
    rows, order = rows_of(correlated(150)), Order(FEATURES, (), k=6, settings=QUICK)
    assert ranked(rows, replace(order, explained=Explained({"别处": ("*",)}))).equals(ranked(rows, order))


def test_where_all_is_explained_nobody_is_flagged():
    rows, order = rows_of(correlated(30)), Order(FEATURES, (), k=6, settings=QUICK)
    assert not ranked(rows, replace(order, explained=Explained({"全部": ("*",)})))["flagged"].any()


def scores(count: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"row_id": [f"{at:03d}" for at in range(count)], "percentile": [100 * at / (count - 1) for at in range(count)]}
    )


def test_under_a_hundred_decisions_there_is_no_rate():
    few = decided(*((f"{at:03d}", "staff", "confirmed", "县", None) for at in range(99)))
    assert hit_rates(few, scores(200)).is_empty()


def test_rates_are_told_by_band_with_their_interval():
    rows = [(f"{at:03d}", "staff", "confirmed" if at >= 180 else "explained", "县", None) for at in range(200)]
    found = hit_rates(decided(*rows, ("000", "staff", "data_error", "县", None)), scores(200))
    assert found["decided"].sum() == 200 and found["confirmed"].sum() == 20
    assert found.filter(low=0.0)["rate"].item() == 0.0 and found.filter(low=99.0)["rate"].item() == 1.0
    assert ((found["rate_low"] <= found["rate"]) & (found["rate"] <= found["rate_high"])).all()


def test_a_row_that_was_decided_twice_counts_once():
    rows = [(f"{at:03d}", "staff", "explained", "县", None) for at in range(120)]
    found = hit_rates(decided(*rows, ("000", "staff", "confirmed", "县", None)), scores(120))
    assert (found["decided"].sum(), found["confirmed"].sum()) == (120, 1)


def test_the_interval_of_a_rate_is_wilsons():
    # 8 of 10: the customary example, 0.4902 to 0.9433.
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10)[0] == 0.0 and wilson(10, 10)[1] == 1.0
