"""The algebra of printed intervals: what was rounded always lies inside, and weights, units and order change no verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from os import environ
from random import Random
from typing import TypeVar

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.engine import interval
from checks.engine.interval import Interval, columns, wide

ROUNDINGS = st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN))
AMOUNTS = st.decimals(min_value=-(10**7), max_value=10**7, places=6)
POSITIVE = st.decimals(min_value=1, max_value=10**7, places=6)
DECIMALS = st.integers(min_value=0, max_value=4)
# Of each property a thousand cases, so many to a frame: running an expression costs what twenty rows of it do.
TOGETHER = 20
# Fewer only where the tests themselves are tested: see bench/README.md, mutation of the judge.
THOUSAND = settings(max_examples=max(1, int(environ.get("JIHE_EXAMPLES", "1000")) // TOGETHER), deadline=None)
Case = TypeVar("Case")
Ends = tuple[Decimal | None, Decimal | None]


def many(*parts: st.SearchStrategy[object]) -> st.SearchStrategy[list[tuple[object, ...]]]:
    """As many cases as are looked at together."""
    return st.lists(st.tuples(*parts), min_size=TOGETHER, max_size=TOGETHER)


def rounded(value: Decimal, decimals: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=rounding)


def printed(value: Decimal, decimals: int, rounding: str = ROUND_HALF_UP) -> Interval:
    """The interval of a true value as it would be printed."""
    number = pl.lit(rounded(value, decimals, rounding), dtype=interval.WIDE)
    return interval.printed(number, pl.lit(decimals, dtype=pl.Int8))


def ends(given: Interval) -> Ends:
    return pl.select(low=given.low, high=given.high).row(0)


def ends_of(cases: list[Case], interval_of: Callable[[Case], Interval]) -> Iterator[tuple[Case, Ends]]:
    """Each case with the ends of its interval, all told in one run."""
    intervals = [interval_of(case) for case in cases]
    sides = {f"{side}{at}": getattr(each, side) for at, each in enumerate(intervals) for side in ("low", "high")}
    found = iter(pl.select(**sides).row(0))
    yield from zip(cases, zip(found, found, strict=True), strict=True)


def exact(value: str | int) -> Interval:
    return interval.point(wide(Decimal(value)))


def test_a_number_stands_for_half_a_unit_of_its_last_digit_on_both_sides() -> None:
    assert ends(printed(Decimal("7.59"), 2)) == (Decimal("7.585"), Decimal("7.595"))
    assert ends(printed(Decimal("18"), 0)) == (Decimal("17.5"), Decimal("18.5"))


@pytest.mark.parametrize("decimals", range(11))
def test_the_interval_of_a_print_is_one_unit_of_its_last_digit_wide(decimals: int) -> None:
    number = interval.printed(wide(3), pl.lit(decimals, dtype=pl.Int8))
    assert pl.select(number.width).item() == Decimal(1).scaleb(-decimals)
    assert ends(interval.difference(number, exact(3))) == (-Decimal(5).scaleb(-decimals - 1), Decimal(5).scaleb(-decimals - 1))


def test_beyond_ten_decimals_nothing_is_printed() -> None:
    rows = pl.DataFrame({"value": [3, 3], "decimals": [10, 11]}, schema={"value": interval.WIDE, "decimals": pl.Int8})
    both = interval.printed(pl.col("value"), pl.col("decimals"))
    assert rows.select(low=both.low.is_null(), high=both.high.is_null()).rows() == [(False, False), (True, True)]


def test_an_exact_number_stands_for_itself_alone() -> None:
    rows = pl.DataFrame({"value": ["7.59", "7.59"], "exact": [True, False]}).with_columns(pl.col("value").cast(interval.WIDE))
    number = interval.printed(pl.col("value"), pl.lit(2, dtype=pl.Int8), pl.col("exact"))
    assert rows.select(low=number.low, high=number.high).rows() == [
        (Decimal("7.59"), Decimal("7.59")),
        (Decimal("7.585"), Decimal("7.595")),
    ]


@pytest.mark.parametrize(
    ("unit", "decimals", "is_exact"),
    [("人", 0, True), ("辆", 0, True), ("人", 1, False), ("%", 0, False), ("平方米", 0, False),
     ("元", 0, False), ("元", 1, False), ("元", 2, True), ("元", 3, True),
     ("万元", 0, False), ("万元", 2, False), ("万元", 5, False), ("万元", 6, True),
     ("亿元", 0, False), ("亿元", 6, False), ("亿元", 9, False), ("亿元", 10, True)],
)  # fmt: skip
def test_counts_and_money_to_the_fen_are_exact(unit: str, decimals: int, is_exact: bool) -> None:
    assert pl.select(interval.is_exact(pl.lit(unit), pl.lit(decimals))).item() is is_exact


@pytest.mark.parametrize(("unit", "amount"), [("元", "123456789.01"), ("万元", "12345.678901"), ("亿元", "1.2345678901")])
def test_an_amount_is_the_same_in_every_unit_of_money(unit: str, amount: str) -> None:
    in_ten_thousands = interval.scaled(exact(amount), interval.MONEY_SCALE[unit])
    assert ends(in_ten_thousands) == (Decimal("12345.678901"), Decimal("12345.678901"))


ADDENDS = st.lists(st.tuples(AMOUNTS, DECIMALS, ROUNDINGS, st.sampled_from((-1, 1))), min_size=1, max_size=8)


@THOUSAND
@given(many(ADDENDS))
def test_the_true_sum_lies_in_the_sum_of_the_intervals(cases: list[tuple[list[tuple[Decimal, int, str, int]]]]) -> None:
    def total(case: tuple[list[tuple[Decimal, int, str, int]]]) -> Interval:
        (addends,) = case
        return interval.total([printed(*addend[:3]) for addend in addends], [weight for *_, weight in addends])

    for (addends,), (low, high) in ends_of(cases, total):
        assert low <= sum(value * weight for value, _, _, weight in addends) <= high, addends


@THOUSAND
@given(many(AMOUNTS, DECIMALS, st.integers(min_value=-1000, max_value=1000)))
def test_a_negative_weight_swaps_the_ends(cases: list[tuple[Decimal, int, int]]) -> None:
    weighed = ends_of(cases, lambda case: interval.scaled(printed(*case[:2]), case[2]))
    plain = ends_of(cases, lambda case: printed(*case[:2]))
    for (case, both), (_, (plain_low, plain_high)) in zip(weighed, plain, strict=True):
        assert both == tuple(sorted((plain_low * case[2], plain_high * case[2]))), case


PARTS = st.lists(st.tuples(AMOUNTS, DECIMALS), min_size=2, max_size=6)


@THOUSAND
@given(many(PARTS), st.randoms(use_true_random=False))
def test_the_order_of_the_addends_changes_nothing(cases: list[tuple[list[tuple[Decimal, int]]]], random: Random) -> None:
    def total(case: tuple[list[tuple[Decimal, int]]]) -> Interval:
        return interval.total([printed(*addend) for addend in case[0]])

    def mixed(case: tuple[list[tuple[Decimal, int]]]) -> Interval:
        return total((random.sample(case[0], len(case[0])),))

    assert list(ends_of(cases, total)) == list(ends_of(cases, mixed))


@THOUSAND
@given(many(AMOUNTS, POSITIVE, DECIMALS, ROUNDINGS))
def test_the_true_share_lies_in_the_share_of_the_intervals(cases: list[tuple[Decimal, Decimal, int, str]]) -> None:
    def share(case: tuple[Decimal, Decimal, int, str]) -> Interval:
        part, whole, decimals, rounding = case
        return interval.share(printed(part, decimals, rounding), printed(whole, decimals, rounding))

    for (part, whole, decimals, rounding), (low, high) in ends_of(cases, share):
        if low is None:
            assert rounded(whole, decimals, rounding) <= Decimal(1).scaleb(-decimals) / 2
        else:
            assert low <= 100 * part / whole <= high


@THOUSAND
@given(many(POSITIVE, AMOUNTS, DECIMALS, ROUNDINGS))
def test_the_true_growth_lies_in_the_growth_of_the_intervals(cases: list[tuple[Decimal, Decimal, int, str]]) -> None:
    def growth(case: tuple[Decimal, Decimal, int, str]) -> Interval:
        base, change, decimals, rounding = case
        return interval.growth(printed(change, decimals, rounding), printed(base + change, decimals, rounding))

    for (base, change, decimals, _), (low, high) in ends_of(cases, growth):
        if low is not None:
            assert low <= 100 * change / base <= high
        else:
            assert base <= 3 * Decimal(1).scaleb(-decimals)


@THOUSAND
@given(many(POSITIVE, POSITIVE, DECIMALS, ROUNDINGS))
def test_the_true_deviation_lies_in_the_deviation_of_the_intervals(cases: list[tuple[Decimal, Decimal, int, str]]) -> None:
    def deviation(case: tuple[Decimal, Decimal, int, str]) -> Interval:
        final, budget, decimals, rounding = case
        return interval.deviation(printed(final, decimals, rounding), printed(budget, decimals, rounding))

    for (final, budget, decimals, rounding), (low, high) in ends_of(cases, deviation):
        if low is None:
            assert rounded(budget, decimals, rounding) <= Decimal(1).scaleb(-decimals) / 2
        else:
            assert low <= 100 * (final - budget) / budget <= high


@THOUSAND
@given(many(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9)))
def test_rounding_of_the_division_never_makes_a_gap(cases: list[tuple[int, int]]) -> None:
    """Exact operands: the quotient is rounded to twelve decimals, and the true one still lies inside."""
    for (part, whole), (low, high) in ends_of(cases, lambda case: interval.share(*map(exact, case))):
        assert low * whole <= 100 * part <= high * whole
        assert high - low <= Decimal("2E-12")


@pytest.mark.parametrize("whole", [("0", "0"), ("-0.005", "0.005"), ("0", "3"), ("-3", "0")])
def test_a_denominator_that_may_be_zero_gives_no_interval(whole: tuple[str, str]) -> None:
    denominator = Interval(wide(whole[0]), wide(whole[1]))
    assert ends(interval.share(exact(5), denominator)) == (None, None)
    assert ends(interval.deviation(exact(5), denominator)) == (None, None)
    assert ends(interval.growth(Interval(wide(1), wide(1)), interval.total([denominator, exact(1)]))) == (None, None)


def test_ends_that_cross_do_not_end_the_batch() -> None:
    """Two prints that exclude each other leave an interval with crossed ends: nothing is divided by the zero between."""
    crossed = Interval(wide(10), wide(3))
    assert ends(interval.growth(Interval(wide(2), wide(3)), crossed))[0] is not None


def test_a_frame_with_a_zero_denominator_in_one_row_is_divided_in_the_others() -> None:
    rows = pl.DataFrame({"low": ["1", "0", None], "high": ["1", "0", None]}).cast(interval.WIDE)
    assert rows.select(share=interval.share(exact(1), columns("")).low.is_null())["share"].to_list() == [False, True, True]


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        (("1", "2"), ("2", "3"), "0"),
        (("1", "2"), ("2.5", "3"), "0.5"),
        (("4", "5"), ("2.5", "3"), "1"),
        (("1", "9"), ("2", "3"), "0"),
    ],
)
def test_touching_intervals_meet(one: tuple[str, str], other: tuple[str, str], gap: str) -> None:
    first, second = Interval(wide(one[0]), wide(one[1])), Interval(wide(other[0]), wide(other[1]))
    for one_way, other_way in ((first, second), (second, first)):
        assert pl.select(interval.distance(one_way, other_way)).item() == Decimal(gap)
        assert pl.select(interval.meets(one_way, other_way)).item() is (Decimal(gap) == 0)


def test_no_interval_has_no_distance() -> None:
    assert pl.select(interval.distance(exact(1), Interval(wide(None), wide(None)))).item() is None


def test_a_plain_percentage_has_none_where_the_denominator_is_nothing() -> None:
    row = pl.select(some=interval.percent(pl.lit(3), pl.lit(12)), none=interval.percent(pl.lit(3), pl.lit(0))).row(0)
    assert row == (Decimal(25), None)


def test_the_variance_of_a_rounding_is_a_twelfth_of_its_width_squared() -> None:
    assert pl.select(interval.variance(Interval(wide(1), wide(7)))).item() == 3


def test_parts_without_a_weight_each_are_no_sum() -> None:
    with pytest.raises(ValueError):
        interval.total([exact(1), exact(2)], [1])
