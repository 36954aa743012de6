"""The money of the projects of many units at once: one row a unit, one column a project; nothing beyond a unit's own. 分."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.population.basis import Basis
from generator.population.bodies import INSTITUTION, MOST_PROJECTS, Bodies
from generator.population.draws import Flags, Floats, Ints, cut
from generator.printing import FEN_PER_LAST_DIGIT as LAST_DIGIT
from generator.printing import FEN_PER_WAN_YUAN as WAN

_PLACES = np.arange(MOST_PROJECTS)[None, :]
_LEAST_BUDGET = 2 * WAN
_MOST_LEFT = 0.95  # of a project's budget


@dataclass(frozen=True, slots=True)
class Source:
    """A source of money of every project."""

    initial: Ints
    budget: Ints
    executed: Ints


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """is_there: which projects a unit has. carried: what the year before left, which is spent."""

    is_there: Flags
    current: Source
    carried: Source
    other: Source

    @property
    def fiscal_executed(self) -> Ints:
        return self.current.executed + self.carried.executed

    @property
    def fiscal_unspent(self) -> Ints:
        return self.current.budget + self.carried.budget - self.fiscal_executed

    @property
    def budget(self) -> Ints:
        return self.current.budget + self.carried.budget + self.other.budget

    @property
    def executed(self) -> Ints:
        return self.fiscal_executed + self.other.executed


def project_money(basis: Basis, *, basic: Ints, own: Ints, before: ProjectMoney | None) -> ProjectMoney:
    """basic: 基本支出, which the size of the projects goes by. own: money of the projects that is no appropriation."""
    is_there, values = basis.of.projects[:, None] > _PLACES, basis.values
    budget = _budgets(basis, basic * values["project_ratio"], is_there=is_there)
    left_over = np.zeros_like(budget) if before is None else before.fiscal_unspent
    other = np.where(_PLACES == 0, own[:, None], 0)
    left = _left(basis, budget, whole=budget + left_over + other)
    return ProjectMoney(
        is_there=is_there,
        current=Source(_initial(basis, budget), budget, budget - left),
        carried=Source(np.zeros_like(budget), left_over, left_over),
        other=Source(other, other, other),
    )


def own_of_projects(of: Bodies, own: Ints) -> Ints:
    """The part of a unit's own money that its first project spends; an institution runs on it."""
    return np.where(of.kind == INSTITUTION, 0, own // 2 // LAST_DIGIT * LAST_DIGIT)


def _budgets(basis: Basis, total: Floats, *, is_there: Flags) -> Ints:
    """The total over the projects; in whole last digits, so that it is printed exactly."""
    size = 0.8 * basis.normal("size of a project", _PLACES)
    size = size + 0.1 * basis.normal("size of a project in a year", _PLACES, basis.year)
    weight = cut(np.exp(size)) * is_there
    shares = np.rint(total[:, None] * weight / weight.sum(axis=1, keepdims=True) / LAST_DIGIT).astype(np.int64) * LAST_DIGIT
    return np.where(is_there, np.maximum(shares, _LEAST_BUDGET), 0)


def _left(basis: Basis, budget: Ints, *, whole: Ints) -> Ints:
    """What is left of each project, so that all of them together execute at the unit's rate; some leave nothing."""
    wanted = whole.sum(axis=1) * (1 - basis.values["execution"])
    share = basis.uniform("share of what is left", _PLACES, basis.year)
    weight = np.where(share < 0.35, 0.0, share) * budget
    nobody = weight.sum(axis=1, keepdims=True) == 0
    weight = np.where(nobody, budget, weight)
    part = wanted[:, None] * weight / np.maximum(weight.sum(axis=1, keepdims=True), 1)
    return _capped(part, budget)


def _capped(part: Floats, budget: Ints) -> Ints:
    """What a project cannot leave, the others leave, in proportion to their room."""
    most = budget * _MOST_LEFT
    kept = np.minimum(part, most)
    room = most - kept
    beyond = (part - kept).sum(axis=1, keepdims=True)
    more = kept + room * np.minimum(1, beyond / np.maximum(room.sum(axis=1, keepdims=True), 1))
    return np.rint(more / LAST_DIGIT).astype(np.int64) * LAST_DIGIT


def _initial(basis: Basis, budget: Ints) -> Ints:
    """The budget before it was adjusted; a project now and then was added within the year."""
    change = basis.values["adjustment"][:, None] + 0.04 * basis.normal("adjustment of a project", _PLACES, basis.year)
    initial = np.rint(budget * np.clip(1 - change, 0.1, 1.9) / LAST_DIGIT).astype(np.int64) * LAST_DIGIT
    return np.where(basis.uniform("added", _PLACES, basis.year) < 0.03, 0, initial)
