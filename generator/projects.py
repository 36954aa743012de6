"""The projects of an invented unit: their true money in 分 and the indicators that they are measured by."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from generator.printing import FEN_PER_WAN_YUAN as WAN
from generator.topics import Thing, Topic
from generator.words import SHORTFALLS

GENERAL, FUND, CAPITAL = "一般公共预算", "政府性基金预算", "国有资本经营预算"
EXECUTION_WEIGHT = 10
_MONTHS = (9, 10, 11)


@dataclass(frozen=True, slots=True)
class Money:
    """A source of money of a project, 分."""

    initial: int = 0
    budget: int = 0
    executed: int = 0


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a project is measured by.

    kind: at_least, at_most, equal (numbers in `unit`), date, text (`wish`), cost (the project's budget against what was
    executed), control (the execution rate against 100%). shortfall: the reason where the target is missed.
    """

    level1: str
    level2: str
    level3: str
    kind: str
    weight: int
    target: int = 0
    actual: int = 0
    unit: str = ""
    wish: str = ""
    shortfall: str | None = None
    last_year: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project. pot: the budget that its fiscal money is of. code: its item of the classification.

    goal, result: words of its own; None where they are made from the form's numbers.
    """

    name: str
    thing: Thing
    pot: str
    code: str
    current: Money
    carried: Money
    other: Money
    indicators: tuple[Indicator, ...]
    goal: str | None = None
    result: str | None = None

    @property
    def fiscal_executed(self) -> int:
        return self.current.executed + self.carried.executed

    @property
    def fiscal_unspent(self) -> int:
        return self.current.budget + self.carried.budget - self.fiscal_executed


def draw_projects(topic: Topic, count: int, *, year: int, carried: bool, random: Random) -> tuple[Project, ...]:
    """As many projects, each with a name of its own."""
    names = _names(topic, count, year=year, random=random)
    return tuple(_project(topic, name, thing=thing, carried=carried, random=random) for name, thing in names)


def continued(project: Project, *, year: int, random: Random) -> Project:
    """The project of `year` a year later: new money, and what it left unspent carried in and spent."""
    current, other = _sources(random)
    left = project.fiscal_unspent
    name = project.name.replace(f"{year}年", f"{year + 1}年")
    return replace(project, name=name, current=current, carried=Money(0, left, left), other=other)


def _names(topic: Topic, count: int, *, year: int, random: Random) -> Iterator[tuple[str, Thing]]:
    stages = ("", "（第一批）", "（第二批）", "（追加）", "（续建）")
    sources = ("", "中央补助", "省级补助", "乡镇")
    every = itertools.product(stages, sources, topic.things)
    yield from random.sample([(f"{year}年{source}{thing.name}经费{stage}", thing) for stage, source, thing in every], count)


def _project(topic: Topic, name: str, *, thing: Thing, carried: bool, random: Random) -> Project:
    pot, code = _pot(topic, random)
    current, other = _sources(random)
    has_carried = carried and pot == GENERAL and current.budget > 0 and random.random() < 0.3
    old = _spend(_budget(random, small=True), random) if has_carried else Money()
    return Project(name, thing, pot, code, current, Money(0, old.budget, old.executed), other, _indicators(thing, random))


def _pot(topic: Topic, random: Random) -> tuple[str, str]:
    """The budget that pays, and the item of the classification."""
    which = random.random()
    if which < 0.02:
        return CAPITAL, "2230105"
    if which < 0.17 and topic.fund:
        return FUND, topic.fund
    return GENERAL, random.choice(topic.projects)


def _sources(random: Random) -> tuple[Money, Money]:
    """Money of this year's appropriation, and other money: mostly the first alone."""
    which = random.random()
    current = _spend(_budget(random), random) if which < 0.92 else Money()
    other = _spend(_budget(random, small=True), random) if which > 0.85 else Money()
    return current, other


