"""A generated disclosure drawn as a PDF, with hard-wrapped lines and ruled forms over pages, says what its text says."""

from __future__ import annotations

from functools import cache

import pytest
from drawn_disclosures import pdf_of
from drawn_pdf import RULERS
from told_by_readings import COLUMNS, SEEDS, disclosure, read_as_text, told

from disclosures.reading import Reading, read


@cache
def read_as_pdf(seed: int) -> Reading:
    return read(pdf_of(disclosure(seed), sorted(RULERS)[seed % len(RULERS)]), "甲.pdf")


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("seed", SEEDS)
def test_pdf_says_what_the_text_says(seed: int, table: str):
    found = read_as_pdf(seed)
    assert found.problem is None
    assert told(found, table) == told(read_as_text(seed), table)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quote_is_in_the_text_with_its_page_and_its_box(seed: int):
    frames = read_as_pdf(seed).frames
    document = frames["documents"].row(0, named=True)
    pages = document["text"].split("\f")
    assert document["pages"] == len(pages)
    assert document["read_share"] >= 0.995
    for table in ("facts", "projects", "indicators"):
        for place in frames[table]["evidence"]:
            assert document["text"][place["start"] : place["end"]] == place["quote"] != ""
            assert place["page"] == document["text"].count("\f", 0, place["start"]) + 1
            assert place["box"] is not None
