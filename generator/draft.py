"""What the sections are written from: the unit-year, the choice of words, and pens for its sections."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from generator.books import Pot
from generator.pen import Pen
from generator.printing import Account, Line, line_of
from generator.shares import share_of
from generator.unit_years import UnitYear
from generator.words import reason_of_change, reason_of_deviation


@dataclass(frozen=True, slots=True)
class Draft:
    """random: chooses among wordings of one meaning; it has no part in the numbers.

    The sections ask it whatever depends on a number, so that they write many unit-years at once as well as one
    (generator.population.drafting).
    """

    unit: UnitYear
    random: Random

    def pen(self, section: str) -> Pen:
        return Pen(section, self.unit.wording, self.unit.unit)

    def line(self, account: Account) -> Line:
        return line_of(account, self.unit.regime)

    def why(self, line: Line, *, of_staff: bool = False) -> str:
        """A reason for the change of a line."""
        return reason_of_change(line.change, amount=line.amount, of_staff=of_staff, random=self.random)

    def why_other_than_budget(self, line: Line) -> str:
        return reason_of_deviation(line.amount, budget=line.budget, rate=line.deviation_rate, random=self.random)

    def share(self, part: Account, whole: Account) -> Decimal:
        """Percent: of an account in one that it is no part of."""
        return share_of(part, whole, regime=self.unit.regime)

    def either(self, condition: object, yes: str, no: str) -> str:
        """The words where a condition holds, or where it does not."""
        return yes if condition else no

    def is_spent(self, amount: Decimal) -> bool:
        """Whether a printed amount is not nothing."""
        return bool(amount)

    def is_empty(self, pot: Pot) -> bool:
        """Whether a budget is none of this unit's."""
        return pot.is_empty

    @property
    def offices(self) -> tuple[int, str]:
        """How many offices there are, and their names."""
        return len(self.unit.offices), "、".join(self.unit.offices)

    def section(self, seventh: str) -> str:
        """The number of 三公, 政府性基金 or 国有资本经营: 三公 stands first or last among 七 八 九."""
        order = ("三公", "基金", "资本") if self.unit.wording.three_public_seventh else ("基金", "资本", "三公")
        return "七八九"[order.index(seventh)]


def draft_of(unit: UnitYear) -> Draft:
    return Draft(unit, Random(f"words {unit.seed}"))
