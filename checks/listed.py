"""Claims that the numbered classes and items of the functional classification add to what stands above them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.adding import state_sum
from checks.claims import as_role
from checks.interval import columns, variance
from checks.prepared.additions import summed_parts

_OF_TOTAL = {"value": "total_value", "low": "total_low", "high": "total_high", "said": "total_said", "place": "total_place",
             "cited": "total_cited", "blocked": "total_blocked", "digits": "total_digits"}  # fmt: skip


def sums_of_lists(rows: pl.LazyFrame, by: Sequence[str]) -> pl.LazyFrame:
    """The rows of `classified` summed by group, beside the total that they carry: shaped as `additions`.

    The total is what the columns total_value, total_low ... of a row hold, the same in every row of a group.
    """
    total = [pl.col(source).first().alias(name) for name, source in _OF_TOTAL.items()]
    parts = [part if part.meta.output_name() != "names" else part.alias("names") for part in summed_parts()]
    summed = rows.group_by(by, maintain_order=True).agg(*parts, pl.col("incomplete").first(), *total)
    return summed.with_columns(
        pl.col("variance") + variance(columns("")), subject=pl.col("place").str.extract(r" (.+)$"), cited=as_role("total")
    )


def state_list(sums: pl.LazyFrame) -> pl.LazyFrame:
    """Claims on the sums, silent where the numbering of the list has gaps."""
    return state_sum(sums, silent=pl.col("incomplete"))
