"""Relations between printed numbers as rows of claims: a sum, one quantity printed twice, a bound."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checks.accounts.grids import Printed

Row = dict[str, object]
# Quotients are widened to this digit, so that rounding of the arithmetic never makes an error.
_LAST = Decimal("1E-12")
LAST_DIGIT = "两数相差末位一个单位，可能是各自取整所致"


def same(check: str, one: Printed | None, other: Printed | None) -> list[Row]:
    """The claim that a quantity printed in two places is one number; none where one of them is blank.

    Intervals that touch at one end are one last digit apart: a notice, for each may have been rounded by itself.
    """
    if one is None or other is None:
        return []
    row = _claim(check, one, other.value, other.low, other.high, cited=[one, other])
    meets = one.low <= other.high and other.low <= one.high
    ends = one.low == other.high or one.high == other.low
    touching = ends and one.low < one.high and one.high - one.low == other.high - other.low
    row["holds"] = meets and not touching
    row["message"] = f"印“{one.said}”，{other.place}印“{other.said}”，前后应为同一数"
    if touching:
        row |= {"severity": "notice", "explained": LAST_DIGIT}
    return [row]


def completion(check: str, rate: Printed, final: Printed, budget: Printed) -> list[Row]:
    """The claim that a rate is final accounts through budget, in percent; none where the budget may be 0."""
    if budget.low <= 0 <= budget.high:
        return []
    corners = [100 * f / b for f in (final.low, final.high) for b in (budget.low, budget.high)]
    ends = min(corners).quantize(_LAST, ROUND_FLOOR), max(corners).quantize(_LAST, ROUND_CEILING)
    value = (100 * final.value / budget.value).quantize(_LAST)
    row = _claim(check, rate, value, *ends, cited=[rate, final, budget])
    return [row | {"unit": "%", "formula": f"{final.said}÷{budget.said}", "at_stake": abs(final.value)}]


def _claim(check: str, one: Printed, value: Decimal, low: Decimal, high: Decimal, *, cited: Sequence[Printed]) -> Row:
    return {
        "check": check, "subject": one.subject, "place": one.place, "said": one.said,
        "printed": one.value, "printed_low": one.low, "printed_high": one.high,
        "derived": value, "derived_low": low, "derived_high": high, "unit": "万元", "digits": one.decimals,
        "at_stake": max(abs(one.value), abs(value)),
        "silent": next((each.blocked for each in cited if each.blocked), None),
        "cited": [each.cited for each in cited if each.cited is not None],
    }  # fmt: skip
