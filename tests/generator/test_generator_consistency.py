"""Every generated disclosure is consistent: shown from its printed numbers, not from what they were made of."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from generated_numbers import Numbers, broken, every_relation, sums

from generator import FAULTS, REGIMES, NothingToBreak, Truth, compose, expected, inject, truth_of, unit_year
from generator.scoring import execution_score


@cache
def printed(seed: int, regime: str) -> Truth:
    return expected(unit_year(seed, regime=regime), "tabbed")


ARITHMETIC = {"sum", "share", "yoy", "deviation", "count", "restatement"}


@pytest.mark.parametrize("regime", REGIMES)
def test_a_hundred_unit_years_hold_every_relation(regime):
    failures = {seed: found for seed in range(100) if (found := broken(printed(seed, regime)))}
    assert failures == {}


def test_many_relations_are_looked_at():
    # Sums, ties, last year, rates and forms of a middling disclosure: more than a hundred.
    numbers = Numbers(expected(unit_year(3, forms=4), "tabbed"))
    assert len(list(every_relation(numbers))) > 100


@pytest.mark.parametrize("regime", ["balanced", "exact"])
def test_balanced_and_exact_sums_hold_to_the_last_digit(regime):
    for seed in range(60):
        numbers = Numbers(printed(seed, regime))
        for name, total, parts in sums(numbers):
            # The middles of the intervals are the printed numbers.
            assert total.low + total.high == parts.low + parts.high, f"{seed} {name}"


def test_nearest_sums_are_often_off_by_a_last_digit():
    off = sum(
        total.low + total.high != parts.low + parts.high
        for seed in range(60)
        for _, total, parts in sums(Numbers(printed(seed, "nearest")))
    )
    assert off > 60


def test_balancing_moves_no_cell_further_than_one_last_digit():
    for seed in range(30):
        alone, moved = (printed(seed, regime).facts for regime in ("nearest", "balanced"))
        for one, other in zip(alone, moved, strict=True):
            if one.measure in ("amount", "final", "full_year_budget", "initial_budget") and one.unit == "万元":
                assert abs(one.value - other.value) <= Decimal("0.01"), (seed, one, other)


def test_execution_scores_follow_the_units_own_rule():
    for seed in range(40):
        unit = unit_year(seed, forms=4)
        forms = compose(unit).forms[1:]
        for form, account in zip(forms, unit.books.forms.parts, strict=True):
            rate = Fraction(account.now, account.budget)
            assert Decimal(form.funds[0].score or 0) == execution_score(rate, unit.wording.scoring_rule)


def test_a_met_target_has_its_full_score_and_a_missed_one_a_reason():
    for seed in range(60):
        for row in printed(seed, "nearest").indicators:
            if row.target_operator == ">=" and row.actual_value < row.target_value:
                assert row.score < row.weight and row.deviation_reason
            else:
                assert row.score == row.weight and row.deviation_reason is None


def test_targets_are_above_last_year_and_not_far_exceeded():
    for seed in range(60):
        for row in printed(seed, "nearest").indicators:
            if row.target_operator == ">=" and row.target_value >= 5 and row.target_unit != "%":
                assert row.actual_value < 2 * row.target_value


@pytest.mark.parametrize("name", [fault.name for fault in FAULTS.values() if fault.family in ARITHMETIC])
def test_an_arithmetic_fault_breaks_a_relation(name):
    for seed in range(8):
        unit = unit_year(seed, forms=4)
        try:
            faulty, place = inject(compose(unit), name)
        except NothingToBreak:
            continue
        assert broken(truth_of(faulty, "tabbed")), f"{name} in seed {seed} at {place}"