def _budget(random: Random, *, small: bool = False) -> int:
    low, high = random.choice(((1, 10), (10, 80), (10, 80), (80, 400)) if not small else ((1, 6), (6, 20)))
    yuan = random.randrange(low * 10_000, high * 10_000)
    return yuan // 1000 * 100_000 if random.random() < 0.6 else yuan * 100 + random.randrange(100)


def _spend(budget: int, random: Random) -> Money:
    # What is left is some last digits at least, so that rounding never makes a project overspend.
    nearly = 971 if budget < 50 * WAN else 1000
    rate = random.choice((1000, 1000, 1000, random.randrange(900, nearly), random.randrange(640, nearly)))
    initial = random.choice((budget, budget, 0, budget * random.randrange(60, 111) // 100))
    return Money(initial, budget, budget if rate == 1000 else budget * rate // 1000 + random.randrange(100))


def _indicators(thing: Thing, random: Random) -> tuple[Indicator, ...]:
    costs = random.choice((("cost",), ("cost", "control"), ("control",), ()))
    outputs = [*_counts(thing, random), _quality(thing, random), _timeliness(random)]
    plans = (
        *_weighted(outputs, 40 if costs else 50, random=random),
        *_weighted([_cost(kind) for kind in costs], 20, random=random),
        *_weighted(_benefits(thing, random), 20 if costs else 30, random=random),
        Indicator("满意度指标", "满意度指标", f"{thing.served}满意度", "at_least", 10, 90, random.randrange(90, 99), "%"),
    )
    return plans


def _weighted(plans: list[Indicator], total: int, *, random: Random) -> Iterator[Indicator]:
    """The indicators with weights that add up to the total, each at least 4."""
    left = total
    for index, plan in enumerate(plans):
        others = len(plans) - index - 1
        even = left // (others + 1)
        weight = left if not others else max(4, even + random.choice((-2, -1, 0, 0, 1, 2)))
        left -= weight
        yield replace(plan, weight=weight)


def _counts(thing: Thing, random: Random) -> Iterator[Indicator]:
    what, unit, low, high = thing.count
    target = random.randrange(low, high)
    reached = random.choice((100, 100, 100, random.randrange(101, 130), random.randrange(72, 97)))
    actual = max(1, target * reached // 100)
    shortfall = f"{what}：{random.choice(SHORTFALLS)}。" if actual < target else None
    yield Indicator("产出指标", "数量指标", what, "at_least", 0, target, actual, unit, shortfall=shortfall)
    if random.random() < 0.5:
        visits = random.randrange(2, 7)
        yield Indicator("产出指标", "数量指标", f"{thing.name}现场督导次数", "equal", 0, visits, visits, "次")


def _quality(thing: Thing, random: Random) -> Indicator:
    target = random.choice((90, 95, 100))
    kind = "equal" if target == 100 else "at_least"
    return Indicator("产出指标", "质量指标", thing.quality, kind, 0, target, random.randrange(target, 101), "%")


def _timeliness(random: Random) -> Indicator:
    kind = random.choice(("rate", "date", "days"))
    if kind == "date":
        return Indicator("产出指标", "时效指标", "任务完成时间", "date", 0, 12, random.choice(_MONTHS))
    if kind == "days":
        days = random.choice((20, 30, 60))
        return Indicator("产出指标", "时效指标", "单项任务完成时限", "at_most", 0, days, days - random.randrange(6), "个工作日")
    return Indicator("产出指标", "时效指标", "资金支付及时率", "equal", 0, 100, 100, "%")


def _cost(kind: str) -> Indicator:
    return Indicator("成本指标", "经济成本指标", "项目总成本" if kind == "cost" else "预算成本控制率", kind, 0)


def _benefits(thing: Thing, random: Random) -> list[Indicator]:
    level2, what, how = thing.benefit
    first = Indicator("效益指标", level2, what, "text", 0, wish=how)
    jobs = random.randrange(3, 40)
    second = Indicator("效益指标", "社会效益指标", "带动临时用工人数", "at_least", 0, jobs, jobs + random.randrange(4), "人")
    return [first, second] if random.random() < 0.4 and level2 != "社会效益指标" else [first]
