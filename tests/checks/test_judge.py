"""The one place that judges, as a table: what is stated, and the verdict."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from checks.engine.claims import NOTHING_PRINTED, STATED
from checks.engine.judge import CUT, IMPROBABLE, judged


def verdict(**stated: object) -> dict[str, object]:
    """The judged row of a claim; numbers are given as words, an interval as (value, low, high)."""
    row: dict[str, object] = {"severity": "error"}
    for name, given in stated.items():
        if name in ("printed", "derived"):
            row |= {f"{name}{end}": Decimal(number) for end, number in zip(("", "_low", "_high"), given, strict=True)}
        else:
            row[name] = given
    return judged(pl.LazyFrame([row], schema=STATED)).collect().row(0, named=True)


def verdicts(rows: list[dict[str, object]]) -> pl.DataFrame:
    """The judged rows of claims in thousandths, in their order: printed and derived are (value, low, high)."""
    sides = ("printed", "derived")
    of_side = [(f"{side}{end}", side, at) for side in sides for at, end in enumerate(("", "_low", "_high"))]
    columns = {name: [Decimal(row[side][at]).scaleb(-3) for row in rows] for name, side, at in of_side}
    columns |= {"variance": [row.get("variance") for row in rows], "severity": ["error"] * len(rows)}
    columns |= {name: [None] * len(rows) for name in STATED.keys() - columns.keys()}
    return judged(pl.LazyFrame(columns, schema_overrides=STATED)).collect()


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


@pytest.mark.parametrize(
    ("total", "state"), [("96", "holds"), ("104", "holds"), ("104.01", "improbable"), ("95.99", "improbable")]
)
def test_four_sigma_themselves_are_not_beyond(total: str, state: str) -> None:
    assert verdict(printed=around(total, "0.005"), derived=around("100", "10"), variance=1.0)["state"] == state


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
        # A gap of exactly one is not: five parts cut.
        ({"printed": around("10.04", "0.005"), "derived": around("10.00", "0.025"), "variance": 1.0}, True),
        # Two parts cut leave less than 0.02; of that, every value.
        ({"printed": around("10.02", "0.005"), "derived": around("10.00", "0.01"), "variance": 1.0}, False),
        ({"printed": around("10.019999999999", "0.005"), "derived": around("10.00", "0.01"), "variance": 1.0}, True),
        # Counts are not rounded, so they were not cut.
        ({"printed": around("4", "0"), "derived": around("5", "0")}, False),
    ],
)
def test_cutting_explains_what_it_explains_exactly(stated: dict[str, object], is_cut: bool) -> None:
    row = verdict(**stated)
    assert row["state"] == "fails"
    assert (row["reason"] == CUT) is is_cut
    assert row["severity"] == ("notice" if is_cut else "error")


def test_a_quotient_is_excused_where_cutting_one_of_its_values_gives_the_print() -> None:
    """Every print of two decimals from -0.03 to 0.03 beside every interval of thousandths near it, value by value."""
    rows = [
        {"printed": (10 * digits, 10 * digits - 5, 10 * digits + 5), "derived": (low, low, low + width)}
        for digits in range(-3, 4)
        for low in range(-60, 61)
        for width in range(16)
    ]
    found = verdicts(rows)
    for row, state, reason in zip(rows, found["state"], found["reason"], strict=True):
        printed, low, high = row["printed"], *row["derived"][1:]
        assert (state == "holds") is any(printed[1] <= value <= printed[2] for value in range(low, high + 1))
        cuts = {int(value / 10) * 10 for value in range(low, high + 1)}
        assert (reason == CUT) is (state == "fails" and printed[0] in cuts), row


def test_a_sum_is_excused_where_cutting_its_parts_and_itself_gives_the_print() -> None:
    """Every total near the sum of one to eight parts, all of two decimals: what they were cut from, value by value."""
    rows = [
        {"printed": tuple(sign * 10 * total + off for off in (0, -5, 5)),
         "derived": tuple(sign * 10 * added + off for off in (0, -5 * parts, 5 * parts)),
         "variance": 1.0, "sign": sign, "parts": parts}
        for sign in (1, -1) for parts in range(1, 9) for added in range(0, 12) for total in range(0, 24)
    ]  # fmt: skip
    found = verdicts(rows)
    for row, state, reason, gap in zip(rows, found["state"], found["reason"], found["gap"], strict=True):
        total, added = (row["sign"] * row[side][0] for side in ("printed", "derived"))
        cuts = {value // 10 * 10 for value in range(added, added + 10 * row["parts"])}
        assert (reason == CUT) is (state == "fails" and total in cuts and gap <= Decimal("0.01")), row


def test_cutting_excuses_no_number_without_a_value() -> None:
    """An interval alone, such as two prints leave together, has no last digit to be cut."""
    ends = {"printed_low": "0.5", "printed_high": "1.5", "derived_low": "2", "derived_high": "2"}
    row = verdict(**{name: Decimal(end) for name, end in ends.items()})
    assert (row["state"], row["severity"], row["reason"]) == ("fails", "error", None)


def test_a_verdict_adds_its_own_columns_to_the_claim_and_no_others() -> None:
    assert list(verdict(holds=True)) == [*STATED, "gap", "state", "reason"]
