"""How fast claims are judged: a million of them, against reading the same rows from the lake and summing one column."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from checks.engine.claims import STATED
from checks.engine.interval import WIDE
from checks.engine.judge import judged
from data.store import Lake
from data.tables import schema_of

CLAIMS = 1_000_000
MOST_TIMES_READING = 8
# The columns that are judged, as the lake has them, and beside them those that only a claim under way has.
NUMBERS = ("printed", "printed_low", "printed_high", "derived", "derived_low", "derived_high")
WORDS = ("check_id", "document_id", "unit_name", "subject", "unit", "reason", "message", "cause")


def claims() -> pl.DataFrame:
    """A million claims that amounts are sums: most hold, some fail, are cut, improbable or silent."""
    number = pl.int_range(CLAIMS)
    off = (number * 7_919 % 41 - 20) * (number % 11 == 0)
    printed = (number * 104_729 % 10**8).cast(WIDE) / 100
    derived = printed + off.cast(WIDE) / 100
    half = pl.lit("0.005").cast(WIDE)
    return pl.select(
        claim_id=pl.concat_str(pl.lit("SUM01-"), number),
        check_version=pl.lit(1, pl.Int32),
        fiscal_year=pl.lit(2024, pl.Int32),
        state=pl.lit("holds"),
        family=pl.lit("sum"),
        severity=pl.lit("error"),
        gap=pl.lit(0).cast(WIDE),
        at_stake=printed,
        printed=printed,
        printed_low=printed - half,
        printed_high=printed + half,
        derived=pl.when(number % 13 != 0).then(derived),
        derived_low=pl.when(number % 13 != 0).then(derived - half * 8),
        derived_high=pl.when(number % 13 != 0).then(derived + half * 8),
        **{name: pl.concat_str(pl.lit(name), number % 1_000) for name in WORDS},
    ).select(pl.col(name).cast(kind) for name, kind in schema_of("claims").items() if name != "evidence")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = Lake(str(Path(tmp_path_factory.mktemp("lake"))))
    evidence = pl.lit([], dtype=schema_of("claims")["evidence"]).alias("evidence")
    lake.replace_all("claims", claims().with_columns(evidence).select(schema_of("claims").keys()))
    return lake


def as_stated(stored: pl.DataFrame) -> pl.LazyFrame:
    """Rows of the lake as claims that nobody has judged yet."""
    missing = {name: kind for name, kind in STATED.items() if name not in stored.columns and name != "variance"}
    bare = stored.drop("gap", "state", "reason", "evidence").with_columns(pl.col(NUMBERS).cast(WIDE))
    nulls = [pl.lit(None, dtype=kind).alias(name) for name, kind in missing.items()]
    return bare.with_columns(*nulls, variance=pl.lit(9 * 0.01**2 / 12)).lazy()


def best(function: Callable[[], object], runs: int) -> float:
    """The shortest of several runs, in seconds."""

    def seconds() -> float:
        begun = time.perf_counter()
        function()
        return time.perf_counter() - begun

    return min(seconds() for _ in range(runs))


def test_judging_a_million_claims_takes_at_most_eight_times_reading_and_summing_them(lake: Lake) -> None:
    stored = lake.scan("claims").collect()
    assert stored.height == CLAIMS
    given = as_stated(stored).collect()
    states = judged(given.lazy()).collect()["state"].value_counts()
    assert {"holds", "fails", "silent"} <= set(states["state"])
    reading = best(lambda: lake.scan("claims").collect()["at_stake"].sum(), runs=5)
    judging = best(lambda: judged(given.lazy()).collect(), runs=5)
    print(f"\n{judging / reading:.2f} times reading: judging {judging:.2f} s, reading and summing {reading:.2f} s")
    assert judging / reading <= MOST_TIMES_READING
