"""Numbers of one subject set side by side: a rate beside its change, a final amount beside its budget."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

_TAKEN = ("value", "low", "high", "said", "digits_said", "cited", "blocked")


def beside(
    rows: pl.LazyFrame, prose: pl.LazyFrame, name: str, measures: Sequence[str], *, key: str = "key", by_base: bool = False
) -> pl.LazyFrame:
    """The rows with the number of the same subject that bears one of the measures: <name>_value, _low, _high, _said ...

    rows, prose: rows of `checks.prepared.prose`. measures: the first that is printed counts. key: the column of rows that
    names the subject. by_base: whether it must be against the same base. Null where none is printed; <name>_unit too.
    """
    rank = pl.col("measure").replace_strict({measure: at for at, measure in enumerate(measures)}, default=None, return_dtype=pl.Int8)
    numbers = prose.filter(pl.col("measure").is_in(list(measures))).with_columns(rank=rank).sort("rank", maintain_order=True)
    columns = [*_TAKEN, "unit"]
    bases = ["base"] if by_base else []
    first = numbers.group_by("key", *bases, maintain_order=True).agg(pl.col(column).first().alias(f"{name}_{column}") for column in columns)
    renamed = first.rename({"key": key}) if key != "key" else first
    return rows.join(renamed, on=[key, *bases], how="left", maintain_order="left", nulls_equal=True)
