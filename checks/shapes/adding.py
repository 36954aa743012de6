"""Claims that a total is the sum of its parts, for the checks that say so of one total."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.engine.claims import any_of, first_reason, money_at_stake, number, reason_if, stated, text
from checks.engine.interval import columns

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
    chosen = additions.filter(any_of("subject", totals), any_of("measure", measures))
    return silenced(chosen, *missing_parts(needs), *([too_few_parts(least)] if least > 1 else []))


def silenced(additions: pl.LazyFrame, *reasons: pl.Expr) -> pl.LazyFrame:
    """Rows of `additions` as claims, silent for further reasons."""
    silent = first_reason(pl.col("silent"), *reasons)
    return additions.with_columns(silent=silent).drop("section", "measure", "names")


def missing_parts(needs: Sequence[str]) -> list[pl.Expr]:
    """Reasons to be silent where a part that the form always prints is not among `names`; A|B: neither of the two."""
    return [reason_if(~_has_one_of(need.split("|")), MISSING_PART.format(need.split("|")[0])) for need in needs]


def _has_one_of(names: Sequence[str]) -> pl.Expr:
    return pl.any_horizontal(pl.col("names").list.contains(text(name)) for name in names)


def too_few_parts(least: int) -> pl.Expr:
    """The reason to be silent where fewer than `least` parts were read."""
    return reason_if(pl.col("names").list.len() < least, f"没有读到全部的分项：应有至少{least}项")


def state_sum(sums: pl.LazyFrame, *more: str) -> pl.LazyFrame:
    """Totals beside the sums of their parts as claims: printed the total, derived the sum.

    sums: document_id, subject, place, said, value, low, high, unit, digits, cited and blocked of the total, and what
    `checks.prepared.additions.summed_parts` gives of the parts. more: columns of `sums` to keep behind those of a claim.
    """
    larger = pl.max_horizontal(pl.col("value", "parts").abs())
    claims = {
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("parts"), columns("parts_")),
        "forced": pl.col("mixed"),
        "silent": first_reason(pl.col("blocked"), pl.col("parts_blocked")),
        "at_stake": money_at_stake(larger, pl.col("unit")),
        "cited": pl.concat_list("cited", "parts_cited"),
    }
    return stated(sums, "said", "unit", "digits", "formula", "variance", *more, **claims)
