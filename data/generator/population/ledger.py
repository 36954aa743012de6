"""The accounts of many units in one year: what the latent features come to in 分, against the year before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.generator.population.bodies import Bodies
from data.generator.population.draws import Flags, Ints, uniform, whole
from data.generator.population.people import Needs, People, Things, Values, fen, people_of, things_of
from data.generator.population.project_money import ProjectMoney, own_of_projects, project_money


@dataclass(frozen=True, slots=True)
class OwnMoney:
    """What is no appropriation. running: spent on running costs. business: of what was received, 事业收入."""

    opening: Ints
    spent: Ints
    closing: Ints
    running: Ints
    distributed: Ints
    initial: Ints
    business: Ints

    @property
    def received(self) -> Ints:
        return self.spent + self.distributed + self.closing - self.opening


@dataclass(frozen=True, slots=True)
class Contracts:
    """Procurement: goods, works, services, and what went to small and micro firms."""

    goods: Ints
    works: Ints
    services: Ints
    small: Ints
    micro: Ints


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything true of a year. year: of the calendar."""

    year: int
    of: Bodies
    values: Values
    things: Things
    people: People
    projects: ProjectMoney
    own: OwnMoney
    contracts: Contracts
    initial: Ints  # of 基本支出


def ledger(seed: int, of: Bodies, values: Values, *, has: Needs, before: Ledger | None, year: int) -> Ledger:
    """The accounts that follow from the features and from the year before, None where none is known."""
    things = things_of(seed, of, values, has=has, year=year)
    people = people_of(seed, of, values, things=things, year=year)
    own = np.where(has.own_money, fen(people.basic / 10**6 * values["own_ratio"]), 0)
    of_projects = own_of_projects(of, own)
    projects = project_money(
        seed, of, values, basic=people.basic, own=of_projects, before=before and before.projects, year=year
    )
    own_money = _own(seed, of, running=own - of_projects, of_projects=of_projects, before=before, year=year)
    spent = people.basic + projects.fiscal_executed.sum(axis=1) + own_money.spent
    return Ledger(
        year=year,
        of=of,
        values=values,
        things=things,
        people=people,
        projects=projects,
        own=own_money,
        contracts=_contracts(seed, of, values, spent=spent, year=year),
        initial=np.rint(people.basic * (1 - values["basic_deviation"])).astype(np.int64),
    )


def _own(seed: int, of: Bodies, *, running: Ints, of_projects: Ints, before: Ledger | None, year: int) -> OwnMoney:
    spent = running + of_projects
    opening = spent * 3 // 100 if before is None else before.own.closing
    shares_out: Flags = uniform(seed, "distributed", of.number) < 0.2
    distributed = np.where(shares_out, running // 25, 0)
    closing = np.maximum(running // 25, opening - spent - distributed)
    received = spent + distributed + closing - opening
    share = 40 + whole(seed, "business", of.number, below=50)
    return OwnMoney(
        opening=opening,
        spent=spent,
        closing=closing,
        running=running,
        distributed=distributed,
        initial=of_projects,
        business=np.where(of.is_institution, received * share // 100, 0),
    )


def _contracts(seed: int, of: Bodies, values: Values, *, spent: Ints, year: int) -> Contracts:
    whole_sum = np.rint(spent * values["procurement_share"]).astype(np.int64)
    goods = np.rint(whole_sum * values["goods_share"]).astype(np.int64)
    has_works = uniform(seed, "works", of.number) < 0.15
    works = np.where(has_works, (whole_sum - goods) * (30 + whole(seed, "share of works", of.number, below=50)) // 100, 0)
    small = np.rint(whole_sum * values["small_share"]).astype(np.int64)
    micro = np.rint(small * values["micro_share"]).astype(np.int64)
    return Contracts(goods=goods, works=works, services=whole_sum - goods - works, small=small, micro=micro)
