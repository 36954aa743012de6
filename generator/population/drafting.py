"""Drafts of many disclosures at once: the sections write their words around marks (marks.py) instead of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

import numpy as np

from generator import words
from generator.books import Books, Pot
from generator.document import Fact, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.population.draws import Ints
from generator.population.lines import Lines, lines_of, percent
from generator.population.marks import Marks, place_of
from generator.printing import Account
from generator.topics import Topic
from generator.unit_years import Staff
from generator.wording import Wording, draw_wording

# How every unit of a population writes where the choice changes which numbers are printed. A group has one wording.
WORDING: dict[str, Any] = {
    "compare_sides": False,
    "staff_changes": True,
    "fixed_assets": True,
    "budget_of_general": True,
    "carried_row": True,
    "source_rates": False,
    "overall_form": "levels of government",
    "scoring_rule": "in proportion",
    "unchanged": "与上年持平",
    "equals_sign": True,
    "long_targets": False,
    "forms_last": True,
}


@dataclass(frozen=True, slots=True)
class HeldByMany:
    """`Holdings` of many units."""

    cars: tuple[Ints, ...]
    kept: Ints
    area: Ints
    house_value: Ints
    car_value: Ints
    asset_value: Ints
    equipment: Ints
    journeys: tuple[Ints, Ints]
    bought: Ints
    receptions: tuple[Ints, Ints]


@dataclass(frozen=True, slots=True)
class ManyUnits:
    """What the sections ask a `UnitYear`, for many units. name: a mark. form_count: how many projects each has."""

    name: str
    year: int
    regime: str
    unit: str
    topic: Topic
    wording: Wording
    staff: Staff
    holdings: HeldByMany
    books: Books
    form_count: Ints


@dataclass(frozen=True, slots=True)
class PenOfMany(Pen):
    """Writes marks in place of numbers. Amounts and percentages come in hundredths, as arrays; a line is `Lines`."""

    marks: Marks

    def _fact(self, subject: str, mark: str, *, measure: str, values: Any, code: str | None = None) -> Piece:
        """values: in units of the last digit, signed."""
        unit = self.marks.number_at(place_of(mark)).suffix
        return Piece(mark, (Fact(self.section, subject, measure, values, unit, mark, code),))

    def money(self, subject: str, value: Any, *, measure: str = "amount", code: str | None = None) -> Piece:
        mark = self.marks.number(value, 2, self.unit)
        return self._fact(subject, mark, measure=measure, values=value, code=code)

    def percent(self, subject: str, value: Any, *, measure: str = "share", code: str | None = None) -> Piece:
        mark = self.marks.number(value, 2, "%", signed=measure == "deviation_rate")
        return self._fact(subject, mark, measure=measure, values=value, code=code)

    def count(self, subject: str, value: Any, *, unit: str, measure: str = "count") -> Piece:
        return self._fact(subject, self.marks.number(value, 0, unit), measure=measure, values=value)

    def area(self, subject: str, hundredths: Any) -> Piece:
        return self._fact(subject, self.marks.number(hundredths, 2, "平方米"), measure="area", values=hundredths)

    def comparison(self, subject: str, line: Any, *, than: str, code: str | None = None) -> Iterator[Piece]:
        """What did not change is said of the amount and of the rate by the same word."""
        direction = np.sign(np.broadcast_to(line.change, (self.marks.size,))) + 1
        same = direction == 1
        start, end = self.wording.unchanged[:-2], self.wording.unchanged[-2:]
        yield Piece(self.marks.choice((f"{than}减少", start, f"{than}增加"), direction))
        change = self.marks.number(line.change, 2, self.unit, left_out=same, instead=end)
        yield self._fact(subject, change, measure="change", values=line.change, code=code)
        yield Piece(self.marks.choice((f"，{self.wording.fallen}", "", "，增长"), direction))
        rate = np.where(same, 0, line.change_rate)
        shown = self.marks.number(rate, 2, "%", left_out=same)
        yield self._fact(subject, shown, measure="change_rate", values=rate, code=code)


@dataclass(frozen=True, slots=True)
class DraftOfMany(Draft):
    """What `Draft` is for one unit; its lines are `Lines`. office_count: of each unit."""

    marks: Marks
    office_count: Ints

    def pen(self, section: str) -> PenOfMany:
        return PenOfMany(section, self.unit.wording, self.unit.unit, self.marks)

    def line(self, account: Account) -> Any:
        return lines_of(account)

    def share(self, part: Account, whole: Account) -> Any:
        return percent(part.now, whole.now)

    def either(self, condition: Any, yes: str, no: str) -> str:
        return self.marks.either(condition, yes, no)

    def is_spent(self, amount: Any) -> bool:
        """Raises ValueError where some units spent and others did not: they are of two shapes."""
        spent = np.asarray(amount) != 0
        if spent.any() != spent.all():
            raise ValueError("units of one shape print different numbers")
        return bool(spent.all())

    def is_empty(self, pot: Pot) -> bool:
        return not (np.any(pot.compared.now) or np.any(pot.compared.before))

    @property
    def offices(self) -> tuple[Any, str]:
        """The first so many of the offices there may be."""
        names = tuple("、".join(words.OFFICES[:count]) for count in range(len(words.OFFICES) + 1))
        return self.office_count, self.marks.choice(names, self.office_count)

    def why(self, line: Any, *, of_staff: bool = False) -> str:
        return self.marks.choice(*_reasons_of_change(line, of_staff=of_staff, random=self.random, size=self.marks.size))

    def why_other_than_budget(self, line: Any) -> str:
        return self.marks.choice(*_reasons_of_deviation(line, random=self.random, size=self.marks.size))


# Change and amount of: the same as last year, nothing in both, new, gone, more, less.
_CHANGES = ((0, 1), (0, 0), (1, 1), (-1, 0), (1, 2), (-1, 2))
# Amount, budget and rate of: to the last digit, to the printed digit, nothing at all, over the budget, under it.
_DEVIATIONS = ((1, 1, 0), (1, 1, 1), (0, 0, 0), (2, 1, 1), (1, 2, 1))


def _reasons_of_change(line: Lines, *, of_staff: bool, random: Random, size: int) -> tuple[tuple[str, ...], Ints]:
    reasons = tuple(
        words.reason_of_change(Decimal(change), amount=Decimal(amount), of_staff=of_staff, random=random)
        for change, amount in _CHANGES
    )
    change, amount = (np.broadcast_to(each, (size,)) for each in (line.change, line.amount))
    cases = [(change == 0) & (amount != 0), change == 0, change == amount, amount == 0, change > 0]
    return reasons, np.select(cases, range(len(cases)), default=len(cases))


def _reasons_of_deviation(line: Lines, *, random: Random, size: int) -> tuple[tuple[str, ...], Ints]:
    reasons = tuple(
        words.reason_of_deviation(Decimal(amount), budget=Decimal(budget), rate=Decimal(rate), random=random)
        for amount, budget, rate in _DEVIATIONS
    )
    amount, budget, rate = (np.broadcast_to(each, (size,)) for each in (line.amount, line.budget, line.deviation_rate))
    same = amount == budget
    cases = [same & (rate == 0) & (amount != 0), same & (rate != 0), same, amount > budget]
    return reasons, np.select(cases, range(len(cases)), default=len(cases))


def wording_of(random: Random, *, seventh: bool) -> Wording:
    """The wording of a group: what changes no number is drawn, with what all units of a population share."""
    drawn = draw_wording(random)
    return replace(drawn, **WORDING, three_public_seventh=seventh)
