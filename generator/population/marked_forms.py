"""The forms of many units as `Form` with marks for what differs; each mark is kept with what it means in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import polars as pl

from generator.document import Form, FundRow, IndicatorRow
from generator.forms import OVERALL_TITLES, PROJECT_TITLE, TOTAL_OF_PROJECT
from generator.population.draws import Ints, summed
from generator.population.form_rows import SATISFACTION_TARGET, THINGS, Counted, Forms, picked
from generator.population.ledger import Ledger
from generator.population.lines import digits, round_half_up
from generator.population.marks import Marks, Strings
from generator.printing import Account
from generator.projects import EXECUTION_WEIGHT
from generator.topics import topics
from generator.words import SHORTFALLS

_PLAN, _STANDARD = "计划标准", "预算支出标准"
_BY_SHARE, _BY_GRADE, _STRAIGHT = "按照完成比例赋分", "按评判等级赋分", "直接赋分"
_NEW = "新增"
Names = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """The forms of a group, as one form whose cells are marks."""

    form: Form
    marks: Marks


@dataclass(slots=True)
class Writer:
    """Writes the cells of forms for many units, each with marks of its own; adds up the scores that it writes (hundredths)."""

    marks: Marks
    score: Any = field(default=0)

    def strings(self, words: pl.Series) -> str:
        return self.marks.of(Strings(words))

    def same(self, words: str) -> str:
        """A mark for words that all forms have: its place is asked for."""
        return self.marks.choice((words,), np.zeros(self.marks.size, dtype=np.int64))

    def fund(self, source: str, account: Account, *, is_total: bool = False) -> FundRow:
        """A row of money; the total's row bears weight, rate and score."""
        columns = (account.initial, account.budget, account.now)
        initial, full_year, executed = (self.marks.number(digits(each), 2) for each in columns)
        row = FundRow(source, initial, full_year, executed)
        if not is_total:
            return row
        budget = np.where(account.budget == 0, 1, account.budget)
        score = round_half_up(100 * EXECUTION_WEIGHT * np.minimum(account.now, account.budget), budget)
        self.score = self.score + score
        rate = self.marks.number(round_half_up(10_000 * account.now, budget), 2)
        weight = self.marks.number(EXECUTION_WEIGHT, 0)
        shown = self.marks.number(score, 2)
        return replace(row, weight=weight, execution_rate=rate, score=shown, is_total=True)

    def at_least(self, names: Names, weight: Ints | int, *, target: Ints, actual: Ints, **more: Any) -> IndicatorRow:
        """An indicator that is met or scores in proportion. more: target_unit (words), last_year_value, deviation_reason."""
        full = 100 * np.broadcast_to(weight, (self.marks.size,))
        score = np.where(actual < target, round_half_up(full * actual, target), full)
        rate = self.marks.number(round_half_up(10_000 * actual, target), 2, shortest=True)
        cells = {"target": self._number(target, ">=", more), "actual": self._number(actual, "=", more)}
        return self._row(names, weight, score, operator=">=", **cells, completion_rate=rate, scoring_rule=_BY_SHARE,
                         basis=_PLAN, **more)  # fmt: skip

    def _number(self, values: Ints, before: str, more: dict[str, Any]) -> str:
        """A number with its unit; one that differs between forms has a mark of its own."""
        unit = more["target_unit"]
        return self.marks.number(values, 0, before=before) + (self.strings(unit) if isinstance(unit, pl.Series) else unit)

    def met(self, names: Names, weight: int, *, operator: str, **more: Any) -> IndicatorRow:
        """An indicator that has its full score."""
        score = np.full(self.marks.size, 100 * weight)
        return self._row(names, weight, score, operator=operator, **({"completion_rate": self.same("100")} | more))

    def _row(self, names: Names, weight: Ints | int, score: Ints, *, operator: str, **more: Any) -> IndicatorRow:
        self.score = self.score + score
        cells = {"weight": self.marks.number(weight, 0), "score": self.marks.number(score, 2)}
        cells |= {"last_year_value": self.same(_NEW)}
        level1, level2, level3 = names
        return IndicatorRow(level1=level1, level2=level2, level3=level3, target_operator=operator, **(cells | more))

    def total(self) -> str:
        """The sum of the scores."""
        return self.marks.number(self.score, 2, shortest=True)


