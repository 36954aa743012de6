"""What an invented unit needs to run: its people, its office costs, its 三公 spending. True amounts in 分."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from generator.classification import title_of
from generator.printing import FEN_PER_WAN_YUAN as WAN
from generator.printing import Account, total
from generator.topics import Topic


@dataclass(frozen=True, slots=True)
class RunningCosts:
    """items: the items of the classification. basic: 六, their split into 人员 and 公用. initial: the budget of all of them.

    public: 公用 of 机关 and 事业单位, with last year. three_public: 三公 with last year and the full-year budget.
    """

    items: tuple[Account, ...]
    basic: Account
    public: Account
    three_public: Account
    initial: int


def draw_running_costs(topic: Topic, people: int, *, random: Random) -> RunningCosts:
    """The running costs of a unit of so many people; where the topic has an institution, it may share the people."""
    three_public = _three_public(random)
    institution = topic.institution if random.random() < 0.4 else None
    office = people * random.randrange(WAN * 8 // 10, WAN * 2) + three_public.now
    public = total("公用经费", _public(office, bool(institution), random=random))
    items = tuple(_items(topic.running, institution, people=people, public=public, random=random))
    spent = sum(item.now for item in items)
    return RunningCosts(
        items=items,
        basic=total("一般公共预算财政拨款基本支出", (Account("人员经费", spent - public.now), Account("公用经费", public.now))),
        public=public,
        three_public=three_public,
        initial=spent * random.randrange(86, 104) // 100,
    )


def _public(office: int, shared: bool, *, random: Random) -> tuple[Account, ...]:
    own = office * random.randrange(55, 80) // 100 if shared else office
    parts = (Account("机关运行经费", own, _year_before(own, random)),)
    return (*parts, Account("事业单位公用经费", office - own, _year_before(office - own, random))) if shared else parts


def _items(running: str, institution: str | None, *, people: int, public: Account, random: Random) -> list[Account]:
    """行政运行 (and the institution's item) with people and office costs, then pensions, medical care and housing."""
    agency = _with_office(running, people * random.randrange(10, 16) * WAN, office=public.parts[0], random=random)
    shared = (
        [_with_office(institution, people * random.randrange(3, 6) * WAN, office=public.parts[1], random=random)]
        if institution
        else []
    )
    cents = people * random.randrange(10_000)
    codes = {"2080505": 130, "2101101": 55, "2101103": 30, "2210201": 110}
    codes |= {"2101102": 20} if institution else {}
    # Contributions rest on one pay: they rise or fall together.
    trend = random.choice((1000, random.randrange(880, 985), random.randrange(1015, 1130)))
    lasting = [_contribution(code, people * weight * WAN // 100 + cents, trend=trend) for code, weight in codes.items()]
    return [agency, *shared, *lasting, *_pensions(people, cents, random=random)]


def _contribution(code: str, now: int, *, trend: int) -> Account:
    return Account(title_of(code).path, now, now * trend // 1000, code=code)


def _pensions(people: int, cents: int, *, random: Random) -> Iterator[Account]:
    """What some units pay and others do not, and what may be new."""
    for code, weight in (("2080501", 18), ("2080506", 40)):
        if random.random() < 0.5:
            now = people * weight * WAN // 100 + cents
            yield Account(title_of(code).path, now, random.choice((0, now, _year_before(now, random))), code=code)


def _with_office(code: str, wages: int, *, office: Account, random: Random) -> Account:
    return Account(title_of(code).path, wages + office.now, _year_before(wages, random) + office.before, code=code)


def _year_before(now: int, random: Random) -> int:
    return now * random.randrange(800, 1250) // 1000


def _three_public(random: Random) -> Account:
    abroad = _cost("因公出国（境）费", random.choice((0, 0, 0, random.randrange(3 * WAN, 25 * WAN))), random=random)
    bought = _cost("公务用车购置费", random.choice((0, 0, 0, 0, random.randrange(12 * WAN, 20 * WAN))), random=random)
    running = _cost("公务用车运行维护费", random.choice((0, *[random.randrange(2 * WAN, 14 * WAN)] * 4)), random=random)
    reception = _cost("公务接待费", random.choice((0, *[random.randrange(WAN // 5, 4 * WAN)] * 3)), random=random)
    vehicles = total("公务用车购置及运行维护费", (bought, running))
    return total("“三公”经费", (abroad, vehicles, reception))


def _cost(name: str, now: int, *, random: Random) -> Account:
    before = random.choice((now, _year_before(now, random), _year_before(now, random), 0 if now else random.choice((0, 2 * WAN))))
    budget = random.choice((now, now, now * random.randrange(102, 140) // 100))
    return Account(name, now, before, budget)
