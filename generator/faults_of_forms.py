"""Faults in the performance forms. Where a score changes, the total score follows it, so that one thing alone is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from generator.document import Disclosure, Form, FundRow, IndicatorRow
from generator.edits import with_form, with_value
from generator.fault_kinds import Outcome, Place
from generator.wording import shortest

Inject = Callable[[Disclosure, Random], Outcome | None]
_FULL = Decimal(100)


def _number(words: str) -> Decimal:
    return Decimal(words.replace(",", ""))


def _rows(disclosure: Disclosure, wanted: Callable[[IndicatorRow], bool]) -> list[tuple[Form, IndicatorRow]]:
    forms = (form for form in disclosure.forms if form.kind == "project")
    return [(form, row) for form in forms for row in form.indicators if wanted(row)]


def _is_counted(row: IndicatorRow) -> bool:
    return row.target_operator == ">=" and row.level2 == "数量指标" and (row.target_value or 0) >= 5


def _with_row(disclosure: Disclosure, form: Form, *, row: IndicatorRow, changed: IndicatorRow) -> Outcome:
    """A row filled in another way; the total score follows the row's score."""
    total = _number(form.total_score) + _number(changed.score) - _number(row.score)
    indicators = tuple(changed if each is row else each for each in form.indicators)
    broken = with_form(disclosure, form, changed=replace(form, indicators=indicators, total_score=shortest(total)))
    quote = f"{changed.target}{changed.actual or ''}"
    return broken, Place("十一", f"{form.name}/{row.level3}", quote)


def _on_rows(wanted: Callable[[IndicatorRow], bool], change: Callable[[IndicatorRow], IndicatorRow]) -> Inject:
    """A fault of one row among those wanted."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        rows = _rows(disclosure, wanted)
        if not rows:
            return None
        form, row = random.choice(rows)
        return _with_row(disclosure, form, row=row, changed=change(row))

    return inject


def _missed_yet_full(row: IndicatorRow) -> IndicatorRow:
    """Four fifths of the target reached, the full score given, no reason."""
    reached = int((row.target_value or 0) * 4 / 5)
    sign = "=" if (row.actual or "").startswith("=") else ""
    score = Decimal(row.weight).quantize(Decimal(row.score)) if "." in row.score else row.weight
    return replace(
        row,
        actual=f"{sign}{reached}{row.actual_unit}",
        actual_value=Decimal(reached),
        score=str(score),
        completion_rate="80",
        deviation_reason=None,
    )


def _over_weight(row: IndicatorRow) -> IndicatorRow:
    return replace(row, score=str(_number(row.score) + 2))


def _blank(row: IndicatorRow) -> IndicatorRow:
    return replace(row, actual=None, actual_value=None, actual_unit=None)


def _doubled_percent(row: IndicatorRow) -> IndicatorRow:
    return replace(row, actual=f"{row.actual}%")


def _other_kind(row: IndicatorRow) -> IndicatorRow:
    return replace(row, actual="=20%", actual_value=Decimal(20), actual_unit="%")


def _penalised(row: IndicatorRow) -> IndicatorRow:
    """A ceiling that was kept, and points taken off for it."""
    return replace(row, score=str((_number(row.score) * Decimal("0.6")).quantize(Decimal("0.01"))))


def _slipped_unit(row: IndicatorRow) -> IndicatorRow:
    other = "元" if row.actual_unit == "万元" else "万元"
    return replace(row, actual=(row.actual or "").replace(row.actual_unit or "", other), actual_unit=other)


def _lighter(row: IndicatorRow) -> IndicatorRow:
    """Two points less of weight and score: the weights no longer make 100."""
    return replace(row, weight=str(int(row.weight) - 2), score=str(_number(row.score) - 2))


def _is_full(row: IndicatorRow) -> bool:
    return _number(row.score) == _number(row.weight)


def _is_kept_ceiling(row: IndicatorRow) -> bool:
    return row.level1 == "成本指标" and _is_full(row) and row.target_value != row.actual_value


def _projects(disclosure: Disclosure, wanted: Callable[[Form, FundRow], bool]) -> list[Form]:
    return [form for form in disclosure.forms if form.kind == "project" and wanted(form, form.funds[0])]


def _sources(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The budget of a source is 5 more than the total has of it."""
    forms = _projects(disclosure, lambda form, total: _number(total.full_year_budget) > 0)
    if not forms:
        return None
    form = random.choice(forms)
    row = form.funds[-1]
    changed = replace(row, full_year_budget=str(_number(row.full_year_budget) + 5))
    broken = with_form(disclosure, form, changed=replace(form, funds=(*form.funds[:-1], changed)))
    return broken, Place("十一", f"{form.name}/{row.source}", f"{row.initial_budget}{changed.full_year_budget}{row.executed}")


