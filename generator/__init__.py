"""Invented disclosures: consistent unit-years written in every layout, what is to be read in them, and faults to inject.

    unit = unit_year(7, regime="balanced")        a unit in a year, from a seed
    write_disclosure(unit, "markdown")            its text
    following_year(unit)                          the same unit a year later, whose changes and carry-overs fit
    expected(unit, "markdown")                    facts, forms and indicators that a reader should find
    inject(compose(unit), "share printed wrong")  the content with one fault, and where it is
    generate(300, seed=1)                         files, one after another
    write_samples()                               data/samples, as `python -m generator` does

Nothing here is taken from a real disclosure but the words of the statutory template.
"""

from generator.batches import (
    Generated,
    content_of,
    expected,
    expected_facts,
    expected_indicators,
    expected_projects,
    generate,
    write_disclosure,
)
from generator.compose import compose
from generator.faults import FAULTS, FAULTS_OF_LAST_YEAR, NothingToBreak, inject
from generator.following import following_year
from generator.layouts import LAYOUTS, WRITERS
from generator.printing import REGIMES
from generator.samples import samples, write_samples
from generator.truth import Truth, truth_of
from generator.unit_years import UnitYear, unit_year

__all__ = [
    "FAULTS",
    "FAULTS_OF_LAST_YEAR",
    "LAYOUTS",
    "REGIMES",
    "WRITERS",
    "Generated",
    "NothingToBreak",
    "Truth",
    "UnitYear",
    "compose",
    "content_of",
    "expected",
    "expected_facts",
    "expected_indicators",
    "expected_projects",
    "following_year",
    "generate",
    "inject",
    "samples",
    "truth_of",
    "unit_year",
    "write_disclosure",
    "write_samples",
]