def project_forms(ledger: Ledger, forms: Forms, *, names: pl.Series) -> Marked:
    """The forms of all projects. names: of the units."""
    size = len(forms.row)
    writer = Writer(Marks(size))
    name = names.gather(pl.Series(forms.row))
    funds = tuple(_funds(writer, ledger, forms=forms))
    rows = tuple(_rows(writer, ledger, forms=forms))
    form = Form(
        kind="project",
        title=PROJECT_TITLE,
        name=writer.strings(forms.names),
        competent_department=writer.strings(name),
        implementing_unit=writer.strings(name),
        fiscal_year=ledger.year,
        unit="万元",
        funds=funds,
        goal=writer.strings(forms.goals),
        result=writer.strings(forms.results),
        indicators=rows,
        total_weight=writer.marks.number(100, 0),
        total_score=writer.total(),
    )
    return Marked(form, writer.marks)


def _funds(writer: Writer, ledger: Ledger, *, forms: Forms) -> Iterator[FundRow]:
    money, at = ledger.projects, (forms.row, forms.place)
    sources = {"当年财政拨款": money.current, "上年结转资金": money.carried, "其他资金": money.other}
    initial = summed(source.initial for source in sources.values())[at]
    whole = Account("", money.executed[at], budget=money.budget[at], initial=initial)
    yield writer.fund(TOTAL_OF_PROJECT, whole, is_total=True)
    for name, source in sources.items():
        yield writer.fund(name, Account("", source.executed[at], budget=source.budget[at], initial=source.initial[at]))


