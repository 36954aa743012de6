"""What the forms of many units say: targets, what was reached, weights, goals and results. One place in an array a form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.generator.population.bodies import Bodies
from data.generator.population.draws import Flags, Floats, Ints, normal, uniform, whole
from data.generator.population.ledger import Ledger
from data.generator.population.rendering import printed
from data.generator.printing import FEN_PER_LAST_DIGIT as LAST_DIGIT
from data.generator.topics import Thing, topics
from data.generator.words import SHORTFALLS

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


def forms_of(seed: int, of: Bodies, ledger: Ledger, *, years: int) -> Forms:
    """The forms of all units, unit by unit. years: since the first that is published; targets grow from year to year."""
    row, place = np.nonzero(ledger.projects.is_there)
    unit = of.number[row]
    thing = _things(seed, of, row=row, place=place)
    reached = np.clip(ledger.values["attainment"][row] + 0.05 * normal(seed, "reached", unit, place, years), 0.3, 1.4)
    target, actual = _counts(seed, unit, place, thing=thing, reached=reached, years=years)
    quality_target = np.array(_QUALITY_TARGETS)[whole(seed, "quality", unit, place, below=len(_QUALITY_TARGETS))]
    jobs = 3 + whole(seed, "jobs", unit, place, below=35)
    served = ledger.values["satisfaction"][row] + normal(seed, "served", unit, place, years)
    names = _names(seed, ledger.year, unit, place=place, thing=thing, things=_things_a_topic(of, row))
    goals, results = _texts(seed, ledger, unit, row=row, place=place, thing=thing, target=target, actual=actual)
    return Forms(
        row=row,
        place=place,
        thing=thing,
        target=target,
        actual=actual,
        quality_target=quality_target,
        quality=np.minimum(100, np.rint(quality_target + 3 + 40 * (reached - 1))).astype(np.int64),
        jobs_target=jobs,
        jobs=np.rint(jobs * np.maximum(1, reached)).astype(np.int64),
        satisfaction=np.clip(np.rint(served), 50, 100).astype(np.int64),
        more=2 * whole(seed, "weights", unit, place, below=4),
        shortfall=whole(seed, "shortfall", unit, place, years, below=len(SHORTFALLS)),
        names=names,
        goals=goals,
        results=results,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What the overall form of each unit counts: two things of its topic, tasks done and satisfaction, percent."""

    things: tuple[Ints, Ints]
    targets: tuple[Ints, Ints]
    actuals: tuple[Ints, Ints]
    tasks: Ints
    satisfaction: Ints


def counted(seed: int, of: Bodies, ledger: Ledger, *, years: int) -> Counted:
    """The rows of the overall forms."""
    rows = np.arange(len(of.number))
    reached = ledger.values["attainment"]
    things, targets, actuals = [], [], []
    for at in range(2):
        thing = _things(seed, of, row=rows, place=rows * 0 + at)
        own = np.clip(reached + 0.04 * normal(seed, "reached by all", of.number, at, years), 0.3, 1.4)
        target, actual = _counts(seed, of.number, rows * 0 + 10 + at, thing=thing, reached=np.maximum(own, 1), years=years)
        things, targets, actuals = [*things, thing], [*targets, target], [*actuals, actual]
    tasks = np.minimum(100, np.maximum(95, np.rint(97 + 40 * (reached - 1)))).astype(np.int64)
    served = np.clip(np.rint(ledger.values["satisfaction"]), 90, 100).astype(np.int64)
    return Counted(tuple(things), tuple(targets), tuple(actuals), tasks, served)


def _things_a_topic(of: Bodies, row: Ints) -> Ints:
    return np.array([len(topic.things) for topic in topics()])[of.topic[row]]


def _things(seed: int, of: Bodies, *, row: Ints, place: Ints) -> Ints:
    """What each project pays for: the things of the topic in turn."""
    topic = of.topic[row]
    start = whole(seed, "first thing", of.number[row], below=1_000)
    return _FIRST_THING[topic] + (start + place) % _things_a_topic(of, row)


