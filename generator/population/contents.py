"""The content of one unit's disclosure in one year, with the anomaly that is printed in it where it has one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compose import compose
from generator.document import Disclosure
from generator.faults import NothingToBreak
from generator.population.alterations import Alteration, Donor, altered
from generator.population.anomalies import Plan
from generator.population.batches import Batch, Population, Year, batch_of
from generator.population.bodies import PERIOD
from generator.population.draws import Ints, whole
from generator.population.parameters import KINDS, PRINTED_KINDS
from generator.population.single import unit_year_of
from generator.unit_years import UnitYear


@dataclass(frozen=True, slots=True)
class Content:
    """What a unit publishes in a year. alteration: what was put into it, None where nothing was."""

    unit: UnitYear
    disclosure: Disclosure
    kind: str | None = None
    alteration: Alteration | None = None


def content_of(drawn: Population, found: Plan, *, year: Year, row: int) -> Content:
    """The disclosure of the unit in that row of a batch. A kind that it has no place for is not in it."""
    unit = unit_year_of(year, row)
    sound = compose(unit)
    number = int(year.now.of.number[row])
    kind = printed_kind(found, number) if year.now.year == drawn.last_year else None
    if kind is None:
        return Content(unit, sound)
    donor = _donor(drawn, found, number=number) if kind == "copied_forms" else None
    try:
        changed, alteration = altered(sound, kind, seed=f"{drawn.seed} {number}", donor=donor)
    except NothingToBreak:
        return Content(unit, sound)
    return Content(unit, changed, kind, alteration)


def printed_kind(found: Plan, number: int) -> str | None:
    """The kind of anomaly that is put into what a unit prints."""
    kind = KINDS[found.kind[number]] if found.kind[number] >= 0 else None
    return kind if kind in PRINTED_KINDS else None


def rows_altered(found: Plan, batch: Batch) -> Ints:
    """The rows of a batch whose disclosures are altered in the last year."""
    numbers = batch.of.number
    return (found.kind[numbers] >= KINDS.index(PRINTED_KINDS[0])).nonzero()[0]


def _donor(drawn: Population, found: Plan, *, number: int) -> Donor | None:
    """Another unit that does the same, or any other where there is none; the form of its first project."""
    if drawn.units < 2:
        return None
    same = drawn.units // PERIOD
    step = 1 + int(whole(drawn.seed, "copied from", number, below=max(same - 1, 1))[0])
    other = (number + PERIOD * step) % drawn.units if same > 1 else (number + 1) % drawn.units
    batch = batch_of(drawn, found, first=other if other != number else (number + 1) % drawn.units, count=1)
    forms = batch.years[-1].forms
    return Donor(batch.of.names[0], forms.goals[0], forms.results[0])