def _rows(writer: Writer, ledger: Ledger, *, forms: Forms) -> Iterator[IndicatorRow]:
    """The seven indicators of a project; their weights add up to 90."""

    def word(words: list[str]) -> pl.Series:
        return picked(words, forms.thing)

    def cell(words: list[str]) -> str:
        return writer.strings(word(words))

    units = word([thing.count[1] for thing in THINGS])
    numbers = ("产出指标", "数量指标", cell([thing.count[0] for thing in THINGS]))
    last_year = writer.marks.number(forms.target * 9 // 10, 0) + writer.strings(units)
    missed = _reason(writer, forms, missed=forms.actual < forms.target)
    yield writer.at_least(numbers, 15 + forms.more, target=forms.target, actual=forms.actual, target_unit=units,
                          last_year_value=last_year, deviation_reason=missed)  # fmt: skip
    quality = ("产出指标", "质量指标", cell([thing.quality for thing in THINGS]))
    missed = _reason(writer, forms, missed=forms.quality < forms.quality_target)
    yield writer.at_least(quality, 15 - forms.more, target=forms.quality_target, actual=forms.quality, target_unit="%",
                          deviation_reason=missed)  # fmt: skip
    yield _on_time(writer)
    yield _cost(writer, ledger, forms=forms)
    benefit = ("效益指标", cell([thing.benefit[0] for thing in THINGS]), cell([thing.benefit[1] for thing in THINGS]))
    wishes = [thing.benefit[2] for thing in THINGS]
    yield writer.met(benefit, 10, operator="text", target=cell(wishes), actual=cell(wishes), scoring_rule=_BY_GRADE, basis=_PLAN)
    jobs = ("效益指标", "社会效益指标", writer.same("带动临时用工人数"))
    yield writer.at_least(jobs, 10, target=forms.jobs_target, actual=forms.jobs, target_unit="人")
    satisfied = ("满意度指标", "满意度指标", cell([f"{thing.served}满意度" for thing in THINGS]))
    target, unsatisfied = np.full(len(forms.row), SATISFACTION_TARGET), forms.satisfaction < SATISFACTION_TARGET
    yield writer.at_least(satisfied, 10, target=target, actual=forms.satisfaction, target_unit="%",
                          deviation_reason=_reason(writer, forms, missed=unsatisfied))  # fmt: skip


def _on_time(writer: Writer) -> IndicatorRow:
    names = ("产出指标", "时效指标", writer.same("资金支付及时率"))
    target, actual = writer.marks.number(100, 0, "%", before="="), writer.marks.number(100, 0, "%", before="=")
    return writer.met(names, 10, operator="=", target=target, actual=actual, target_unit="%", scoring_rule=_STRAIGHT, basis=_PLAN)


def _cost(writer: Writer, ledger: Ledger, *, forms: Forms) -> IndicatorRow:
    budget, executed = (digits(amounts[forms.row, forms.place]) for amounts in (ledger.projects.budget, ledger.projects.executed))
    return writer.met(
        ("成本指标", "经济成本指标", writer.same("项目总成本")),
        20,
        operator="<=",
        target=writer.marks.number(budget, 2, "万元", before="<=", shortest=True),
        actual=writer.marks.number(executed, 2, "万元", before="=", shortest=True),
        target_unit="万元",
        scoring_rule=_BY_SHARE,
        basis=_STANDARD,
    )


def _reason(writer: Writer, forms: Forms, *, missed: np.ndarray) -> str:
    """Why a target was missed; nothing where it was met."""
    reasons = ("", *(f"{reason}。" for reason in SHORTFALLS))
    return writer.marks.choice(reasons, np.where(missed, 1 + forms.shortfall, 0))


def overall_forms(ledger: Ledger, account: Account, *, names: pl.Series, counts: Counted) -> Marked:
    """The form of each whole unit. account: its money by source, arrays of one place a unit."""
    writer = Writer(Marks(len(names)))
    parts = tuple(writer.fund(part.name, part) for part in account.parts)
    duties = picked([each.duty for each in topics()], ledger.of.topic)
    title = writer.same(OVERALL_TITLES["levels of government"])
    form = Form(
        kind="overall",
        title=title,
        name=title,
        competent_department=None,
        implementing_unit=writer.strings(names),
        fiscal_year=ledger.year,
        unit="万元",
        funds=(*parts, writer.fund("合计", account, is_total=True)),
        goal=f"做好{writer.strings(duties)}，保障机构正常运转，完成年度重点任务。",
        result=f"{writer.strings(duties)}各项任务按计划推进，机构运转平稳，群众反映良好。",
        indicators=tuple(_overall_rows(writer, counts)),
        total_weight=writer.marks.number(100, 0),
        total_score=writer.total(),
    )
    return Marked(form, writer.marks)


def _overall_rows(writer: Writer, counts: Counted) -> Iterator[IndicatorRow]:
    """The five indicators of a whole unit; their weights add up to 90."""
    for thing, promised, reached in zip(counts.things, counts.targets, counts.actuals, strict=True):
        names = ("履职效能", "数量指标", writer.strings(picked([each.count[0] for each in THINGS], thing)))
        units = picked([each.count[1] for each in THINGS], thing)
        yield writer.at_least(names, 20, target=promised, actual=reached, target_unit=units)
    for (level1, level2, level3), weight, target, actual in (
        (("履职效能", "质量指标", "重点任务完成率"), 20, 95, counts.tasks),
        (("管理效率", "时效指标", "预算编报及时率"), 10, 100, np.full(writer.marks.size, 100)),
        (("服务对象满意度", "满意度指标", "服务对象满意度"), 20, SATISFACTION_TARGET, counts.satisfaction),
    ):
        names = (level1, level2, writer.same(level3))
        if target == 100:
            cells = {name: writer.marks.number(100, 0, "%", before="=") for name in ("target", "actual")}
            yield writer.met(names, weight, operator="=", **cells, target_unit="%", basis=_PLAN)
        else:
            whole = np.full(writer.marks.size, target)
            yield writer.at_least(names, weight, target=whole, actual=actual, target_unit="%")
