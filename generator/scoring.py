"""How the forms of one unit score: the execution rate by the unit's own rule, an indicator by what was reached."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.printing import rounded
from generator.projects import EXECUTION_WEIGHT, Indicator


def execution_score(rate: Fraction, rule: str) -> Decimal:
    """The score of an execution rate (1 is all of the budget), two decimals.

    "in proportion": 10 x rate. "above sixty": 10 x (rate - 60%) / 40%, never below 0.

    >>> execution_score(Fraction(8438, 10000), "above sixty"), execution_score(Fraction(1, 2), "in proportion")
    (Decimal('6.10'), Decimal('5.00'))
    """
    share = min(rate, Fraction(1)) if rule == "in proportion" else (min(rate, Fraction(1)) - Fraction(3, 5)) / Fraction(2, 5)
    return rounded(max(share, Fraction(0)) * EXECUTION_WEIGHT)


def indicator_score(indicator: Indicator) -> Decimal:
    """The full weight where the target is met, in proportion where it is missed; two decimals."""
    if indicator.kind == "at_least" and indicator.actual < indicator.target:
        return rounded(Fraction(indicator.weight * indicator.actual, indicator.target))
    return Decimal(indicator.weight).quantize(Decimal("0.01"))


def completion_rate(indicator: Indicator) -> Fraction:
    """What was reached of the target, percent; 100 where the kind has no measure or a ceiling is kept."""
    if indicator.kind == "at_least" and indicator.target:
        return Fraction(100 * indicator.actual, indicator.target)
    return Fraction(100)
