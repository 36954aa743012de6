"""A generated disclosure drawn as a PDF, with hard-wrapped lines and ruled forms over pages, says what its text says."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from drawn_disclosures import pdf_of
from drawn_pdf import RULERS

from data.generator import REGIMES
from data.generator.batches import content_of
from data.generator.document import Disclosure
from data.generator.layouts import WRITERS as LAYOUTS
from data.generator.unit_years import unit_year
from disclosures.reading import Reading, read

SEEDS = (3, 11, 24, 37, 58)
COLUMNS = {
    "facts": ("section", "subject", "measure", "value", "decimals", "unit"),
    "projects": (
        "form", "name", "competent_department", "implementing_unit", "fiscal_year", "initial_budget", "full_year_budget",
        "executed", "weight", "execution_rate", "score", "total_weight", "total_score", "goal", "result",
    ),
    "project_funds": ("source", "initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score"),
    "indicators": (
        "level1", "level2", "level3", "target", "actual", "weight", "score", "deviation_reason", "last_year_value",
        "scoring_rule", "basis", "target_operator", "target_value", "target_unit", "actual_value", "actual_unit",
    ),
}  # fmt: skip


@cache
def disclosure(seed: int) -> Disclosure:
    return content_of(unit_year(seed, regime=REGIMES[seed % len(REGIMES)]), "tabbed")


@cache
def readings(seed: int) -> tuple[Reading, Reading]:
    """The disclosure read from PDF and from text."""
    drawn = pdf_of(disclosure(seed), sorted(RULERS)[seed % len(RULERS)])
    return read(drawn, "甲.pdf"), read(LAYOUTS["tabbed"](disclosure(seed)).encode(), "甲.txt")


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("seed", SEEDS)
def test_pdf_says_what_the_text_says(seed: int, table: str):
    found, as_text = readings(seed)
    assert found.problem is None
    told = [Counter(reading.frames[table].select(COLUMNS[table]).iter_rows()) for reading in (found, as_text)]
    assert (told[0] - told[1], told[1] - told[0]) == (Counter(), Counter())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quote_is_in_the_text_with_its_page_and_its_box(seed: int):
    frames = readings(seed)[0].frames
    document = frames["documents"].row(0, named=True)
    pages = document["text"].split("\f")
    assert document["pages"] == len(pages)
    assert document["read_share"] >= 0.995
    for table in ("facts", "projects", "indicators"):
        for place in frames[table]["evidence"]:
            assert document["text"][place["start"] : place["end"]] == place["quote"] != ""
            assert place["page"] == document["text"].count("\f", 0, place["start"]) + 1
            assert place["box"] is not None
