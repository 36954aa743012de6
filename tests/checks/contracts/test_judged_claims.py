"""The suite of the checks: one expectation a check, and its unexpected rows are the findings."""

from __future__ import annotations

import polars as pl
import pytest

from checks.contracts.expecting import ExpectationsLost
from checks.contracts.judged_claims import SEVERITIES, check_results, compact, suite
from checks.engine.claims import NOTHING_PRINTED
from checks.engine.discover import discover
from checks.engine.run import check
from data.tables import empty
from disclosures.reading import concatenated, read
from generator import LAYOUTS, REGIMES, WRITERS, NothingToBreak, content_of, inject, unit_year
from generator.faults import FAULTS

Results = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def faulty() -> Results:
    """Invented disclosures, each with one fault: every fault that the generator knows, in turn of layout and regime."""
    readings = []
    for seed, fault in enumerate(FAULTS):
        layout = LAYOUTS[seed % len(LAYOUTS)]
        try:
            content, _ = inject(content_of(unit_year(seed, regime=REGIMES[seed % len(REGIMES)]), layout), fault, seed=seed)
        except NothingToBreak:
            continue
        readings.append(read(WRITERS[layout](content).encode(), f"{seed}.txt"))
    assert len(readings) > len(FAULTS) / 2
    return check(concatenated(readings))


def test_every_check_is_one_expectation_with_its_severity_title_and_publication():
    for expected, each in zip(suite(discover()), discover(), strict=True):
        assert (expected.name, expected.title, expected.notes) == (each.id, each.title, each.publication)
        assert expected.severity == SEVERITIES[each.severity]
    assert set(SEVERITIES.values()) == {"critical", "warning", "info"}


def test_what_is_unexpected_is_what_was_found(faulty):
    results = check_results(compact(faulty["claims"]), suite(discover()))
    assert [result.check_id for result in results] == [each.id for each in discover()]
    unexpected = {claim_id for result in results for claim_id in result.failed}
    states = faulty["findings"].join(faulty["claims"].select("claim_id", "state"), on="claim_id", how="left")
    assert unexpected == set(states.filter(pl.col("state") == "fails")["claim_id"])
    assert len(unexpected) == sum(len(result.failed) for result in results) > 10
    assert set(states.filter(~pl.col("claim_id").is_in(list(unexpected)))["state"]) <= {"improbable"}


def test_claims_are_counted_as_they_were_judged(faulty):
    for result in check_results(compact(faulty["claims"]), suite(discover())):
        states = faulty["claims"].filter(pl.col("check_id") == result.check_id)["state"].to_list()
        assert result.silent == states.count("silent") and result.improbable == states.count("improbable")
        assert result.judged == len(states) - result.silent
        assert result.met is (None if result.judged == 0 else "fails" not in states)


def test_a_check_without_claims_is_not_checked():
    results = check_results(compact(empty("claims")), suite(discover()))
    assert {result.met for result in results} == {None}
    assert {result.reasons for result in results} == {((NOTHING_PRINTED, 0),)}


def test_a_check_with_silent_claims_alone_is_not_checked_and_says_why(faulty):
    check_id = faulty["claims"]["check_id"][0]
    silent = faulty["claims"].filter(pl.col("check_id") == check_id).head(3)
    claims = compact(silent.with_columns(state=pl.lit("silent"), reason=pl.Series(["乙", "甲", "乙"])))
    result = next(each for each in check_results(claims, suite(discover())) if each.check_id == check_id)
    assert (result.met, result.judged, result.silent) == (None, 0, 3)
    assert result.reasons == (("乙", 2), ("甲", 1))


def test_a_claim_of_no_known_check_is_not_passed_over(faulty):
    claims = compact(faulty["claims"]).with_columns(check_id=pl.lit("XXX01"), state=pl.lit("fails"))
    with pytest.raises(ExpectationsLost, match="XXX01"):
        check_results(claims, suite(discover()))
