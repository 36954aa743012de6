"""Disclosures in numbers: unit-years of running seeds, over layouts and rounding regimes in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.compose import compose
from generator.document import Disclosure, Fact
from generator.layouts import LAYOUTS, WRITERS
from generator.printing import REGIMES
from generator.sections.report import compose_report
from generator.truth import ExpectedIndicator, ExpectedProject, Truth, truth_of
from generator.unit_years import UnitYear, unit_year
from generator.words import ordinal

_SEEDS_A_BATCH = 1_000_003  # two batches of other seeds share no unit-year


class Generated(NamedTuple):
    """A disclosure as a file: its name, its text, and what is to be read in it."""

    file_name: str
    text: str
    truth: Truth


def content_of(unit: UnitYear, layout: str) -> Disclosure:
    """The content that a layout writes: the disclosure, or for `report` the self-evaluation report."""
    return compose_report(unit) if layout == "report" else compose(unit)


def write_disclosure(unit: UnitYear, layout: str) -> str:
    """The text of a unit-year's disclosure. Raises KeyError for an unknown layout.

    >>> write_disclosure(unit_year(1), "tabbed") == write_disclosure(unit_year(1), "tabbed")
    True
    """
    return WRITERS[layout](content_of(unit, layout))


def expected(unit: UnitYear, layout: str) -> Truth:
    """What is to be read in `write_disclosure(unit, layout)`."""
    return truth_of(content_of(unit, layout), layout)


def expected_facts(unit: UnitYear, layout: str = "tabbed") -> tuple[Fact, ...]:
    """The facts of the prose, those of measure `other` left out: the sentences have none. Codes in `coded` alone."""
    return expected(unit, layout).facts


def expected_projects(unit: UnitYear, layout: str = "tabbed") -> tuple[ExpectedProject, ...]:
    """The forms, the overall form first."""
    return expected(unit, layout).projects


def expected_indicators(unit: UnitYear, layout: str = "tabbed") -> tuple[ExpectedIndicator, ...]:
    """The rows of all forms, with the columns that the layout prints."""
    return expected(unit, layout).indicators


def generate(
    units: int, *, seed: int = 0, layouts: Sequence[str] = LAYOUTS, regimes: Sequence[str] = REGIMES
) -> Iterator[Generated]:
    """So many consistent disclosures: every layout in turn, every regime in turn for each round of layouts.

    The same arguments give the same files on every machine; a file's name tells unit, topic, year and its number. No two
    are of one unit: their years would be compared, and they know nothing of each other (`following_year` does).
    """
    seen: Counter[str] = Counter()
    for number in range(units):
        layout = layouts[number % len(layouts)]
        regime = regimes[number // len(layouts) % len(regimes)]
        drawn = unit_year(seed * _SEEDS_A_BATCH + number, regime=regime)
        seen[drawn.name] += 1
        unit = of_another_place(drawn, seen[drawn.name])
        content = content_of(unit, layout)
        yield Generated(f"{unit.file_stem}_{number:04d}.txt", WRITERS[layout](content), truth_of(content, layout))


def of_another_place(unit: UnitYear, number: int) -> UnitYear:
    """The unit under a name that no other of the batch bears: the second of a name is that of 第二区 of its place."""
    place = unit.name.removesuffix(unit.topic.department)
    return unit if number == 1 else replace(unit, name=f"{place}第{ordinal(number)}区{unit.topic.department}")
