"""A population in batches: the accounts of its units through the years, and what they print of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.population.anomalies import Plan, Shifted, plan, shifted
from generator.population.basis import Basis
from generator.population.bodies import Bodies, bodies
from generator.population.features import usual, values_of
from generator.population.form_rows import counted, forms_of
from generator.population.ledger import Ledger, ledger
from generator.population.parameters import Parameters
from generator.population.people import needs
from generator.population.printed_year import Year

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
    """The published years of some units."""

    of: Bodies
    years: tuple[Year, ...]
    shifted: Shifted


def batch_of(drawn: Population, found: Plan, *, first: int, count: int) -> Batch:
    """The units numbered from `first`; the anomalies are in the last year."""
    of = bodies(drawn.seed, first, count)
    latent = [usual(drawn.seed, drawn.parameters, of.number, year=year) for year in range(drawn.years + 1)]
    last = shifted(found, latent[-1], numbers=of.number, year=drawn.years)
    has = needs(drawn.seed, of, forced=last.forced)
    ledgers: list[Ledger] = []
    for year, features in enumerate([*latent[:-1], last.latent]):
        values = values_of(features, drawn.parameters, level=of.level, is_institution=of.is_institution)
        before = ledgers[-1] if ledgers else None
        ledgers.append(ledger(Basis(drawn.seed, of, values, FIRST_YEAR + year - 1), has, before=before))
    years = tuple(_year(now, before, at=at) for at, (before, now) in enumerate(pairwise(ledgers)))
    return Batch(of, years, last)


def _year(now: Ledger, before: Ledger, *, at: int) -> Year:
    return Year(now, before, forms_of(now, years=at), counted(now, years=at))