def _counts(seed: int, unit: Ints, place: Ints, *, thing: Ints, reached: Floats, years: int) -> tuple[Ints, Ints]:
    """What is to be counted and what was: a project's target grows a little from year to year."""
    low, high = (np.array([each.count[at] for each in THINGS])[thing] for at in (2, 3))
    first = low + uniform(seed, "target", unit, place) * (high - low)
    target = np.rint(first * (1 + 0.03 * years)).astype(np.int64)
    met: Flags = (reached >= 1) & (uniform(seed, "as planned", unit, place, years) < _SAME_AS_TARGET)
    return target, np.where(met, target, np.maximum(1, np.rint(target * reached))).astype(np.int64)


def _names(seed: int, year: int, unit: Ints, *, place: Ints, thing: Ints, things: Ints) -> pl.Series:
    source, stage = whole(seed, "source", unit, place, below=len(_SOURCES)), place // things
    parts = {"source": picked(_SOURCES, source), "thing": picked([each.name for each in THINGS], thing)}
    frame = pl.DataFrame({**parts, "stage": picked(_STAGES, stage)})
    return frame.select(pl.format(f"{year}年{{}}{{}}经费{{}}", "source", "thing", "stage")).to_series()


def _texts(
    seed: int, ledger: Ledger, unit: Ints, *, row: Ints, place: Ints, thing: Ints, target: Ints, actual: Ints
) -> tuple[pl.Series, pl.Series]:
    """Goal and result of each form, put together from clauses, so that two are seldom the same."""
    budget, executed = (amounts[row, place] // LAST_DIGIT for amounts in (ledger.projects.budget, ledger.projects.executed))
    frame = pl.DataFrame(
        {
            "budget": printed(budget, 2, shortest=True),
            "executed": printed(executed, 2, shortest=True),
            "what": picked([each.count[0] for each in THINGS], thing),
            "unit": picked([each.count[1] for each in THINGS], thing),
            "thing": picked([each.name for each in THINGS], thing),
            "better": picked([each.benefit[1] for each in THINGS], thing),
            "how": picked([each.benefit[2] for each in THINGS], thing),
            "served": picked([each.served for each in THINGS], thing),
            "target": target,
            "actual": actual,
            "way": picked(WAYS, whole(seed, "way", unit, place, ledger.year, below=len(WAYS))),
            "done": picked(RESULTS, whole(seed, "done", unit, place, ledger.year, below=len(RESULTS))),
            "left": picked(("", "剩余资金结转下年使用，"), (executed < budget).astype(np.int64)),
        }
    )
    opening = _of_choice(GOALS, whole(seed, "goal", unit, place, below=len(GOALS)), "budget", "thing")
    aim = _of_choice(AIMS, whole(seed, "aim", unit, place, below=len(AIMS)), "better", "how")
    goal = pl.concat_str(opening, "way", "what", pl.lit("不少于"), "target", "unit", pl.lit("，"), aim)
    result = pl.format(
        f"截至{ledger.year}年12月31日，本项目支出{{}}万元，{{}}{{}}{{}}为{{}}{{}}，{{}}反映较好。",
        "executed", "left", "done", "what", "actual", "unit", "served",
    )  # fmt: skip
    return tuple(frame.select(goal=goal, result=result))


def _of_choice(templates: tuple[str, ...], which: Ints, *columns: str) -> pl.Expr:
    """For each row the template that is chosen for it, filled from the columns."""
    chosen = pl.Series("which", which)
    filled = pl.lit(None, dtype=pl.String)
    for at, template in enumerate(templates):
        filled = pl.when(chosen == at).then(pl.format(template, *columns)).otherwise(filled)
    return filled


def picked(words: tuple[str, ...] | list[str], which: Ints) -> pl.Series:
    """The word at each place."""
    return pl.Series(words, dtype=pl.String).gather(pl.Series(which))
