"""A row of a form from an indicator: target and actual value as printed, with the numbers that they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.document import IndicatorRow
from generator.draft import Draft
from generator.printing import Line, rounded
from generator.projects import Indicator
from generator.scoring import completion_rate, indicator_score
from generator.wording import decimal_words, shortest

_OPERATORS = {"at_least": ">=", "at_most": "<=", "equal": "=", "cost": "<=", "control": "<="}
_RULES = {"text": "按评判等级赋分", "equal": "直接赋分"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A target or an actual value: its words, and its number with its unit where it has one."""

    words: str
    value: Decimal | None = None
    unit: str | None = None


def indicator_row(draft: Draft, indicator: Indicator, *, line: Line) -> IndicatorRow:
    """The row of an indicator; cost indicators take their money from the form's line."""
    target, actual = _CELLS.get(indicator.kind, _of_numbers)(draft, indicator, line)
    score = indicator_score(indicator)
    return IndicatorRow(
        level1=indicator.level1,
        level2=indicator.level2,
        level3=indicator.level3,
        target=target.words,
        actual=actual.words,
        weight=str(indicator.weight),
        score=decimal_words(score, bare=not draft.unit.wording.long_scores),
        target_operator=_OPERATORS.get(indicator.kind, indicator.kind),
        target_value=target.value,
        target_unit=target.unit,
        actual_value=actual.value,
        actual_unit=actual.unit,
        completion_rate=shortest(rounded(completion_rate(indicator))),
        last_year_value=_last_year(draft, indicator),
        scoring_rule=_RULES.get(indicator.kind, "按照完成比例赋分"),
        basis="预算支出标准" if indicator.level1 == "成本指标" else "计划标准",
        deviation_reason=indicator.shortfall,
    )


def _of_numbers(draft: Draft, indicator: Indicator, line: Line) -> tuple[_Cell, _Cell]:
    return _pair(draft, indicator, target=Decimal(indicator.target), actual=Decimal(indicator.actual), unit=indicator.unit)


def _of_cost(draft: Draft, indicator: Indicator, line: Line) -> tuple[_Cell, _Cell]:
    return _pair(draft, indicator, target=line.budget, actual=line.amount, unit=draft.unit.unit)


def _of_control(draft: Draft, indicator: Indicator, line: Line) -> tuple[_Cell, _Cell]:
    return _pair(draft, indicator, target=Decimal(100), actual=rounded(100 * line.execution), unit="%")


def _of_date(draft: Draft, indicator: Indicator, line: Line) -> tuple[_Cell, _Cell]:
    year = draft.unit.year
    return _Cell(f"{year}年{indicator.target}月31日前"), _Cell(f"{year}年{indicator.actual}月20日")


def _of_words(draft: Draft, indicator: Indicator, line: Line) -> tuple[_Cell, _Cell]:
    return _Cell(indicator.wish), _Cell(indicator.wish)


_CELLS: dict[str, Callable[[Draft, Indicator, Line], tuple[_Cell, _Cell]]] = {
    "cost": _of_cost,
    "control": _of_control,
    "date": _of_date,
    "text": _of_words,
}


def _pair(draft: Draft, indicator: Indicator, *, target: Decimal, actual: Decimal, unit: str) -> tuple[_Cell, _Cell]:
    """Target and actual value as numbers: ">=8项" and "=8项", or ">=8.00项" and "8项"."""
    wording = draft.unit.wording
    long = target.quantize(Decimal("0.01")) if wording.long_targets else Decimal(shortest(target))
    words = f"{_OPERATORS[indicator.kind]}{long}{unit}"
    sign = "=" if wording.equals_sign else ""
    return _Cell(words, long, unit), _Cell(f"{sign}{shortest(actual)}{unit}", Decimal(shortest(actual)), unit)


def _last_year(draft: Draft, indicator: Indicator) -> str:
    """新增, or a value below this year's target, unless it is known."""
    if indicator.last_year is not None:
        return indicator.last_year
    if indicator.kind != "at_least" or indicator.unit == "%" or indicator.target < 5:
        return "新增"
    return draft.random.choice(("新增", f"{indicator.target * 9 // 10}{indicator.unit}"))
