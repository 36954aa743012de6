"""Claims that a total is the sum of its parts, for the checks that say so of one total."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.claims import evidence, first_reason, money_at_stake, number, reason_if, stated
from checks.interval import columns

MISSING_PART = "没有读到全部的分项：缺{}"


def adds_up(
    additions: pl.LazyFrame,
    totals: Sequence[str],
    *,
    needs: Sequence[str] = (),
    least: int = 1,
    measures: Sequence[str] = ("amount",),
) -> pl.LazyFrame:
    """Claims that each of the named totals is the sum of its parts.

    additions: see `checks.prepared.additions`. totals: subjects. needs: last steps of the parts that the form always
    prints; least: how many parts it has at least. Without them the claim is silent, because the sum is not whole.
    measures: which of the numbers.
    """
    chosen = additions.filter(pl.col("subject").is_in(totals), pl.col("measure").is_in(measures))
    return state_sum(chosen, silent=first_reason(missing_part(needs), too_few_parts(least)))


def missing_part(needs: Sequence[str]) -> pl.Expr:
    """The reason to be silent where a part that the form always prints is not among `names`."""
    missing = pl.lit(list(needs), dtype=pl.List(pl.String)).list.set_difference("names")
    return pl.when(missing.list.len() > 0).then(pl.format(MISSING_PART, missing.list.join("、")))


def too_few_parts(least: int) -> pl.Expr:
    """The reason to be silent where fewer than `least` parts were read."""
    return reason_if(pl.col("names").list.len() < least, f"没有读到全部的分项：应有至少{least}项")


def state_sum(sums: pl.LazyFrame, *, silent: pl.Expr | None = None) -> pl.LazyFrame:
    """Rows shaped as `additions` as claims: printed the total, derived the sum of its parts."""
    reasons = [pl.col("blocked"), pl.col("parts_blocked"), *([] if silent is None else [silent])]
    return stated(
        sums,
        said=pl.col("said"),
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("parts"), columns("parts_")),
        unit=pl.col("unit"),
        digits=pl.col("digits"),
        formula=pl.col("formula"),
        variance=pl.col("variance"),
        forced=pl.col("mixed"),
        silent=first_reason(*reasons),
        at_stake=money_at_stake(pl.max_horizontal(pl.col("value").abs(), pl.col("parts").abs()), pl.col("unit")),
        evidence=evidence(pl.col("cited"), pl.col("parts_cited")),
    )
