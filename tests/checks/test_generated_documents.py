"""Invented disclosures, read and checked: what is consistent raises no voice, what was broken on purpose is found."""

from __future__ import annotations

import polars as pl
import pytest

from checks.run import check
from data.generator import LAYOUTS, REGIMES, WRITERS, NothingToBreak, content_of, generate, inject, unit_year
from disclosures.reading import concatenated, read

LOUD = ["error", "warning"]
# The fault that the generator injects, and the check that answers it.
ANSWERS = {
    "share printed wrong": "SHR01",
    "growth rate printed wrong": "YOY01",
    "direction reversed": "YOY01",
    "prior year negative": "YOY02",
    "difference printed as deviation rate": "DEV01",
    "running costs do not add up": "SUM11",
    "expenditure total does not add up": "SUM02",
    "vehicles do not add up": "SUM15",
    "staff does not add up": "SUM16",
    "sources of money do not add up": "SUM17",
    "weights do not add up": "SUM18",
    "total score wrong": "SUM19",
    "execution rate wrong": "EXE01",
    "executed over budget": "EXE02",
    "score over weight": "SCO01",
    "odd execution score": "SCO02",
    "target missed with full score": "TGT01",
    "actual value of another kind": "TGT02",
}


@pytest.mark.parametrize(
    ("disclosures", "seed"),
    [(48, 5), (12, 11), pytest.param(300, 11, marks=pytest.mark.slow), pytest.param(300, 12, marks=pytest.mark.slow)],
)
def test_consistent_disclosures_raise_no_voice(disclosures: int, seed: int) -> None:
    """Every layout in every rounding regime in turn: not one error, not one warning."""
    files = generate(disclosures, seed=seed)
    results = check(concatenated(read(file.text.encode(), file.file_name) for file in files))
    loud = results["findings"].filter(pl.col("severity").is_in(LOUD))
    assert loud.height == 0, loud.select("check_id", "unit_name", "fiscal_year", "message").rows()
    assert results["claims"].filter(pl.col("state") == "holds").height > 200 * disclosures


@pytest.mark.parametrize(("fault", "check_id"), ANSWERS.items())
def test_an_injected_fault_is_answered(fault: str, check_id: str) -> None:
    """In the first three units that have something to break in this way; the fault's own place is among the evidence."""
    broken = found = 0
    for seed in range(30):
        layout = LAYOUTS[seed % len(LAYOUTS)]
        unit = unit_year(seed, regime=REGIMES[seed % len(REGIMES)])
        try:
            content, _ = inject(content_of(unit, layout), fault, seed=seed)
        except NothingToBreak:
            continue
        results = check(read(WRITERS[layout](content).encode(), "示例.txt").frames)
        states = results["claims"].filter(pl.col("check_id") == check_id)["state"]
        if fault == "odd execution score" and (states == "silent").any():
            continue  # too few forms to tell the document's rule
        broken += 1
        found += "fails" in states
        if broken == 3:
            break
    assert broken == 3 and found == 3
