"""Every check brings examples that hold, fail, are silent, and lie exactly on the edge; they do what they say."""

from __future__ import annotations

import pytest
from observed_examples import observed_example

from checks.engine.discover import Check, discover
from checks.engine.examples import STATES
from checks.engine.run import told_claims

EVERY = pytest.mark.parametrize("check", discover(), ids=lambda check: check.id)


def states_of(check: Check, name: str) -> list[str]:
    return told_claims(observed_example(check.examples[name]), [check], {})["state"].to_list()


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
