"""One unit of a population as a `UnitYear`: what the layouts print and what faults are injected into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from random import Random
from typing import Any

import numpy as np

from generator.books import Books, Pot
from generator.population.books import Shape, books_of, shape_of
from generator.population.drafting import wording_of
from generator.population.form_rows import SATISFACTION_TARGET, THINGS, Counted, Forms
from generator.population.ledger import Ledger
from generator.population.narratives import office_count
from generator.population.printed_year import Year
from generator.population.project_money import Source
from generator.printing import Account, total
from generator.projects import FUND, GENERAL, Indicator, Money, Project
from generator.topics import Thing
from generator.unit_years import Holdings, Staff, UnitYear
from generator.words import OFFICES, SHORTFALLS


def unit_year_of(year: Year, row: int) -> UnitYear:
    """The unit in that row of the ledgers."""
    now, before, of = year.now, year.before, year.now.of
    shape = shape_of(of, row)
    seed = int(of.number[row])
    books = _scalar(books_of(now, before, shape=shape, rows=np.array([row])))
    projects = tuple(_projects(year, shape, row=row))
    named = zip(projects, books.forms.parts, strict=False)
    money = total(books.forms.name, (replace(part, name=project.name) for project, part in named))
    return UnitYear(
        seed=seed,
        regime="nearest",
        name=of.names[row],
        file_stem=f"{of.file_stems[row]}_{now.year}",
        topic=shape.of,
        year=now.year,
        wording=wording_of(Random(f"wording {seed} {now.year}"), seventh=shape.seventh),
        staff=_staff(now, before, row=row),
        offices=OFFICES[: int(office_count(now.people.active[row : row + 1])[0])],
        holdings=_holdings(now, row),
        projects=projects,
        overall=tuple(_overall(year.counts, row)),
        books=replace(books, forms=money),
    )


def _scalar(books: Books) -> Books:
    """Accounts of one unit without arrays."""
    changed: dict[str, Any] = {}
    for field in fields(Books):
        value = getattr(books, field.name)
        is_pot = isinstance(value, Pot)
        changed[field.name] = Pot(*(_one(getattr(value, each.name)) for each in fields(Pot))) if is_pot else _one(value)
    return Books(**changed)


def _one(account: Account) -> Account:
    amounts = {name: int(np.ravel(getattr(account, name))[0]) for name in ("now", "before", "budget", "initial")}
    return Account(account.name, **amounts, code=account.code, parts=tuple(map(_one, account.parts)))


def _staff(now: Ledger, before: Ledger, *, row: int) -> Staff:
    active, retired = int(now.people.active[row]), int(now.people.retired[row])
    return Staff(active, 0, retired, (active - int(before.people.active[row]), 0, retired - int(before.people.retired[row])))


def _holdings(now: Ledger, row: int) -> Holdings:
    things = now.things
    names = ("kept", "area", "house_value", "car_value", "asset_value", "equipment", "bought")
    return Holdings(
        cars=tuple(things.cars[row].tolist()),
        journeys=(int(things.journeys[0][row]), int(things.journeys[1][row])),
        receptions=(int(things.receptions[0][row]), int(things.receptions[1][row])),
        **{name: int(getattr(things, name)[row]) for name in names},
    )


def _projects(year: Year, shape: Shape, *, row: int) -> Iterator[Project]:
    forms, money, last = year.forms, year.now.projects, int(year.now.of.projects[row]) - 1
    for at in np.flatnonzero(forms.row == row).tolist():
        place = int(forms.place[at])
        pot = FUND if shape.has_fund and place == last else GENERAL
        thing = THINGS[int(forms.thing[at])]
        codes = shape.of.projects
        yield Project(
            name=forms.names[at],
            thing=thing,
            pot=pot,
            code=(shape.of.fund or "") if pot == FUND else codes[place % len(codes)],
            current=_money(money.current, at=(row, place)),
            carried=_money(money.carried, at=(row, place)),
            other=_money(money.other, at=(row, place)),
            indicators=tuple(_indicators(forms, thing, at=at)),
            goal=forms.goals[at],
            result=forms.results[at],
        )


def _money(source: Source, *, at: tuple[int, int]) -> Money:
    return Money(*(int(amounts[at]) for amounts in (source.initial, source.budget, source.executed)))


def _indicators(forms: Forms, thing: Thing, *, at: int) -> Iterator[Indicator]:
    """The seven indicators of a project's form."""
    reason, more = f"{SHORTFALLS[int(forms.shortfall[at])]}。", int(forms.more[at])
    what, unit, _, _ = thing.count
    output, benefit = "产出指标", "效益指标"
    counts = (int(forms.target[at]), int(forms.actual[at]))
    counted = _at_least((output, "数量指标", what), 15 + more, numbers=counts, unit=unit, reason=reason)
    yield replace(counted, last_year=f"{counts[0] * 9 // 10}{unit}")
    quality = (int(forms.quality_target[at]), int(forms.quality[at]))
    yield _at_least((output, "质量指标", thing.quality), 15 - more, numbers=quality, unit="%", reason=reason)
    yield Indicator(output, "时效指标", "资金支付及时率", "equal", 10, 100, 100, "%", last_year="新增")
    yield Indicator("成本指标", "经济成本指标", "项目总成本", "cost", 20, last_year="新增")
    yield Indicator(benefit, thing.benefit[0], thing.benefit[1], "text", 10, wish=thing.benefit[2], last_year="新增")
    jobs = (int(forms.jobs_target[at]), int(forms.jobs[at]))
    yield Indicator(benefit, "社会效益指标", "带动临时用工人数", "at_least", 10, *jobs, "人", last_year="新增")
    served, satisfied = f"{thing.served}满意度", (SATISFACTION_TARGET, int(forms.satisfaction[at]))
    yield _at_least(("满意度指标", "满意度指标", served), 10, numbers=satisfied, unit="%", reason=reason)


def _at_least(names: tuple[str, str, str], weight: int, *, numbers: tuple[int, int], unit: str, reason: str) -> Indicator:
    """numbers: target and actual value. reason: where the target is missed."""
    shortfall = reason if numbers[1] < numbers[0] else None
    return Indicator(*names, "at_least", weight, *numbers, unit, shortfall=shortfall, last_year="新增")


def _overall(counts: Counted, row: int) -> Iterator[Indicator]:
    """The five indicators of the whole unit."""
    for thing, target, actual in zip(counts.things, counts.targets, counts.actuals, strict=True):
        what, unit, _, _ = THINGS[int(thing[row])].count
        yield Indicator("履职效能", "数量指标", what, "at_least", 20, int(target[row]), int(actual[row]), unit, last_year="新增")
    yield Indicator("履职效能", "质量指标", "重点任务完成率", "at_least", 20, 95, int(counts.tasks[row]), "%")
    yield Indicator("管理效率", "时效指标", "预算编报及时率", "equal", 10, 100, 100, "%")
    satisfied = (SATISFACTION_TARGET, int(counts.satisfaction[row]))
    yield Indicator("服务对象满意度", "满意度指标", "服务对象满意度", "at_least", 20, *satisfied, "%")
