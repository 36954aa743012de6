"""A population in batches: the accounts of its units through the years, and what they print of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from data.generator.population.anomalies import Plan, Shifted, plan, shifted
from data.generator.population.bodies import Bodies, bodies, units_table
from data.generator.population.features import usual, values_of
from data.generator.population.labels import unit_labels
from data.generator.population.ledger import Ledger, ledger
from data.generator.population.parameters import Parameters
from data.generator.population.people import needs
from data.generator.population.printed_year import tables_of_year
from data.tables import schema_of

UNITS_A_BATCH = 4_000  # some 700,000 facts at once, which 2 GiB hold
FIRST_YEAR = 2023


@dataclass(frozen=True, slots=True)
class Population:
    """What is drawn. years: published, from FIRST_YEAR; the one before them is known and not published."""

    units: int
    years: int = 1
    seed: int = 1
    parameters: Parameters = field(default_factory=Parameters)

    def __post_init__(self) -> None:
        """Raises ValueError for numbers out of their bounds."""
        if not (1 <= self.units <= 500_000 and 1 <= self.years <= 10):
            raise ValueError("1 to 500,000 units, 1 to 10 years")

    @property
    def last_year(self) -> int:
        return FIRST_YEAR + self.years - 1

    def plan(self) -> Plan:
        return plan(self.seed, self.parameters, units=self.units, years=self.years)

    def starts(self, batch: int = UNITS_A_BATCH) -> Iterator[tuple[int, int]]:
        """The first unit of every batch, and how many it has."""
        for first in range(0, self.units, batch):
            yield first, min(batch, self.units - first)


@dataclass(frozen=True, slots=True)
class Batch:
    """The accounts of some units: ledgers[0] is of the year before the first that is published."""

    of: Bodies
    ledgers: tuple[Ledger, ...]
    shifted: Shifted


def batch_of(drawn: Population, found: Plan, *, first: int, count: int) -> Batch:
    """The units numbered from `first`; the anomalies are in the last year."""
    of = bodies(drawn.seed, first, count)
    latent = [usual(drawn.seed, drawn.parameters, of.number, year=year) for year in range(drawn.years + 1)]
    last = shifted(drawn.seed, drawn.parameters, latent[-1], numbers=of.number, of=found, year=drawn.years)
    has = needs(drawn.seed, of, last.forced)
    ledgers: list[Ledger] = []
    for year, features in enumerate([*latent[:-1], last.latent]):
        values = values_of(features, drawn.parameters, level=of.level, is_institution=of.is_institution)
        before = ledgers[-1] if ledgers else None
        ledgers.append(ledger(drawn.seed, of, values, has=has, before=before, year=FIRST_YEAR + year - 1))
    return Batch(of, tuple(ledgers), last)


def tables_of_batch(drawn: Population, found: Plan, batch: Batch) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables of a batch, years one after another, and its labels."""
    by_year = [
        tables_of_year(drawn.seed, now, before, years=year)
        for year, (before, now) in enumerate(zip(batch.ledgers, batch.ledgers[1:], strict=False))
    ]
    tables = {name: pl.concat([each[name] for each in by_year]) for name in by_year[0]}
    tables["units"] = units_table(batch.of).select(schema_of("units").names())
    return tables, unit_labels(found, batch.shifted, batch.of, by_year[-1]["documents"])
