"""What the forms of many units say: targets, what was reached, weights, goals and results. One place in an array a form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from generator.population.draws import Flags, Floats, Ints, normal, uniform, whole
from generator.population.ledger import Ledger
from generator.population.rendering import printed
from generator.printing import FEN_PER_LAST_DIGIT as LAST_DIGIT
from generator.topics import Thing, topics
from generator.words import SHORTFALLS

GOALS = (
    "计划使用{}万元实施{}，", "年内使用{}万元组织{}，", "在{}万元以内完成{}，", "用{}万元推进{}，",
)  # fmt: skip
WAYS = (
    "按季通报进度，", "分批组织实施，", "公开遴选服务单位，", "先易后难逐项验收，", "由业务科室逐项登记，", "先试点后推开，",
)  # fmt: skip
AIMS = ("通过项目实施，使{}{}。", "以此推动{}{}。", "力争{}{}。", "让{}{}。", "促进{}{}。")
RESULTS = ("各项任务已经验收，", "台账资料齐全，", "工作按计划推进，", "相关资料已经归档，", "现场抽查情况较好，")
_STAGES = ("", "（第二批）")
_SOURCES = ("", "中央补助", "省级补助", "乡镇")
_SAME_AS_TARGET = 0.4  # of the forms whose target is met
_QUALITY_TARGETS = (90, 95)
SATISFACTION_TARGET = 90
_OVERALL = 10  # the rows of the overall form are counted from here, behind the projects


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a year. row: of its unit. place: among the unit's projects. thing: place in THINGS.

    more: weight that the first indicator has more than the second.
    """

    row: Ints
    place: Ints
    thing: Ints
    target: Ints
    actual: Ints
    quality_target: Ints
    quality: Ints
    jobs_target: Ints
    jobs: Ints
    satisfaction: Ints
    more: Ints
    shortfall: Ints
    names: pl.Series
    goals: pl.Series
    results: pl.Series


THINGS: tuple[Thing, ...] = tuple(thing for topic in topics() for thing in topic.things)
_FIRST_THING = np.cumsum([0, *(len(topic.things) for topic in topics())])[:-1]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that are drawn. row: of the unit. place: among the rows of its unit. years: since the first published one."""

    ledger: Ledger
    row: Ints
    place: Ints
    years: int

    @property
    def unit(self) -> Ints:
        return self.ledger.of.number[self.row]

    @property
    def topic(self) -> Ints:
        return self.ledger.of.topic[self.row]

    @property
    def things_a_topic(self) -> Ints:
        return np.array([len(topic.things) for topic in topics()])[self.topic]

    @property
    def thing(self) -> Ints:
        """What each pays for or counts: the things of the topic in turn."""
        start = whole(self.ledger.basis.seed, "first thing", self.unit, below=1_000)
        return _FIRST_THING[self.topic] + (start + self.place) % self.things_a_topic

    def value(self, name: str) -> Floats:
        """A feature of the unit."""
        return self.ledger.values[name][self.row]

    def normal(self, purpose: str) -> Floats:
        """Of every year anew."""
        return normal(self.ledger.basis.seed, purpose, self.unit, self.place, self.years)

    def whole(self, purpose: str, *more: int, below: int) -> Ints:
        """The same in every year, unless the year is counted too."""
        return whole(self.ledger.basis.seed, purpose, self.unit, self.place, *more, below=below)

    def uniform(self, purpose: str, *more: int) -> Floats:
        return uniform(self.ledger.basis.seed, purpose, self.unit, self.place, *more)


def forms_of(ledger: Ledger, *, years: int) -> Forms:
    """The forms of all units, unit by unit. years: since the first that is published; targets grow from year to year."""
    row, place = np.nonzero(ledger.projects.is_there)
    rows = _Rows(ledger, row, place, years)
    reached = np.clip(rows.value("attainment") + 0.05 * rows.normal("reached"), 0.3, 1.4)
    target, actual = _counts(rows, reached)
    quality_target = np.array(_QUALITY_TARGETS)[rows.whole("quality", below=len(_QUALITY_TARGETS))]
    jobs = 3 + rows.whole("jobs", below=35)
    goals, results = _texts(rows, target, actual)
    return Forms(
        row=rows.row,
        place=rows.place,
        thing=rows.thing,
        target=target,
        actual=actual,
        quality_target=quality_target,
        quality=np.minimum(100, np.rint(quality_target + 3 + 40 * (reached - 1))).astype(np.int64),
        jobs_target=jobs,
        jobs=np.rint(jobs * np.maximum(1, reached)).astype(np.int64),
        satisfaction=np.clip(np.rint(rows.value("satisfaction") + rows.normal("served")), 50, 100).astype(np.int64),
        more=2 * rows.whole("weights", below=4),
        shortfall=rows.whole("shortfall", years, below=len(SHORTFALLS)),
        names=_names(rows),
        goals=goals,
        results=results,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What the overall form of each unit counts: two things of its topic, tasks done and satisfaction, percent."""

    things: tuple[Ints, ...]
    targets: tuple[Ints, ...]
    actuals: tuple[Ints, ...]
    tasks: Ints
    satisfaction: Ints


