"""Every check brings examples that hold, fail, are silent, and lie exactly on the edge; they do what they say."""

from __future__ import annotations

import polars as pl
import pytest
from observed_examples import claims_alone, claims_of_example, claims_together

from checks.engine.discover import Check, discover
from checks.engine.examples import STATES

EVERY = pytest.mark.parametrize("check", discover(), ids=lambda check: check.id)
FIRST_OF_FAMILIES = list({check.family: check for check in reversed(discover())}.values())


def states_of(check: Check, name: str) -> list[str]:
    return claims_of_example(check, name)["state"].to_list()


@EVERY
def test_a_check_has_an_example_of_every_kind(check: Check) -> None:
    assert set(STATES) <= set(check.examples), f"{check.module} lacks examples"


@EVERY
def test_what_holds_holds(check: Check) -> None:
    states = states_of(check, "holds")
    assert "holds" in states
    assert set(states) <= {"holds", "silent"}


@EVERY
def test_what_fails_fails(check: Check) -> None:
    assert "fails" in states_of(check, "fails")


@EVERY
def test_what_cannot_be_said_is_silent(check: Check) -> None:
    assert set(states_of(check, "silent")) <= {"silent"}


@EVERY
def test_what_lies_on_the_edge_holds(check: Check) -> None:
    states = states_of(check, "edge")
    assert set(states) & {"holds", "improbable"}
    assert "fails" not in states


@pytest.mark.parametrize("check", FIRST_OF_FAMILIES, ids=lambda check: check.id)
def test_an_example_is_told_alone_as_it_is_told_beside_all_others(check: Check) -> None:
    for name in check.examples:
        alone, beside = claims_alone(check, name), claims_of_example(check, name)
        own = pl.exclude("document_id", "claim_id", "unit_name", "evidence")
        assert beside.select(own).equals(alone.select(own)), name


def test_nearly_all_examples_are_told_in_one_run() -> None:
    assert len(claims_together()) > 0.9 * sum(len(check.examples) for check in discover())
