"""What a reading tells, for comparing one disclosure in several formats: its rows without the places where they stand."""

from __future__ import annotations

from collections import Counter
from functools import cache

from disclosures.reading import Reading, read
from generator import REGIMES
from generator.batches import content_of
from generator.document import Disclosure
from generator.layouts import WRITERS
from generator.unit_years import unit_year

SEEDS = (3, 11, 24, 37, 58)
COLUMNS = {
    "facts": ("section", "subject", "measure", "value", "decimals", "unit"),
    "projects": (
        "form", "name", "competent_department", "implementing_unit", "fiscal_year", "initial_budget", "full_year_budget",
        "executed", "weight", "execution_rate", "score", "total_weight", "total_score", "goal", "result",
    ),
    "project_funds": ("source", "initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score"),
    "indicators": (
        "level1", "level2", "level3", "target", "actual", "weight", "score", "deviation_reason", "last_year_value",
        "scoring_rule", "basis", "target_operator", "target_value", "target_unit", "actual_value", "actual_unit",
    ),
}  # fmt: skip


@cache
def disclosure(seed: int) -> Disclosure:
    return content_of(unit_year(seed, regime=REGIMES[seed % len(REGIMES)]), "tabbed")


@cache
def read_as_text(seed: int) -> Reading:
    return read(WRITERS["tabbed"](disclosure(seed)).encode(), "甲.txt")


def told(reading: Reading, table: str) -> Counter[tuple[object, ...]]:
    """The rows of a table, each with how often it is told."""
    return Counter(reading.frames[table].select(COLUMNS[table]).iter_rows())
