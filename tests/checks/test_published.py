"""What a document never set out to publish is missed by no check of completeness."""

from __future__ import annotations

import pytest
from observed_examples import claims_of_example

from checks.engine.discover import Check, discover

NOT_WHOLE = ("of a fragment", "of one part", "of 2019")
EXAMPLES = [(check, name) for check in discover() for name in NOT_WHOLE if name in check.examples]


@pytest.mark.parametrize(("check", "name"), EXAMPLES, ids=lambda value: getattr(value, "id", value))
def test_parts_and_fragments_are_not_blamed_for_the_rest(check: Check, name: str):
    states = claims_of_example(check, name)["state"].to_list()
    assert states
    assert "fails" not in states


def test_the_checks_that_ask_are_found():
    assert {check.id for check, _ in EXAMPLES} >= {"CMP03", "CMP04", "CMP05", "CMP06", "CMP07", "CMP09", "CMP10"}
