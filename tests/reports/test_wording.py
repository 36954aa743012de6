"""Every code that reaches people has its word."""

from __future__ import annotations

import re

import pytest

from data.columns import FAMILIES, INTAKE_STATES, MEASURES, SEVERITIES
from data.tables import TABLES, schema_of
from reports import wording

# The columns of evidence that a check may cite: the words of a clause are cited as those of its number.
CITED = {name.removesuffix("_evidence") for table in TABLES for name in schema_of(table) if name.endswith("_evidence")}


@pytest.mark.parametrize("role", sorted(CITED | set(MEASURES) | {"row"}))
def test_every_role_that_a_check_can_cite_has_a_word(role):
    assert re.search(r"[\u4e00-\u9fff]", wording.ROLES[role])


def test_families_severities_and_states_have_their_words():
    assert set(FAMILIES) == wording.FAMILIES.keys()
    assert tuple(SEVERITIES) == tuple(wording.SEVERITIES)
    assert set(INTAKE_STATES) == wording.INTAKE_STATES.keys()
