"""Scores, targets, blanks and units of indicators: two disclosures read by hand, and faults put into invented ones."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from gold import gold_tables, is_here
from observed_examples import observed_example

from checks.engine.discover import discover
from checks.engine.findings import findings
from checks.engine.run import told_claims
from checks.engine.thresholds import thresholds
from disclosures.reading import read
from generator import LAYOUTS, REGIMES, WRITERS, NothingToBreak, content_of, inject, unit_year

FAMILIES = ("SCO", "TGT", "BLK", "UNI")
OWN = [each for each in discover() if each.id.startswith(FAMILIES)]
# Number of findings by check. 000 has 13 kept ceilings with points taken off, six of them without a reason, and two blank
# actual values with full scores; 003 has one ceiling kept by spending nothing, scored 0.
FOUND = {
    "000": {"BLK01": 2, "BLK02": 6, "SCO02": 1, "SCO04": 13, "TGT01": 1, "TGT02": 2, "TGT04": 6, "TGT08": 1},
    "003": {"SCO04": 1, "TGT01": 1, "TGT04": 2, "TGT06": 2},
}
# Last year's values and the cells of the form itself are not in the hand-made readings.
NOT_READ = ("TGT05", "BLK03", "BLK04")
# The fault that the generator injects, and the check that answers it.
ANSWERS = {"actual value left blank": "BLK01", "kept ceiling penalised": "SCO04", "unit of money slipped": "UNI01"}


@pytest.mark.skipif(not is_here(), reason="the hand-made readings are not here")
@pytest.mark.parametrize("name", FOUND)
def test_the_hand_made_readings_have_these_faults(name: str) -> None:
    found = findings(told_claims(gold_tables(name), OWN, {}))
    counts = dict(found.filter(~pl.col("check_id").is_in(NOT_READ)).group_by("check_id").len().iter_rows())
    assert counts == FOUND[name]


@pytest.mark.parametrize(("fault", "check_id"), ANSWERS.items())
def test_an_injected_fault_is_answered(fault: str, check_id: str) -> None:
    broken = 0
    for seed in range(30):
        layout = LAYOUTS[seed % len(LAYOUTS)]
        try:
            content, _ = inject(content_of(unit_year(seed, regime=REGIMES[seed % len(REGIMES)]), layout), fault, seed=seed)
        except NothingToBreak:
            continue
        told = told_claims(read(WRITERS[layout](content).encode(), "示例.txt").frames, OWN, {})
        assert "fails" in told.filter(pl.col("check_id") == check_id)["state"].to_list(), (layout, seed)
        broken += 1
        if broken == 3:
            return
    raise AssertionError(f"nothing to break by {fault}")


def test_a_weight_that_is_its_score_is_one_cause() -> None:
    """SCO03 says it as an error; SUM18 stands beside it as info."""
    check = next(each for each in OWN if each.id == "SCO03")
    both = [each for each in discover() if each.id in ("SCO03", "SUM18")]
    found = findings(told_claims(observed_example(check.examples["fails"]), both, {}))
    assert found["cause"].n_unique() == 1
    assert dict(found.select("check_id", "severity").iter_rows()) == {"SCO03": "error", "SUM18": "info"}


def test_thresholds_are_those_of_the_year_or_of_the_user() -> None:
    """The grades of 财预〔2020〕10号 hold from 2020 on; a given value counts instead of that of the file."""
    documents = pl.DataFrame({"document_id": ["a", "b", "c"], "fiscal_year": [2019, 2024, None]})
    rows = thresholds(documents, {"overshoot_rate": Decimal(300)}).collect()
    assert rows["grade_excellent"].to_list() == [None, Decimal(90), Decimal(90)]
    assert rows["overshoot_rate"].to_list() == [Decimal(300)] * 3
