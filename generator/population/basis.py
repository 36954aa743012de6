"""What the accounts of a year are drawn from: the seed, the units, their features, the year."""

from __future__ import annotations

from dataclasses import dataclass

from generator.population.bodies import Bodies
from generator.population.draws import Floats, Ints, normal, uniform, whole

Values = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Basis:
    """values: the features in their own measure, by name. year: of the calendar.

    The draws are those of `draws`, counted by unit; further counters are added behind.
    """

    seed: int
    of: Bodies
    values: Values
    year: int

    @property
    def number(self) -> Ints:
        return self.of.number

    @property
    def by_project(self) -> Ints:
        """The numbers of the units as a column, to be counted by projects as well."""
        return self.of.number[:, None]

    def uniform(self, purpose: str, *more: Ints | int) -> Floats:
        """One number a unit; or one a unit and project, where the places of projects follow."""
        return uniform(self.seed, purpose, self._counted(more), *more)

    def normal(self, purpose: str, *more: Ints | int) -> Floats:
        return normal(self.seed, purpose, self._counted(more), *more)

    def whole(self, purpose: str, *more: Ints | int, below: int) -> Ints:
        return whole(self.seed, purpose, self._counted(more), *more, below=below)

    def _counted(self, more: tuple[Ints | int, ...]) -> Ints:
        wide = any(getattr(each, "ndim", 0) == 2 for each in more)
        return self.by_project if wide else self.number
