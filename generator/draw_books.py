"""Draws the true accounts of an invented unit-year: every total is the sum of its parts, in this year and in the last.

Income follows from expenditure: what was received is what was spent, plus what is carried over, less what was carried in.
The last year closes with what this year opens with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from generator.books import Balance, Books, Pot
from generator.classification import title_of
from generator.printing import Account, total
from generator.projects import CAPITAL, FUND, GENERAL, Money, Project
from generator.running_costs import RunningCosts, draw_running_costs
from generator.topics import Topic
from generator.wording import Wording

_VANISHED = ("2010399", "2100410", "2150805", "2299999")


def draw_books(
    topic: Topic, projects: tuple[Project, ...], *, people: int, wording: Wording, random: Random, own_opening: int | None = None
) -> Books:
    """The accounts that follow from the projects and from running costs that are drawn here.

    own_opening: money that is no appropriation and was carried in, 分; drawn where it is None.
    """
    costs = draw_running_costs(topic, people, random=random)
    general = _general(costs, projects, random=random)
    pots = {name: _pot(name, projects, random=random) for name in (FUND, CAPITAL)}
    fiscal = _fiscal(costs, general, pots=pots, projects=projects)
    own = _own(projects, people, random=random, opening=own_opening)
    return Books(
        **totals_of(fiscal, own),
        **_kinds(fiscal, own, costs=costs, random=random),
        **fiscal_totals_of(fiscal),
        **_contracts(random),
        general=general,
        general_compared=Account(general.name, general.now, general.before, costs.initial + _initial(projects, GENERAL)),
        basic=costs.basic,
        funds=pots[FUND],
        capital=pots[CAPITAL],
        three_public=costs.three_public,
        running=costs.public,
        forms=_forms(projects, wording),
        overall=_overall(fiscal, own, wording=wording, random=random),
    )


def _general(costs: RunningCosts, projects: tuple[Project, ...], *, random: Random) -> Account:
    """五: classes with their items, among them some that vanished since last year."""
    items = [*costs.items, *_items(projects, GENERAL, random=random)]
    gone = random.sample(_VANISHED, random.choice((0, 0, 1, 2)))
    items += [Account(title_of(code).path, 0, random.randrange(10**6, 3 * 10**7), code=code) for code in gone]
    return total("一般公共预算财政拨款支出", classes(items))


def _items(projects: Iterable[Project], pot: str, *, random: Random) -> Iterator[Account]:
    """The items that the projects of a pot are spent on."""
    spent: dict[str, int] = {}
    for project in projects:
        if project.pot == pot and project.fiscal_executed:
            spent[project.code] = spent.get(project.code, 0) + project.fiscal_executed
    for code, now in spent.items():
        before = random.choice((now, 0, now * random.randrange(70, 140) // 100, now * random.randrange(40, 220) // 100))
        yield Account(title_of(code).path, now, before, code=code)


def classes(items: Iterable[Account]) -> Iterator[Account]:
    """The items of the classification below their classes."""
    by_class: dict[str, list[Account]] = {}
    for item in sorted(items, key=lambda item: item.code or ""):
        by_class.setdefault((item.code or "")[:3], []).append(item)
    return (total(title_of(code).path, parts, code=code) for code, parts in by_class.items())


def _pot(name: str, projects: tuple[Project, ...], *, random: Random) -> Pot:
    closing = sum(project.fiscal_unspent for project in projects if project.pot == name)
    opening = sum(project.carried.budget for project in projects if project.pot == name)
    items = total(f"{name}财政拨款支出", _items(projects, name, random=random))
    volume = items.now + closing
    return Pot(
        income=total(f"{name}财政拨款收入总计", (Account("年初结转和结余", opening), Account("本年收入", volume - opening))),
        expenditure=total(f"{name}财政拨款支出总计", (Account("年末结转和结余", closing), Account("本年支出", items.now))),
        compared=Account(f"{name}财政拨款收入支出", volume, items.before, _initial(projects, name)),
        items=items,
    )


def _initial(projects: Iterable[Project], pot: str) -> int:
    return sum(project.current.initial for project in projects if project.pot == pot)


def _fiscal(costs: RunningCosts, general: Account, *, pots: dict[str, Pot], projects: tuple[Project, ...]) -> Balance:
    return Balance(
        opening=sum(project.carried.budget for project in projects),
        spent=general.now + sum(pot.items.now for pot in pots.values()),
        closing=sum(project.fiscal_unspent for project in projects),
        before=general.before + sum(pot.items.before for pot in pots.values()),
        initial=costs.initial + sum(project.current.initial for project in projects),
    )


def _own(projects: tuple[Project, ...], people: int, *, random: Random, opening: int | None) -> Balance:
    """Money that is no appropriation: of the projects, and now and then some for running costs."""
    running = random.choice((0, 0, 0, people * random.randrange(10**5, 10**6)))
    spent = sum(project.other.executed for project in projects) + running
    left = sum(project.other.budget - project.other.executed for project in projects)
    distributed = running // random.randrange(15, 40) if random.random() < 0.3 else 0
    drawn = random.choice((0, (spent + left) * random.randrange(5, 40) // 100))
    opening = drawn if opening is None else opening
    before = spent * random.randrange(60, 140) // 100
    surplus = random.choice((0, 0, 0, spent * random.randrange(1, 30) // 100))
    return Balance(
        opening=opening,
        spent=spent,
        # What was carried in and is not spent is carried on.
        closing=max(left + running // 25, opening + surplus - spent - distributed),
        before=before,
        initial=sum(project.other.initial for project in projects),
        running=running,
        surplus=surplus,
        distributed=distributed,
    )


def totals_of(fiscal: Balance, own: Balance) -> dict[str, Account]:
    """一: income and expenditure with what is carried over."""
    income = (
        Account("本年收入合计", fiscal.received + own.received),
        Account("使用非财政拨款结余", own.surplus),
        Account("年初结转和结余", fiscal.opening + own.opening),
    )
    expenditure = (
        Account("本年支出合计", fiscal.spent + own.spent),
        Account("结余分配", own.distributed),
        Account("年末结转和结余", fiscal.closing + own.closing),
    )
    return {
        "income": total("收入总计", income),
        "expenditure": total("支出总计", expenditure),
        "compared": Account("收入支出", fiscal.volume + own.volume, fiscal.volume_before + own.volume_before),
    }


def _kinds(fiscal: Balance, own: Balance, *, costs: RunningCosts, random: Random) -> dict[str, Account]:
    """二 and 三: income by source, expenditure by kind."""
    business = random.choice((0, 0, 0, own.received * random.randrange(10, 60) // 100))
    superior = random.choice((0, 0, 0, (own.received - business) * random.randrange(10, 60) // 100))
    amounts = (fiscal.received, superior, business, 0, 0, own.received - business - superior)
    names = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    basic = costs.basic.now + own.running
    spent = (basic, fiscal.spent + own.spent - basic, 0, 0, 0)
    kinds = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    return {
        "income_kinds": total("本年收入", map(Account, names, amounts)),
        "expenditure_kinds": total("本年支出", map(Account, kinds, spent)),
    }


def fiscal_totals_of(fiscal: Balance) -> dict[str, Account]:
    """四: appropriations, with what is carried over."""
    income = (Account("年初财政拨款结转和结余", fiscal.opening), Account("本年财政拨款收入", fiscal.received))
    expenditure = (Account("年末财政拨款结转和结余", fiscal.closing), Account("本年财政拨款支出", fiscal.spent))
    return {
        "fiscal_income": total("财政拨款收入总计", income),
        "fiscal_expenditure": total("财政拨款支出总计", expenditure),
        "fiscal_compared": Account("财政拨款收入支出", fiscal.volume, fiscal.volume_before, fiscal.initial),
    }


def _contracts(random: Random) -> dict[str, Account]:
    """十(二): procurement, and what of it went to small and to micro firms."""
    goods = random.choice((0, random.randrange(10**6, 10**8)))
    works = random.choice((0, 0, random.randrange(10**7, 4 * 10**8)))
    services = random.choice((0, random.randrange(10**6, 3 * 10**8)))
    parts = (Account("政府采购货物支出", goods), Account("政府采购工程支出", works), Account("政府采购服务支出", services))
    small = (goods + works + services) * random.randrange(40, 101) // 100
    return {
        "procurement": total("政府采购支出总额", parts),
        "small_contracts": Account("授予中小企业合同金额", small),
        "micro_contracts": Account("授予小微企业合同金额", small * random.randrange(50, 101) // 100),
    }


def _forms(projects: tuple[Project, ...], wording: Wording) -> Account:
    """The forms' money by project and source."""
    return total("预算绩效评价项目", (total(project.name, _sources(project, wording)) for project in projects))