def counted(ledger: Ledger, *, years: int) -> Counted:
    """The rows of the overall forms."""
    units = np.arange(len(ledger.of.number))
    every = [_Rows(ledger, units, np.full_like(units, _OVERALL + at), years) for at in range(2)]
    reached = ledger.values["attainment"]
    counts = [_counts(rows, np.clip(reached + 0.04 * rows.normal("reached by all"), 1, 1.4)) for rows in every]
    return Counted(
        things=tuple(rows.thing for rows in every),
        targets=tuple(target for target, _ in counts),
        actuals=tuple(actual for _, actual in counts),
        tasks=np.clip(np.rint(97 + 40 * (reached - 1)), 95, 100).astype(np.int64),
        satisfaction=np.clip(np.rint(ledger.values["satisfaction"]), SATISFACTION_TARGET, 100).astype(np.int64),
    )


def _counts(rows: _Rows, reached: Floats) -> tuple[Ints, Ints]:
    """What is to be counted and what was: a target grows a little from year to year."""
    low, high = (np.array([each.count[at] for each in THINGS])[rows.thing] for at in (2, 3))
    first = low + rows.uniform("target") * (high - low)
    target = np.rint(first * (1 + 0.03 * rows.years)).astype(np.int64)
    met: Flags = (reached >= 1) & (rows.uniform("as planned", rows.years) < _SAME_AS_TARGET)
    return target, np.where(met, target, np.maximum(1, np.rint(target * reached))).astype(np.int64)


def _names(rows: _Rows) -> pl.Series:
    source, stage = rows.whole("source", below=len(_SOURCES)), rows.place // rows.things_a_topic
    parts = {"source": picked(_SOURCES, source), "thing": picked([each.name for each in THINGS], rows.thing)}
    frame = pl.DataFrame({**parts, "stage": picked(_STAGES, stage)})
    return frame.select(pl.format(f"{rows.ledger.year}年{{}}{{}}经费{{}}", "source", "thing", "stage")).to_series()


def _texts(rows: _Rows, target: Ints, actual: Ints) -> tuple[pl.Series, pl.Series]:
    """Goal and result of each form, put together from clauses, so that two are seldom the same."""
    frame = _clauses(rows).with_columns(target=pl.Series(target), actual=pl.Series(actual))
    opening = _of_choice(GOALS, rows.whole("goal", below=len(GOALS)), columns=("budget", "thing"))
    aim = _of_choice(AIMS, rows.whole("aim", below=len(AIMS)), columns=("better", "how"))
    goal = pl.concat_str(opening, "way", "what", pl.lit("不少于"), "target", "unit", pl.lit("，"), aim)
    result = pl.format(
        f"截至{rows.ledger.year}年12月31日，本项目支出{{}}万元，{{}}{{}}{{}}为{{}}{{}}，{{}}反映较好。",
        "executed", "left", "done", "what", "actual", "unit", "served",
    )  # fmt: skip
    texts = frame.select(goal=goal, result=result)
    return texts["goal"], texts["result"]


def _clauses(rows: _Rows) -> pl.DataFrame:
    """The words and amounts that goals and results are put together from."""
    money, at, year = rows.ledger.projects, (rows.row, rows.place), rows.ledger.year
    budget, executed = (amounts[at] // LAST_DIGIT for amounts in (money.budget, money.executed))
    of_thing = {
        "what": [each.count[0] for each in THINGS],
        "unit": [each.count[1] for each in THINGS],
        "thing": [each.name for each in THINGS],
        "better": [each.benefit[1] for each in THINGS],
        "how": [each.benefit[2] for each in THINGS],
        "served": [each.served for each in THINGS],
    }
    return pl.DataFrame(
        {
            "budget": printed(budget, 2, shortest=True),
            "executed": printed(executed, 2, shortest=True),
            "way": picked(WAYS, rows.whole("way", year, below=len(WAYS))),
            "done": picked(RESULTS, rows.whole("done", year, below=len(RESULTS))),
            "left": picked(("", "剩余资金结转下年使用，"), (executed < budget).astype(np.int64)),
            **{name: picked(words, rows.thing) for name, words in of_thing.items()},
        }
    )


def _of_choice(templates: tuple[str, ...], which: Ints, *, columns: tuple[str, str]) -> pl.Expr:
    """For each row the template that is chosen for it, filled from the columns."""
    chosen = pl.Series("which", which)
    filled = pl.lit(None, dtype=pl.String)
    for at, template in enumerate(templates):
        filled = pl.when(chosen == at).then(pl.format(template, *columns)).otherwise(filled)
    return filled


def picked(words: tuple[str, ...] | list[str], which: Ints) -> pl.Series:
    """The word at each place."""
    return pl.Series(words, dtype=pl.String).gather(pl.Series(which))
