"""The checks on populations: nothing to find where the accounts are sound, and what is put into the print is found."""

from __future__ import annotations

import polars as pl
import pytest
from told_by_populations import NONE, drawn, read_in_layouts

from checks.engine.run import check
from generator.population import Mix, Parameters
from generator.population.parameters import UNIT_KINDS

LOUD = ("error", "warning")


def loud(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    findings = check(tables)["findings"]
    return findings.filter(pl.col("severity").is_in(LOUD)).select("check_id", "document_id", "message")


def test_a_sound_population_has_no_error_and_no_warning():
    assert loud(drawn(120, 2, 7)[0]).rows() == []


@pytest.mark.slow
def test_nor_have_its_disclosures_in_any_layout():
    units = drawn(48, 2, 3)[0]["units"]
    assert loud(read_in_layouts(48, 2, 3) | {"units": units}).rows() == []


@pytest.mark.parametrize("kind", [UNIT_KINDS[0], *(pytest.param(kind, marks=pytest.mark.slow) for kind in UNIT_KINDS[1:])])
def test_what_is_changed_before_the_books_are_made_leaves_them_sound(kind):
    # Rules find nothing in it: it is there for what compares units with each other.
    tables, labels = drawn(72, 2, 7, Parameters(mix=Mix(((kind, 0.5),))))
    assert labels.height == 36 and loud(tables).rows() == []


def test_relations_are_looked_at():
    claims = check(drawn(24, 2, 7)[0])["claims"]
    assert claims.filter(pl.col("state") == "holds").height > 100 * 24


@pytest.mark.parametrize("kind", ["unit_slip", "prior_year_rewrite", "inflated_scores"])
def test_what_is_put_into_the_print_is_found_where_it_is(kind):
    tables, labels = drawn(40, 2, 7, Parameters(mix=Mix(((kind, 0.5),))))
    found = set(loud(tables)["document_id"])
    assert set(labels["document_id"]) == found


def test_a_population_without_anomalies_has_no_label():
    assert drawn(24, 2, 7, NONE)[1].height == 0
