"""Tries a check on its own examples: whether they hold, fail, are silent and lie on the edge as they say."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from checks.engine.discover import Check
from checks.engine.examples import STATES, example_tables
from checks.engine.run import told_claims

Tables = dict[str, pl.DataFrame]


def tried_examples(check: Check, observe: Callable[[Tables], Tables]) -> dict[str, tuple[list[str], bool]]:
    """By name of the example, the states of its claims and whether they are as its name says.

    An example that every check must bring (STATES) and that this one lacks has no states and is not as it should be.
    observe: adds headings and observations to the tables of an example. No check sees a reader: who tries one brings it.
    """
    names = dict.fromkeys((*STATES, *check.examples))
    return {name: _tried(check, name, observe) if name in check.examples else ([], False) for name in names}


def _tried(check: Check, name: str, observe: Callable[[Tables], Tables]) -> tuple[list[str], bool]:
    states = told_claims(observe(example_tables(check.examples[name])), [check], {})["state"].to_list()
    return states, as_named(name, set(states))


def as_named(name: str, states: set[str]) -> bool:
    """Whether an example of that name may have claims in these states.

    >>> as_named("holds", {"holds", "silent"}), as_named("edge", {"fails"})
    (True, False)
    """
    if name == "holds":
        return "holds" in states and states <= {"holds", "silent"}
    if name == "silent":
        return states <= {"silent"}
    if name == "edge":
        return bool(states & {"holds", "improbable"}) and "fails" not in states
    return name != "fails" or "fails" in states