def _sources(project: Project, wording: Wording) -> Iterator[Account]:
    yield _source("当年财政拨款", project.current)
    if wording.carried_row:
        yield _source("上年结转资金", project.carried)
    yield _source("其他资金", project.other)


def _source(name: str, money: Money) -> Account:
    return Account(name, money.executed, budget=money.budget, initial=money.initial)


def _overall(fiscal: Balance, own: Balance, *, wording: Wording, random: Random) -> Account:
    """The overall form's money by source: appropriations from above and own, and other money."""
    share = random.choice((0, 0, random.randrange(5, 35)))
    own_money = Account("其他资金", own.spent, budget=own.volume, initial=own.initial)
    now, budget, initial = (amount * share // 100 for amount in (fiscal.spent, fiscal.volume, fiscal.initial))
    above = Account("上级安排", now, budget=budget, initial=initial)
    here = Account("本级安排", fiscal.spent - now, budget=fiscal.volume - budget, initial=fiscal.initial - initial)
    if wording.overall_form == "levels of government":
        parts = [
            Account("中央安排"),
            replace(above, name="省级安排"),
            Account("市级安排"),
            replace(here, name="县级安排"),
            own_money,
        ]
    elif wording.overall_form == "superior and own":
        parts = [replace(above, name="财政资金/上级资金"), replace(here, name="财政资金/本级资金"), own_money]
    else:
        parts = [above, here, own_money]
    return total("整体支出绩效自评表", parts)
