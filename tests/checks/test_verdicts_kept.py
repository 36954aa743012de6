"""What changes no verdict: another unit of money, another order, the sides exchanged with their signs, a second print."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from os import environ
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.engine import interval
from checks.engine.claims import STATED
from checks.engine.examples import example_tables
from checks.engine.interval import Interval, wide
from checks.engine.judge import judged
from checks.prepared.prose import printed_numbers, prose

# Fewer only where the tests themselves are tested: see bench/README.md, mutation of the judge.
THOUSAND = settings(max_examples=int(environ.get("JIHE_EXAMPLES", "1000")), deadline=None)
AMOUNTS = st.integers(min_value=-(10**9), max_value=10**9)  # 元
UNITS = ("元", "万元", "亿元")
PART = st.tuples(AMOUNTS, st.integers(min_value=-4, max_value=1))  # an amount, and the decimals in 元 that it is printed to
OFF = st.integers(min_value=-12, max_value=12)  # last digits by which the total is off


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def claim(parts: list[tuple[int, int]], off: int, *, unit: str = "元", sign: int = 1) -> dict[str, object]:
    """The claim that a total, printed to four digits less than 元 and a few of them off, is the sum of its parts."""
    scale = interval.MONEY_SCALE["元"] / interval.MONEY_SCALE[unit]
    total = (rounded(Decimal(sum(value for value, _ in parts)), -4) + off * 10_000) * sign
    terms = [(rounded(Decimal(value), decimals) * sign, Decimal(5).scaleb(-decimals - 1)) for value, decimals in parts]
    derived, reach = sum(value for value, _ in terms), sum(half for _, half in terms)
    variance = sum((2 * half) ** 2 for _, half in [*terms, (total, Decimal(5000))]) / 12
    row = {"printed": total, "printed_low": total - 5000, "printed_high": total + 5000}
    row |= {"derived": derived, "derived_low": derived - reach, "derived_high": derived + reach}
    scaled = {name: value * scale for name, value in row.items()}
    return scaled | {"unit": unit, "variance": float(variance * scale * scale), "severity": "error"}


@THOUSAND
@given(st.lists(PART, min_size=1, max_size=8), OFF, st.randoms(use_true_random=False))
def test_unit_order_and_sign_change_no_verdict(parts: list[tuple[int, int]], off: int, random: Random) -> None:
    rows = [claim(parts, off, unit=unit) for unit in UNITS]
    rows += [claim(random.sample(parts, len(parts)), off), claim(parts, off, sign=-1)]
    verdicts = judged(pl.LazyFrame(rows, schema=STATED)).select("state", "severity", "reason").collect()
    assert verdicts.n_unique() == 1


@THOUSAND
@given(PART, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_change_of_unit_and_back_is_no_change(part: tuple[int, int], one: str, other: str) -> None:
    value, decimals = part
    to_cents = rounded(Decimal(value), decimals)
    amount = Interval(wide(to_cents), wide(to_cents + Decimal(1).scaleb(-decimals)))
    there = interval.scaled(amount, interval.MONEY_SCALE[one] / interval.MONEY_SCALE[other])
    back = interval.scaled(there, interval.MONEY_SCALE[other] / interval.MONEY_SCALE[one])
    row = pl.select(low=amount.low == back.low, high=amount.high == back.high).row(0)
    assert row == (True, True)


def once(*words: list[str]) -> list[dict[str, object]]:
    """The rows of amounts, each of which its section prints as each of its words."""
    facts = [("一", f"第{at}项", "amount", f"{each}万元") for at, prints in enumerate(words) for each in prints]
    tables = example_tables({"facts": facts})
    start = pl.col("evidence").struct.field("start")
    numbered = tables["facts"].with_columns(cited=pl.lit(0), said=pl.lit(""), clause_said=pl.lit(""), printed_at=start)
    rows = prose(printed_numbers(numbered.lazy(), tables["documents"].lazy())).select("low", "high", "blocked").collect()
    assert rows.height == len(words)
    return rows.to_dicts()


PRINTS = st.tuples(st.integers(min_value=0, max_value=10**9), st.lists(st.integers(0, 4), min_size=1, max_size=4))


@settings(max_examples=50, deadline=None)
@given(st.lists(PRINTS, min_size=20, max_size=20))
def test_what_prints_of_one_number_allow_together_holds_the_number(numbers: list[tuple[int, list[int]]]) -> None:
    """The intersection of its prints: as narrow as the finest, never without the true number. A thousand numbers."""
    amounts = [Decimal(fen).scaleb(-6) for fen, _ in numbers]
    rows = once(*([f"{rounded(amount, each)}" for each in of] for amount, (_, of) in zip(amounts, numbers, strict=True)))
    for amount, (_, decimals), row in zip(amounts, numbers, rows, strict=True):
        assert row["blocked"] is None
        assert row["low"] <= amount <= row["high"]
        assert row["high"] - row["low"] <= Decimal(1).scaleb(-max(decimals))


def test_prints_that_exclude_each_other_bar_every_relation() -> None:
    (row,) = once(["12.30", "12.32"])
    assert (row["low"], row["high"]) == (None, None)
    assert row["blocked"] == "第0项在同一节内印有不同的数"


def test_prints_that_touch_do_not_exclude_each_other() -> None:
    assert once(["12.30", "12.31"]) == [{"low": Decimal("12.305"), "high": Decimal("12.305"), "blocked": None}]
