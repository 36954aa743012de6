"""An invented unit in one year: who it is, its true accounts, its people and cars, its projects."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.books import Books
from generator.draw_books import draw_books
from generator.printing import REGIMES, leaves
from generator.projects import Indicator, Project, draw_projects
from generator.topics import Topic, topics
from generator.wording import Wording, draw_wording
from generator.words import OFFICES, PLACES

YEARS = (2022, 2023, 2024)
CAR_KINDS = (
    "副部（省）级及以上领导用车", "主要负责人用车", "机要通信用车", "应急保障用车",
    "执法执勤用车", "特种专业技术用车", "离退休干部服务用车", "其他用车",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Staff:
    """People: those now, and how many more than a year before, by kind (在职, 离休, 退休)."""

    active: int
    cadres: int
    retired: int
    changes: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is counted beside money. cars: by CAR_KINDS. kept: 公务用车保有量. area: 平方米 with two decimals, in hundredths.

    house_value, car_value, asset_value: 分.
    """

    cars: tuple[int, ...]
    kept: int
    area: int
    house_value: int
    car_value: int
    asset_value: int
    equipment: int
    journeys: tuple[int, int]
    bought: int
    receptions: tuple[int, int]


@dataclass(frozen=True, slots=True)
class UnitYear:
    """Everything that a disclosure is written from; the layout alone is left open."""

    seed: int
    regime: str
    name: str
    file_stem: str
    topic: Topic
    year: int
    wording: Wording
    staff: Staff
    offices: tuple[str, ...]
    holdings: Holdings
    projects: tuple[Project, ...]
    overall: tuple[Indicator, ...]
    books: Books

    @property
    def unit(self) -> str:
        """The unit of its money."""
        return "元" if self.regime == "exact" else "万元"

    @property
    def form_count(self) -> int:
        """How many projects it evaluates."""
        return len(self.projects)


def unit_year(seed: int, *, regime: str = "nearest", forms: int | None = None, wording: Wording | None = None) -> UnitYear:
    """The unit-year of a seed: the same on every machine.

    forms: number of projects, 0 to 30; drawn where it is None. Raises ValueError for an unknown regime.
    """
    if regime not in REGIMES:
        raise ValueError(f"no rounding regime: {regime!r}")
    random = Random(f"unit-year {seed}")
    topic, (place, spelling), year = random.choice(topics()), random.choice(PLACES), random.choice(YEARS)
    wording = wording or draw_wording(random)
    count = random.choice((0, 2, 3, 4, 5, 6, 8, 12, 18, 30)) if forms is None else forms
    projects = draw_projects(topic, count, year=year, carried=wording.carried_row, random=random)
    staff = _staff(random)
    books = draw_books(topic, projects, people=staff.active, wording=wording, random=random)
    return UnitYear(
        seed=seed,
        regime=regime,
        name=place + topic.department,
        file_stem=f"{spelling}_{topic.key}_{year}",
        topic=topic,
        year=year,
        wording=wording,
        staff=staff,
        offices=tuple(random.sample(OFFICES, random.randrange(3, 9))),
        holdings=holdings_of(books, random),
        projects=projects,
        overall=_overall(topic, random),
        books=books,
    )


def _staff(random: Random) -> Staff:
    active, cadres, retired = random.randrange(-3, 4), -random.randrange(2), random.randrange(4)
    now = (random.randrange(9, 90), random.choice((0, 0, 0, 1, 2)), random.randrange(2, 60))
    return Staff(*now, (active, cadres, min(retired, now[2])))  # nobody can be more than all of them


def holdings_of(books: Books, random: Random) -> Holdings:
    """What is counted beside the money of these accounts."""
    spent = {account.name: account.now for account in leaves(books.three_public)}
    kept = random.randrange(1, 6) if spent["公务用车运行维护费"] else 0
    bought = 1 if spent["公务用车购置费"] else 0
    kinds = [0] * (len(CAR_KINDS) - 1) + [kept]
    for _ in range(random.randrange(3)):
        kinds[random.choice((2, 3, 4, 5))] += 1
    houses, cars = random.choice((0, random.randrange(10**7, 9 * 10**8))), sum(kinds) * random.randrange(8 * 10**6, 3 * 10**7)
    return Holdings(
        cars=tuple(kinds),
        kept=kept,
        area=random.randrange(20_000, 900_000) if houses else 0,
        house_value=houses,
        car_value=cars,
        asset_value=houses + cars + random.randrange(5 * 10**7, 6 * 10**8),
        equipment=random.choice((0, 0, 0, 1, 2)),
        journeys=_pair(spent["因公出国（境）费"], random.randrange(1, 5), random=random),
        bought=bought,
        receptions=_pair(spent["公务接待费"], random.randrange(3, 60), random=random),
    )


def _pair(spent: int, times: int, *, random: Random) -> tuple[int, int]:
    """How often and for how many people money was spent; never where none was."""
    people = times * random.randrange(2, 9)
    return (times, people) if spent else (0, 0)


def _overall(topic: Topic, random: Random) -> tuple[Indicator, ...]:
    """The indicators of the whole unit; their weights add up to 90."""
    things = random.sample(topic.things, 2)
    counts = [thing.count for thing in things]
    targets = [random.randrange(low, high) for _, _, low, high in counts]
    return (
        *(
            Indicator("履职效能", "数量指标", what, "at_least", 20, target, target + random.randrange(3), unit)
            for (what, unit, _, _), target in zip(counts, targets, strict=True)
        ),
        Indicator("履职效能", "质量指标", "重点任务完成率", "at_least", 20, 95, random.randrange(95, 101), "%"),
        Indicator("管理效率", "时效指标", "预算编报及时率", "equal", 10, 100, 100, "%"),
        Indicator("服务对象满意度", "满意度指标", "服务对象满意度", "at_least", 20, 90, random.randrange(90, 98), "%"),
    )
