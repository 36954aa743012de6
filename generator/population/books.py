"""The accounts of a group of units as `Books` whose amounts are arrays: the same tree as for one unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generator.books import Balance, Books, Pot
from generator.classification import title_of
from generator.draw_books import classes, fiscal_totals_of, totals_of
from generator.population.bodies import LEVELS, MOST_PROJECTS, Bodies
from generator.population.draws import Ints, summed
from generator.population.ledger import Ledger
from generator.population.people import ABROAD, BOUGHT, RECEPTION, RUNNING, staff_parts
from generator.printing import Account, total
from generator.projects import CAPITAL, FUND
from generator.topics import Topic, topics

_ALWAYS = ("2080501", "2080505", "2080506", "2210201")
_MEDICAL = (("2101101", "2101103"), ("2101101", "2101102", "2101103"), ("2101102",))
GOVERNMENTS = ("中央安排", "省级安排", "市级安排", "县级安排")


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """What units have in common whose disclosures have the same numbers in the same order.

    topic: place in `topics()`. parts: see `staff_parts`. codes: how many items their projects are spent on.
    """

    topic: int
    parts: int
    has_fund: bool
    seventh: bool
    codes: int

    @property
    def of(self) -> Topic:
        return topics()[self.topic]


def shapes(of: Bodies) -> Iterator[tuple[Shape, Ints]]:
    """The shapes that occur, with the rows of their units."""
    distinct, which = np.unique(_table(of), axis=0, return_inverse=True)
    for at, line in enumerate(distinct):
        yield _shape(line), np.flatnonzero(which.ravel() == at)


def shape_of(of: Bodies, row: int) -> Shape:
    """The shape of one unit."""
    return _shape(_table(of)[row])


def _table(of: Bodies) -> Ints:
    possible = np.array([len(each.projects) for each in topics()])[of.topic]
    codes = np.minimum(of.projects - of.has_fund, possible)
    return np.column_stack([of.topic, staff_parts(of), of.has_fund, of.seventh, codes])


def _shape(line: Ints) -> Shape:
    topic, parts, has_fund, seventh, codes = line.tolist()
    return Shape(topic, parts, bool(has_fund), bool(seventh), codes)


def books_of(now: Ledger, before: Ledger, *, shape: Shape, rows: Ints) -> Books:
    """The accounts of these rows, compared with the year before. Amounts in 分, arrays of one place a row."""
    this, last = _Part(now, shape, rows), _Part(before, shape, rows)
    general = total("一般公共预算财政拨款支出", classes(_compared(this.items, last.items)))
    fiscal, own = this.fiscal(last), this.own(last)
    basic = now.people.basic[rows]
    office = summed(now.people.office)[rows]
    return Books(
        **totals_of(fiscal, own),
        **this.kinds(fiscal, own),
        **fiscal_totals_of(fiscal),
        **this.contracts(),
        general=general,
        general_compared=Account(general.name, general.now, general.before, now.initial[rows] + this.initial_of_general),
        basic=total("一般公共预算财政拨款基本支出", (Account("人员经费", basic - office), Account("公用经费", office))),
        funds=this.pot(FUND, last),
        capital=this.pot(CAPITAL, last),
        three_public=this.three_public(last),
        running=total("公用经费", this.running(last)),
        forms=this.forms(),
        overall=this.overall(fiscal, own),
    )


def _compared(items: dict[str, Ints], before: dict[str, Ints]) -> Iterator[Account]:
    return (Account(title_of(code).path, amount, before[code], code=code) for code, amount in items.items())


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one shape in the ledger of one year."""

    ledger: Ledger
    shape: Shape
    rows: Ints

    @property
    def items(self) -> dict[str, Ints]:
        """The items of the general budget by code."""
        people, topic = self.ledger.people, self.shape.of
        costs = [(people.wages[at] + people.office[at])[self.rows] for at in range(2)]
        running = {
            0: {topic.running: costs[0]},
            1: {topic.running: costs[0], topic.institution or "": costs[1]},
            2: {topic.institution or topic.running: costs[1]},
        }[self.shape.parts]
        codes = (*_ALWAYS, *_MEDICAL[self.shape.parts])
        return running | {code: people.contributions[code][self.rows] for code in codes} | self._items_of_projects()

    def _items_of_projects(self) -> dict[str, Ints]:
        spent = self.ledger.projects.fiscal_executed[self.rows] * ~self._is_fund
        codes = self.shape.of.projects
        return {code: spent[:, at :: len(codes)].sum(axis=1) for at, code in enumerate(codes[: self.shape.codes])}

    @property
    def _is_fund(self) -> np.ndarray:
        last = self.ledger.of.projects[self.rows, None] - 1
        return (np.arange(MOST_PROJECTS)[None, :] == last) & self.shape.has_fund

    @property
    def initial_of_general(self) -> Ints:
        return (self.ledger.projects.current.initial[self.rows] * ~self._is_fund).sum(axis=1)

    def _of_fund(self, amounts: Ints) -> Ints:
        return (amounts[self.rows] * self._is_fund).sum(axis=1)

    def pot(self, name: str, last: _Part) -> Pot:
        """A budget beside the general one: that of the last project, or nothing."""
        if name == CAPITAL or not self.shape.has_fund:
            return _pot(name, {}, opening=0, closing=0, compared=(0, 0))
        projects, before = self.ledger.projects, last.ledger.projects
        code = self.shape.of.fund or ""
        item = Account(title_of(code).path, self._of_fund(projects.fiscal_executed),
                       last._of_fund(before.fiscal_executed), code=code)  # fmt: skip
        volume_before = last._of_fund(before.fiscal_executed + before.fiscal_unspent)
        return _pot(
            name,
            {code: item},
            opening=self._of_fund(projects.carried.budget),
            closing=self._of_fund(projects.fiscal_unspent),
            compared=(volume_before, self._of_fund(projects.current.initial)),
        )

    def fiscal(self, last: _Part) -> Balance:
        """The appropriations; `before` such that last year closes with what this year opens with."""
        projects = self.ledger.projects
        spent, closing = self._fiscal_volume()
        opening = projects.carried.budget[self.rows].sum(axis=1)
        initial = self.ledger.initial[self.rows] + projects.current.initial[self.rows].sum(axis=1)
        before = summed(last._fiscal_volume()) - opening
        return Balance(opening=opening, spent=spent, closing=closing, before=before, initial=initial)

    def _fiscal_volume(self) -> tuple[Ints, Ints]:
        projects = self.ledger.projects
        spent = self.ledger.people.basic[self.rows] + projects.fiscal_executed[self.rows].sum(axis=1)
        return spent, projects.fiscal_unspent[self.rows].sum(axis=1)

    def own(self, last: _Part) -> Balance:
        """What is no appropriation."""
        money, then = self.ledger.own, last.ledger.own
        volume_before = (then.spent + then.distributed + then.closing)[self.rows]
        return Balance(
            opening=money.opening[self.rows],
            spent=money.spent[self.rows],
            closing=money.closing[self.rows],
            before=volume_before - money.opening[self.rows],
            initial=money.initial[self.rows],
            running=money.running[self.rows],
            distributed=money.distributed[self.rows],
        )

    def kinds(self, fiscal: Balance, own: Balance) -> dict[str, Account]:
        """二 and 三: income by source, expenditure by kind."""
        business = self.ledger.own.business[self.rows]
        income = (fiscal.received, 0, business, 0, 0, own.received - business)
        names = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
        basic = self.ledger.people.basic[self.rows] + own.running
        spent = (basic, fiscal.spent + own.spent - basic, 0, 0, 0)
        kinds = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
        return {
            "income_kinds": total("本年收入", map(Account, names, income)),
            "expenditure_kinds": total("本年支出", map(Account, kinds, spent)),
        }

    def contracts(self) -> dict[str, Account]:
        """十(二)."""
        money = self.ledger.contracts
        names = {"政府采购货物支出": money.goods, "政府采购工程支出": money.works, "政府采购服务支出": money.services}
        return {
            "procurement": total("政府采购支出总额", (Account(name, amount[self.rows]) for name, amount in names.items())),
            "small_contracts": Account("授予中小企业合同金额", money.small[self.rows]),
            "micro_contracts": Account("授予小微企业合同金额", money.micro[self.rows]),
        }

    def three_public(self, last: _Part) -> Account:
        spent, budget = self.ledger.people.three_public, self.ledger.people.three_public_budget
        before = last.ledger.people.three_public
        part = {name: Account(name, spent[name][self.rows], before[name][self.rows], budget[name][self.rows]) for name in spent}
        vehicles = total("公务用车购置及运行维护费", (part[BOUGHT], part[RUNNING]))
        return total("“三公”经费", (part[ABROAD], vehicles, part[RECEPTION]))

    def running(self, last: _Part) -> Iterator[Account]:
        names = ("机关运行经费", "事业单位公用经费")[: 1 if self.shape.parts == 0 else 2]
        now, before = self.ledger.people.office, last.ledger.people.office
        return (Account(name, now[at][self.rows], before[at][self.rows]) for at, name in enumerate(names))

    def forms(self) -> Account:
        """The forms' money by project and source; projects that a unit has not are nothing."""
        money = self.ledger.projects
        sources = {"当年财政拨款": money.current, "上年结转资金": money.carried, "其他资金": money.other}

        def form(place: int) -> Account:
            cells = ((name, *(each[self.rows, place] for each in (source.executed, source.budget, source.initial)))
                     for name, source in sources.items())  # fmt: skip
            return total(str(place), (Account(name, now, budget=budget, initial=initial) for name, now, budget, initial in cells))

        return total("预算绩效评价项目", map(form, range(MOST_PROJECTS)))

    def overall(self, fiscal: Balance, own: Balance) -> Account:
        """The whole unit's money by level of government: its own, the one above, and other money."""
        basis, rows = self.ledger.basis, self.rows
        share = np.where(basis.uniform("above") < 0.4, 5 + basis.whole("share above", below=30), 0)[rows]
        columns = {"now": fiscal.spent, "budget": fiscal.volume, "initial": fiscal.initial}
        above = {column: amount * share // 100 for column, amount in columns.items()}
        own_place = len(LEVELS) - basis.of.level[rows]

        def of_level(place: int) -> Account:
            is_own, is_above = own_place == place, own_place - 1 == place
            return Account(GOVERNMENTS[place], **{
                column: is_own * (amount - above[column]) + is_above * above[column] for column, amount in columns.items()
            })  # fmt: skip

        other = Account("其他资金", own.spent, budget=own.volume, initial=own.initial)
        return total("整体支出绩效自评表", (*map(of_level, range(len(GOVERNMENTS))), other))


def _pot(name: str, items: dict[str, Account], *, opening: Ints | int, closing: Ints | int, compared: tuple) -> Pot:
    spent = total(f"{name}财政拨款支出", items.values())
    volume, (before, initial) = spent.now + closing, compared
    return Pot(
        income=total(f"{name}财政拨款收入总计", (Account("年初结转和结余", opening), Account("本年收入", volume - opening))),
        expenditure=total(f"{name}财政拨款支出总计", (Account("年末结转和结余", closing), Account("本年支出", spent.now))),
        compared=Account(f"{name}财政拨款收入支出", volume, before, initial),
        items=spent,
    )
