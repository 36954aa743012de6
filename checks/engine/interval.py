"""Printed numbers as intervals, and their algebra, on Polars expressions.

A number printed with d decimals stands for every true value within half a unit of its last digit, both ends included
(XBRL Calculation 1.1, rounding interpretation). Counts, and amounts printed to the 分, are exact. A relation between
printed numbers is broken only where no true values inside their intervals satisfy it.

Everything is `Decimal(38, 12)`. Sums, differences and scale changes are exact there; a quotient is rounded to the
twelfth decimal, so its interval is widened outwards by one unit of that decimal: rounding of the arithmetic never
makes an error. A null end means that there is no interval (nothing printed, or a denominator that may be zero).

Source: https://www.xbrl.org/Specification/calculation-1.1/REC-2023-02-22/
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import polars as pl

WIDE = pl.Decimal(38, 12)
ULP = Decimal("1E-12")
# From strings: a series made of Decimal objects imports numpy, which takes longer than all checks.
HALF_UNITS = pl.Series([f"{Decimal(5).scaleb(-decimals - 1):f}" for decimals in range(11)]).cast(WIDE)
MONEY_SCALE = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}  # to 万元
EXACT_DECIMALS = {"元": 2, "万元": 6, "亿元": 10}  # printed to the 分
ROUNDED_UNITS = ("%", "平方米", *MONEY_SCALE)  # every other unit counts things


@dataclass(frozen=True, slots=True)
class Interval:
    """Two expressions of `Decimal(38, 12)`: the ends of a closed interval, low <= high, or both null."""

    low: pl.Expr
    high: pl.Expr

    @property
    def width(self) -> pl.Expr:
        return self.high - self.low


@cache
def wide(number: Decimal | int | str | None) -> pl.Expr:
    """A literal of `Decimal(38, 12)`."""
    return pl.lit(None if number is None else Decimal(number), dtype=WIDE)


def half_unit(decimals: pl.Expr) -> pl.Expr:
    """Half a unit of the last printed digit: 0.005 for 2 decimals; null beyond 10 decimals, where nothing is printed."""
    return pl.lit(HALF_UNITS).gather(decimals, null_on_oob=True)


def is_exact(unit: pl.Expr, decimals: pl.Expr) -> pl.Expr:
    """Whether a number of `unit` carries no rounding: a count printed without decimals, or money printed to the 分."""
    is_count = (decimals == 0) & unit.is_in(ROUNDED_UNITS).not_()
    to_the_fen = [(unit == name) & (decimals >= digits) for name, digits in EXACT_DECIMALS.items()]
    return pl.any_horizontal(is_count, *to_the_fen)


def printed(value: pl.Expr, decimals: pl.Expr, exact: pl.Expr | None = None) -> Interval:
    """The interval of a printed number: value ± half a unit of its last digit, or the value alone where `exact`."""
    half = half_unit(decimals)
    if exact is not None:
        half = pl.when(exact).then(wide(0)).otherwise(half)
    middle = value.cast(WIDE)
    return Interval(middle - half, middle + half)


def point(value: pl.Expr) -> Interval:
    """A number that is meant exactly: a weight, a threshold, a target."""
    return Interval(value.cast(WIDE), value.cast(WIDE))


def columns(prefix: str) -> Interval:
    """The interval that a frame holds in `<prefix>low` and `<prefix>high`."""
    return Interval(pl.col(f"{prefix}low"), pl.col(f"{prefix}high"))


def scaled(interval: Interval, factor: Decimal | int) -> Interval:
    """The interval times a factor (a weight, a change of unit); a negative one swaps the ends."""
    low, high = interval.low * wide(factor), interval.high * wide(factor)
    return Interval(low, high) if factor >= 0 else Interval(high, low)


def total(parts: Sequence[Interval], weights: Sequence[Decimal | int] | None = None) -> Interval:
    """The interval of a weighted sum of one or more parts; null where a part is."""
    terms = [scaled(part, weight) for part, weight in zip(parts, weights or [1] * len(parts), strict=True)]
    low, high = terms[0].low, terms[0].high
    for term in terms[1:]:
        low, high = low + term.low, high + term.high
    return Interval(low, high)


def difference(minuend: Interval, subtrahend: Interval) -> Interval:
    return total([minuend, subtrahend], [1, -1])


def holds_zero(interval: Interval) -> pl.Expr:
    """Whether zero lies in the interval: nothing can be divided by it. Null where there is no interval."""
    return (interval.low <= 0) & (interval.high >= 0)


def _quotients(numerators: Sequence[pl.Expr], denominators: Sequence[pl.Expr], safe: pl.Expr) -> Interval:
    # Polars raises where a decimal is divided by zero, and one such row would end the whole batch: each corner is
    # guarded, whatever the ends that it was given.
    corners = [n / pl.when(safe & (d != 0)).then(d) for n, d in zip(numerators, denominators, strict=True)]
    return Interval(pl.min_horizontal(corners) - wide(ULP), pl.max_horizontal(corners) + wide(ULP))


def percent(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """100 * numerator / denominator of two plain numbers, null where the denominator is 0."""
    divisor = denominator.cast(WIDE)
    return wide(100) * numerator.cast(WIDE) / pl.when(divisor != 0).then(divisor)


def share(part: Interval, whole: Interval) -> Interval:
    """100 * part / whole in percent, from the corner values; null where the whole's interval holds zero."""
    hundred = scaled(part, 100)
    safe = holds_zero(whole).not_() & part.low.is_not_null()
    return _quotients(
        [hundred.low, hundred.low, hundred.high, hundred.high], [whole.low, whole.high, whole.low, whole.high], safe
    )


def growth(change: Interval, amount: Interval) -> Interval:
    """100 * change / (amount - change) in percent; null where the base that it implies may be zero.

    The quotient is monotone in each of the two numbers, so its extremes lie on the corners of their box; the change
    stands in numerator and denominator alike and is the same number in both.
    """
    safe = holds_zero(difference(amount, change)).not_()
    ends = [(c, a - c) for c in (change.low, change.high) for a in (amount.low, amount.high)]
    return _quotients([wide(100) * c for c, _ in ends], [base for _, base in ends], safe)


def deviation(final: Interval, budget: Interval) -> Interval:
    """100 * (final - budget) / budget in percent; null where the budget's interval holds zero."""
    safe = holds_zero(budget).not_() & final.low.is_not_null()
    ends = [(f, b) for f in (final.low, final.high) for b in (budget.low, budget.high)]
    return _quotients([wide(100) * (f - b) for f, b in ends], [b for _, b in ends], safe)


def distance(one: Interval, other: Interval) -> pl.Expr:
    """How far two intervals lie apart: 0 where they meet (touching ends meet), null where one of them is null."""
    apart = pl.max_horizontal(one.low - other.high, other.low - one.high, wide(0))
    return pl.when(one.low.is_not_null() & other.low.is_not_null()).then(apart)


def meets(one: Interval, other: Interval) -> pl.Expr:
    """Whether some value lies in both intervals; null where one of them is null."""
    return (one.low <= other.high) & (other.low <= one.high)


def variance(interval: Interval) -> pl.Expr:
    """Variance of independent rounding inside the interval (uniform), as Float64: width squared over twelve."""
    return interval.width.cast(pl.Float64).pow(2) / 12