def _with_total(disclosure: Disclosure, form: Form, *, total: FundRow) -> Outcome:
    """The first row of a form's money filled in another way; the total score follows its score."""
    points = _number(form.total_score) + _number(total.score or "0") - _number(form.funds[0].score or "0")
    changed = replace(form, funds=(total, *form.funds[1:]), total_score=shortest(points))
    quote = f"{total.full_year_budget}{total.executed}{total.weight}{total.execution_rate}"
    return with_form(disclosure, form, changed=changed), Place("十一", f"{form.name}/{total.source}", quote)


def _odd_score(disclosure: Disclosure, random: Random) -> Outcome | None:
    """Ten points for the execution rate where the rule of the other forms gives less."""
    forms = _projects(disclosure, lambda form, total: _number(total.execution_rate or "100") < 97)
    if not forms:
        return None
    form = random.choice(forms)
    return _with_total(disclosure, form, total=replace(form.funds[0], score=form.funds[0].weight))


def _wrong_rate(disclosure: Disclosure, random: Random) -> Outcome | None:
    """An execution rate that its amounts do not give."""
    forms = _projects(disclosure, lambda form, total: _number(total.execution_rate or "100") < 90)
    if not forms:
        return None
    form = random.choice(forms)
    return _with_total(
        disclosure, form, total=replace(form.funds[0], execution_rate=str(_number(form.funds[0].execution_rate or "0") + 6))
    )


def _over_budget(disclosure: Disclosure, random: Random) -> Outcome | None:
    """More executed than budgeted: a project's budget is printed a tenth lower, and 十一 with it."""
    budget = next((f for f in disclosure.facts if f.subject == "预算绩效评价项目" and f.measure == "full_year_budget"), None)
    forms = _projects(disclosure, lambda form, total: total.full_year_budget == total.executed and _single_source(form))
    if not forms or budget is None:
        return None
    form = random.choice(forms)
    old = _number(form.funds[0].full_year_budget)
    new = (old * Decimal("0.9")).quantize(old)
    rate = (_FULL * old / new).quantize(Decimal("0.01"))
    funds = tuple(
        replace(row, full_year_budget=str(new), execution_rate=str(rate) if row.is_total else row.execution_rate)
        if _number(row.executed) == old
        else row
        for row in form.funds
    )
    broken = with_form(disclosure, form, changed=replace(form, funds=funds))
    broken, _ = with_value(broken, budget, value=budget.value - old + new)
    return broken, Place("十一", f"{form.name}/年度资金总额", f"{new}{form.funds[0].executed}")


def _single_source(form: Form) -> bool:
    """Whether all money is of one source: the total and one part say the same."""
    return sum(row.executed == form.funds[0].executed for row in form.funds) == 2


def _copied_goal(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The result repeats the goal word for word."""
    forms = [form for form in disclosure.forms if form.kind == "project"]
    if not forms:
        return None
    form = random.choice(forms)
    return with_form(disclosure, form, changed=replace(form, result=form.goal)), Place("十一", form.name, form.goal[:16])


def _wrong_total(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A total score that is a point less than its scores."""
    forms = [form for form in disclosure.forms if form.kind == "project"]
    if not forms:
        return None
    form = random.choice(forms)
    words = shortest(_number(form.total_score) - 1)
    return with_form(disclosure, form, changed=replace(form, total_score=words)), Place(
        "十一", form.name, f"总分{form.total_weight}{words}"
    )


FORM_FAULTS: dict[str, tuple[str, str, Inject]] = {
    "target missed with full score": ("target", "warning", _on_rows(_is_counted, _missed_yet_full)),
    "score over weight": ("score", "error", _on_rows(_is_full, _over_weight)),
    "actual value left blank": ("blank", "warning", _on_rows(_is_full, _blank)),
    "percent sign doubled": ("template", "warning", _on_rows(lambda row: row.actual_unit == "%", _doubled_percent)),
    "actual value of another kind": ("target", "warning", _on_rows(lambda row: row.target_operator == "text", _other_kind)),
    "kept ceiling penalised": ("score", "notice", _on_rows(_is_kept_ceiling, _penalised)),
    "unit of money slipped": ("unit", "warning", _on_rows(lambda row: row.target_unit in ("万元", "元"), _slipped_unit)),
    "weights do not add up": ("sum", "error", _on_rows(lambda row: _is_full(row) and int(row.weight) > 6, _lighter)),
    "total score wrong": ("sum", "error", _wrong_total),
    "sources of money do not add up": ("sum", "error", _sources),
    "odd execution score": ("score", "error", _odd_score),
    "execution rate wrong": ("execution_rate", "error", _wrong_rate),
    "executed over budget": ("execution_rate", "warning", _over_budget),
    "goal copied as result": ("completeness", "notice", _copied_goal),
}
