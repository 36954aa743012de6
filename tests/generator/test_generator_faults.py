"""Injected faults: one thing changes, and its place is printed in every layout."""

from __future__ import annotations

import re
from functools import cache

import pytest

from data.tables import TABLES
from generator import FAULTS, LAYOUTS, WRITERS, NothingToBreak, compose, inject, truth_of, unit_year
from generator.document import Disclosure
from generator.fault_kinds import Injection

# Families that the checks know (CHECKS).
FAMILIES = {
    "sum", "share", "yoy", "deviation", "restatement", "execution_rate", "score",
    "target", "blank", "unit", "direction", "count", "template", "completeness",
    "text",
}  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s+|</?p>", "", re.sub(r"\n\n\n\n\d+\n\n", "", text))


@cache
def broken(name: str, seed: int) -> tuple[Disclosure, Disclosure, Injection]:
    unit = unit_year(seed, forms=4)
    return compose(unit), *inject(compose(unit), name)


@cache
def first_seed(name: str) -> int:
    """The first seed that has a place for the fault."""
    for seed in range(50):
        try:
            broken(name, seed)
        except NothingToBreak:
            continue
        return seed
    raise AssertionError(f"no place for {name}")


def test_families_and_severities_are_those_of_the_findings():
    assert {fault.family for fault in FAULTS.values()} <= FAMILIES
    meaning = next(column.meaning for column in TABLES["findings"].columns if column.name == "severity")
    assert all(fault.severity in meaning for fault in FAULTS.values())


@pytest.mark.parametrize("name", FAULTS)
def test_the_place_of_a_fault_is_printed_in_every_layout(name):
    _, faulty, place = broken(name, first_seed(name))
    for layout in LAYOUTS:
        quote = place.quote if layout != "coded" else place.quote.removesuffix("%")
        text = squeezed(WRITERS[layout](faulty))
        assert quote in text or quote.replace("，", ",") in text, layout


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_a_few_numbers_or_words_at_most(name):
    sound, faulty, _ = broken(name, first_seed(name))
    assert faulty != sound
    changed = [block for block in sound.blocks if block not in faulty.blocks]
    # One paragraph or one form; a project's budget is said in 十一 too, and a section has its heading.
    assert len(changed) == (2 if name in ("executed over budget", "section left out") else 1)


@pytest.mark.parametrize("name", FAULTS)
def test_the_truth_of_a_faulty_disclosure_is_what_it_prints(name):
    _, faulty, _ = broken(name, first_seed(name))
    text = squeezed(WRITERS["tabbed"](faulty))
    assert all(fact.as_printed in text for fact in truth_of(faulty, "tabbed").facts)


def test_an_unknown_fault_is_refused():
    with pytest.raises(KeyError):
        inject(compose(unit_year(1)), "nothing of the kind")


def test_a_disclosure_without_forms_has_no_place_for_faults_of_forms():
    with pytest.raises(NothingToBreak, match="has no place for score over weight"):
        inject(compose(unit_year(1, forms=0)), "score over weight")
