"""Claims that the numbered classes and items of the functional classification add to what stands above them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.engine.interval import columns, variance
from checks.prepared.additions import summed_parts
from checks.shapes.adding import state_sum

_OF_TOTAL = ("value", "low", "high", "said", "place", "cited", "blocked", "digits")


def listed_sums(rows: pl.LazyFrame, by: Sequence[str]) -> pl.LazyFrame:
    """Claims that the rows of a group add to the total that they carry; silent where the numbering of the list has gaps.

    rows: rows of `checks.prepared.classified`, of which total_value, total_low ... are the same in every row of a group.
    """
    total = [pl.col(f"total_{name}").first().alias(name) for name in _OF_TOTAL]
    summed = rows.group_by(by, maintain_order=True).agg(*summed_parts(), pl.col("incomplete").first(), *total)
    whole = summed.with_columns(
        pl.col("variance") + variance(columns("")),
        subject=pl.col("place").str.extract(r" (.+)$"),
        parts_blocked=pl.coalesce("parts_blocked", "incomplete"),
    )
    return state_sum(whole)
