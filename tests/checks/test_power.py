"""Simulated tables: the judge never accuses a correct one, and speaks of errors as often as the roundings allow.

Amounts are whole 分, printed in 万元 with two decimals (a last digit is 10,000 分) under `nearest` and `balanced`, in 元
with 分 under `exact`. All tables of a regime are one frame.
"""

from __future__ import annotations

from math import erf, sqrt

import numpy as np
import polars as pl
import pytest

from checks.engine import interval
from checks.engine.claims import STATED
from checks.engine.interval import Interval, columns, wide
from checks.engine.judge import judged
from generator import REGIMES

MANY = 200_000
TABLES = [25_000, pytest.param(MANY, marks=pytest.mark.slow)]
LAST_DIGIT = 10_000  # 分
FEWEST, MOST = 2, 80  # parts


def drawn_tables(tables: int, *, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of parts, and the true parts in 分 one behind another: a tenth of them nothing, a few negative."""
    random = np.random.default_rng(seed)
    counts = random.integers(FEWEST, MOST + 1, tables)
    size = int(counts.sum())
    values = (10 ** random.uniform(2, 9, size)).astype(np.int64)
    values[random.random(size) < 0.1] = 0
    values[random.random(size) < 0.03] *= -1
    return counts, values


def half_up(fen: np.ndarray) -> np.ndarray:
    return np.sign(fen) * ((2 * np.abs(fen) + LAST_DIGIT) // (2 * LAST_DIGIT))


def half_even(fen: np.ndarray) -> np.ndarray:
    return np.rint(fen / LAST_DIGIT).astype(np.int64)


def added(counts: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.add.reduceat(values, np.concatenate(([0], np.cumsum(counts)[:-1])))


def balanced(counts: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Printed parts, moved by one last digit until they add to the printed total: those that move least lie first."""
    digits, owner = half_up(values), np.repeat(np.arange(len(counts)), counts)
    missing = (half_up(added(counts, values)) - added(counts, digits))[owner]
    to_go = (digits * LAST_DIGIT - values) * np.sign(missing)
    order = np.lexsort((to_go, owner))
    rank = np.empty(len(values), dtype=np.int64)
    rank[order] = np.arange(len(values)) - np.repeat(np.cumsum(counts) - counts, counts)
    return digits + np.where(rank < np.abs(missing), np.sign(missing), 0)


def printed_in(regime: str, counts: np.ndarray, values: np.ndarray, *, rounding=half_up) -> tuple[np.ndarray, np.ndarray]:
    """The printed totals and parts in last digits."""
    if regime == "exact":
        return added(counts, values), values
    parts = balanced(counts, values) if regime == "balanced" else rounding(values)
    return rounding(added(counts, values)), parts


def as_printed(name: str, regime: str) -> dict[str, pl.Expr]:
    """A column of last digits as the interval of what is printed."""
    value = pl.col(name).cast(interval.WIDE) * wide("0.01")
    unit, decimals = pl.lit("元" if regime == "exact" else "万元"), pl.lit(2, dtype=pl.Int8)
    ends = interval.printed(value, decimals, interval.is_exact(unit, decimals))
    return {name: value, f"{name}_low": ends.low, f"{name}_high": ends.high}


def judged_sums(regime: str, counts: np.ndarray, totals: np.ndarray, parts: np.ndarray) -> pl.DataFrame:
    """The verdicts on the claims that the totals are the sums of their parts."""
    rows = pl.LazyFrame({"table": np.repeat(np.arange(len(counts)), counts), "derived": parts})
    sums = rows.with_columns(**as_printed("derived", regime)).with_columns(variance=interval.variance(columns("derived_")))
    sums = sums.group_by("table", maintain_order=True).agg(pl.col("derived", "derived_low", "derived_high", "variance").sum())
    claims = pl.concat([pl.LazyFrame({"printed": totals}), sums], how="horizontal").with_columns(**as_printed("printed", regime))
    return verdicts(claims.with_columns(pl.col("variance") + interval.variance(columns("printed_"))))


def verdicts(claims: pl.LazyFrame) -> pl.DataFrame:
    whole = pl.concat([pl.LazyFrame(schema=STATED), claims], how="diagonal").with_columns(severity=pl.lit("error"))
    return judged(whole).select("state", "severity", "gap").collect()


@pytest.mark.parametrize("tables", TABLES)
@pytest.mark.parametrize("regime", REGIMES)
def test_correct_tables_are_never_accused(regime: str, tables: int) -> None:
    counts, values = drawn_tables(tables)
    states = judged_sums(regime, counts, *printed_in(regime, counts, values))["state"]
    assert states.len() == tables
    assert (states == "fails").sum() == 0
    assert (states == "silent").sum() == 0
    # One sum in 30,000 lies beyond four sigma, and none where sums hold exactly.
    assert (states == "improbable").sum() <= (20 if regime == "nearest" else 0)


def test_rounding_half_to_even_is_never_accused() -> None:
    counts, values = drawn_tables(20_000, seed=2)
    halves = values // LAST_DIGIT * LAST_DIGIT + LAST_DIGIT // 2  # every part is a half
    states = judged_sums("nearest", counts, *printed_in("nearest", counts, halves, rounding=half_even))["state"]
    assert (states == "fails").sum() == 0


@pytest.mark.parametrize("relation", ["share", "growth", "deviation"])
@pytest.mark.parametrize("regime", REGIMES)
def test_correct_rates_are_never_accused(regime: str, relation: str) -> None:
    """Rates of true amounts, rounded to two decimals, beside the printed amounts; a balanced cell lies a digit off."""
    random = np.random.default_rng(3)
    one, other = (10 ** random.uniform(4, 12, (2, MANY))).astype(np.int64)
    part, whole = (np.minimum(one, other), np.maximum(one, other)) if relation == "share" else (one, other)
    upper = {"share": part, "growth": part - whole, "deviation": part - whole}[relation]
    rate = np.floor(np.abs(upper) * (10_000 / whole) + 0.5) * np.sign(upper)
    sides = {"share": (part, whole), "growth": (part - whole, part), "deviation": (part, whole)}[relation]
    scale = 1 if regime == "exact" else LAST_DIGIT
    printed = [np.floor(side / scale + 0.5).astype(np.int64) for side in sides]
    frame = pl.LazyFrame({"printed": rate.astype(np.int64), "one": printed[0], "other": printed[1]})
    frame = frame.with_columns(**as_printed("printed", "nearest"), **as_printed("one", regime), **as_printed("other", regime))
    derived: Interval = getattr(interval, relation)(columns("one_"), columns("other_"))
    claims = frame.select(
        "printed", "printed_low", "printed_high",
        derived=(derived.low + derived.high) / wide(2), derived_low=derived.low, derived_high=derived.high,
    )  # fmt: skip
    states = verdicts(claims)["state"]
    assert (states == "fails").sum() == 0
    assert (states == "holds").sum() >= 0.95 * MANY  # silent where the denominator may be nothing


def chance(error: int, parts: int) -> float:
    """Of an error of so many last digits to be found, the sum of the parts' roundings taken as normal.

    A printed total differs from the sum of its printed parts by whole last digits: by the sum of the parts' roundings,
    rounded. So it lies beyond (n + 1) / 2 where that sum lies beyond the next half.
    """
    sigma, beyond = sqrt(parts / 12), (parts + 1) // 2 + 0.5
    return 1 - 0.5 * (erf((beyond - error) / sigma / sqrt(2)) + erf((beyond + error) / sigma / sqrt(2)))


def tables_of(parts: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """2,000 tables of as many parts, none of them so small that it is printed as nothing: counts, totals, parts."""
    values = np.random.default_rng(parts).integers(10**6, 10**9, 2_000 * parts)
    counts = np.full(2_000, parts)
    return counts, *printed_in("nearest", counts, values)


ERRORS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 100)  # last digits


@pytest.mark.parametrize("parts", [2, 3, 5, 8, 20, 40, 80])
def test_true_errors_are_found_as_often_as_rounding_allows(parts: int) -> None:
    counts, totals, printed = tables_of(parts)
    for error in ERRORS:
        found = judged_sums("nearest", counts, totals + error, printed)
        share = float((found["state"] == "fails").mean())
        assert share == pytest.approx(chance(error, parts), abs=0.04)
        if error >= parts + 3:
            assert (found["severity"] == "error").all() and share == 1


@pytest.mark.parametrize("parts", [20, 40, 80])
def test_errors_that_rounding_allows_but_makes_improbable_are_shown(parts: int) -> None:
    """0.2 in forty parts are found by four sigma, though the interval reaches as far as 0.205."""
    counts, totals, printed = tables_of(parts)
    states = judged_sums("nearest", counts, totals + 20, printed)["state"]
    assert states.is_in(["improbable", "fails"]).mean() > 0.99


@pytest.mark.parametrize("error", ERRORS)
def test_where_nothing_is_rounded_every_error_is_found(error: int) -> None:
    counts, values = drawn_tables(2_000, seed=4)
    totals, printed = printed_in("exact", counts, values)
    found = judged_sums("exact", counts, totals + error, printed)
    assert (found["state"] == "fails").all()
    assert (found["severity"] == "error").all()
