"""The accounts of many units in one year: what the latent features come to in 分, against the year before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.population.basis import Basis, Values
from generator.population.bodies import Bodies
from generator.population.draws import Flags, Ints
from generator.population.people import Needs, People, Things, fen, people_of, things_of
from generator.population.project_money import ProjectMoney, own_of_projects, project_money
from generator.printing import FEN_PER_WAN_YUAN as WAN


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
    """Everything true of a year. initial: the budget of 基本支出."""

    basis: Basis
    things: Things
    people: People
    projects: ProjectMoney
    own: OwnMoney
    contracts: Contracts
    initial: Ints

    @property
    def of(self) -> Bodies:
        return self.basis.of

    @property
    def values(self) -> Values:
        return self.basis.values

    @property
    def year(self) -> int:
        return self.basis.year


def ledger(basis: Basis, has: Needs, *, before: Ledger | None) -> Ledger:
    """The accounts that follow from the features and from the year before, None where none is known."""
    things = things_of(basis, has)
    people = people_of(basis, things)
    own = np.where(has.own_money, fen(people.basic / WAN * basis.values["own_ratio"]), 0)
    of_projects = own_of_projects(basis.of, own)
    projects = project_money(basis, basic=people.basic, own=of_projects, before=before.projects if before else None)
    own_money = _own(basis, running=own - of_projects, of_projects=of_projects, before=before)
    spent = people.basic + projects.fiscal_executed.sum(axis=1) + own_money.spent
    return Ledger(
        basis=basis,
        things=things,
        people=people,
        projects=projects,
        own=own_money,
        contracts=_contracts(basis, spent),
        initial=np.rint(people.basic * (1 - basis.values["basic_deviation"])).astype(np.int64),
    )


def _own(basis: Basis, *, running: Ints, of_projects: Ints, before: Ledger | None) -> OwnMoney:
    spent = running + of_projects
    opening = spent * 3 // 100 if before is None else before.own.closing
    shares_out: Flags = basis.uniform("distributed") < 0.2
    distributed = np.where(shares_out, running // 25, 0)
    closing = np.maximum(running // 25, opening - spent - distributed)
    received = spent + distributed + closing - opening
    share = 40 + basis.whole("business", below=50)
    return OwnMoney(
        opening=opening,
        spent=spent,
        closing=closing,
        running=running,
        distributed=distributed,
        initial=of_projects,
        business=np.where(basis.of.is_institution, received * share // 100, 0),
    )


def _contracts(basis: Basis, spent: Ints) -> Contracts:
    values = basis.values
    whole_sum = np.rint(spent * values["procurement_share"]).astype(np.int64)
    goods = np.rint(whole_sum * values["goods_share"]).astype(np.int64)
    has_works = basis.uniform("works") < 0.15
    works = np.where(has_works, (whole_sum - goods) * (30 + basis.whole("share of works", below=50)) // 100, 0)
    small = np.rint(whole_sum * values["small_share"]).astype(np.int64)
    micro = np.rint(small * values["micro_share"]).astype(np.int64)
    return Contracts(goods=goods, works=works, services=whole_sum - goods - works, small=small, micro=micro)
