"""The one place that judges, as a table: what is stated, and the verdict."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from checks.claims import NOTHING_PRINTED, STATED
from checks.judge import CUT, IMPROBABLE, judged


def verdict(**stated: object) -> dict[str, object]:
    """The judged row of a claim; numbers are given as words, an interval as (value, low, high)."""
    row: dict[str, object] = {"severity": "error"}
    for name, given in stated.items():
        if name in ("printed", "derived"):
            row |= {f"{name}{end}": Decimal(number) for end, number in zip(("", "_low", "_high"), given, strict=True)}
        else:
            row[name] = given
    return judged(pl.LazyFrame([row], schema=STATED)).collect().row(0, named=True)


def around(value: str, half: str) -> tuple[str, str, str]:
    return value, str(Decimal(value) - Decimal(half)), str(Decimal(value) + Decimal(half))


@pytest.mark.parametrize(
    ("printed", "derived", "state", "gap"),
    [
        (around("10.00", "0.005"), around("10.00", "0.005"), "holds", "0"),
        (around("10.00", "0.005"), around("10.01", "0.005"), "holds", "0"),  # the ends touch
        (around("10.00", "0.005"), around("10.02", "0.005"), "fails", "0.01"),
        (around("10.02", "0.005"), around("10.00", "0.005"), "fails", "0.01"),
        (around("7.59", "0.005"), ("6.59", "6.40", "6.79"), "fails", "0.795"),
        (around("-7.59", "0.005"), ("6.59", "6.40", "6.79"), "fails", "13.985"),
        (around("4", "0"), around("4", "0"), "holds", "0"),
        (around("4", "0"), around("5", "0"), "fails", "1"),
    ],
)
def test_two_intervals_hold_where_they_meet(printed: tuple[str, ...], derived: tuple[str, ...], state: str, gap: str) -> None:
    row = verdict(printed=printed, derived=derived, forced=True)
    assert (row["state"], row["gap"]) == (state, Decimal(gap))


@pytest.mark.parametrize(
    ("stated", "state", "reason"),
    [
        ({"holds": True}, "holds", None),
        ({"holds": False}, "fails", None),
        ({"holds": False, "explained": "两数只差正负号"}, "fails", "两数只差正负号"),
        ({"holds": False, "silent": "没有写明"}, "silent", "没有写明"),
        ({"holds": None}, "silent", NOTHING_PRINTED),
        ({"printed": around("1", "0"), "derived": around("2", "0"), "silent": "不是确数"}, "silent", "不是确数"),
        ({"printed": around("1", "0")}, "silent", NOTHING_PRINTED),
    ],
)
def test_words_and_silences(stated: dict[str, object], state: str, reason: str | None) -> None:
    row = verdict(**stated)
    assert (row["state"], row["reason"]) == (state, reason)


# Twenty parts of two decimals and their total: sigma = 0.01 * sqrt(21 / 12) = 0.0132, four of them are 0.0529; the
# interval reaches 0.105.
TWENTY_ONE_ROUNDINGS = 21 * 0.01**2 / 12


@pytest.mark.parametrize(
    ("total", "state"), [("100.05", "holds"), ("100.06", "improbable"), ("100.10", "improbable"), ("100.11", "fails")]
)
def test_a_sum_beyond_four_sigma_is_improbable(total: str, state: str) -> None:
    row = verdict(printed=around(total, "0.005"), derived=around("100.00", "0.1"), variance=TWENTY_ONE_ROUNDINGS, forced=True)
    assert row["state"] == state
    assert row["reason"] == (IMPROBABLE if state == "improbable" else None)


def test_two_parts_are_never_improbable() -> None:
    """Four sigma of three roundings, 0.02, lie beyond their interval, 0.015."""
    row = verdict(printed=around("10.015", "0.005"), derived=around("10.00", "0.01"), variance=3 * 0.01**2 / 12)
    assert row["state"] == "holds"


@pytest.mark.parametrize(
    ("stated", "is_cut"),
    [
        # 0.5581% cut is 0.55%.
        ({"printed": around("0.55", "0.005"), "derived": ("0.5581", "0.5579", "0.5582")}, True),
        # Forced to make the shares add to 100.00, it is excused by nothing.
        ({"printed": around("0.55", "0.005"), "derived": ("0.5581", "0.5579", "0.5582"), "forced": True}, False),
        # 0.56 was not cut from 0.5541, nor 0.55 from 0.5690.
        ({"printed": around("0.56", "0.005"), "derived": ("0.5541", "0.5540", "0.5542")}, False),
        ({"printed": around("0.55", "0.005"), "derived": ("0.5690", "0.5688", "0.5692")}, False),
        # A fall of 7.596% cut is 7.59%.
        ({"printed": around("-7.59", "0.005"), "derived": ("-7.596", "-7.5962", "-7.5958")}, True),
        # 0.0071 cut is 0.00, of either sign.
        ({"printed": around("0.00", "0.005"), "derived": ("0.0071", "0.0070", "0.0072")}, True),
        ({"printed": around("0.00", "0.005"), "derived": ("-0.0071", "-0.0072", "-0.0070")}, True),
        ({"printed": around("0.01", "0.005"), "derived": ("-0.0071", "-0.0072", "-0.0070")}, False),
        # Four parts cut: the true sum is up to 0.04 more than theirs, the total cut up to 0.01 less than its own.
        ({"printed": around("10.03", "0.005"), "derived": around("10.00", "0.02"), "variance": 1.0}, True),
        ({"printed": around("9.97", "0.005"), "derived": around("10.00", "0.02"), "variance": 1.0}, False),
        # A gap of more than one unit of the last digit is another fault.
        ({"printed": around("1.8", "0.05"), "derived": around("0", "1.5"), "variance": 1.0}, False),
        # Counts are not rounded, so they were not cut.
        ({"printed": around("4", "0"), "derived": around("5", "0")}, False),
    ],
)
def test_cutting_explains_what_it_explains_exactly(stated: dict[str, object], is_cut: bool) -> None:
    row = verdict(**stated)
    assert row["state"] == "fails"
    assert (row["reason"] == CUT) is is_cut
    assert row["severity"] == ("notice" if is_cut else "error")
