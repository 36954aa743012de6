"""Numbers of one subject set side by side: a rate beside its change, a final amount beside its budget."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.prepared.prose import KEYS

_TAKEN = ("value", "low", "high", "said", "digits_said", "decimals", "subject", "place", "cited", "blocked")
# What a change is the change of.
AMOUNTS = ("amount", "count", "final")
APART = "同一部分内印有不同的数"


def beside(
    rows: pl.LazyFrame,
    prose: pl.LazyFrame,
    name: str,
    measures: Sequence[str],
    *,
    of_amount: bool = False,
    by_base: bool = False,
    in_unit: str | None = None,
) -> pl.LazyFrame:
    """The rows with the number of the same subject that bears one of the measures: <name>_value, _low, _high, _said ...

    rows, prose: rows of `checks.prepared.prose`. measures: the first that is printed counts. The number of the same list item
    counts, else that of the section, else that of the heading above: a total stands in a summary and again in an item; it is
    blocked where these print it with different values. of_amount: of the rows' own subject, else of the subject whose change
    it is the change of (收入总计 for 收入支出). by_base: whether it must be against the same base. in_unit: the column of rows
    that names its unit. Null where none is printed; <name>_unit too.
    """
    rank = pl.col("measure").replace_strict(
        {measure: at for at, measure in enumerate(measures)}, default=None, return_dtype=pl.Int8
    )
    numbers = prose.filter(pl.col("measure").is_in(list(measures))).with_columns(rank=rank).sort("rank", maintain_order=True)
    same = {"base": "base"} if by_base else {}
    same |= {in_unit: "unit"} if in_unit else {}
    columns = [*_TAKEN, *(() if in_unit else ("unit",))]
    joined, found = rows, []
    for key in KEYS:
        for ours in (key, f"amount_{key}") if of_amount else (key,):
            prefix = f"_{len(found)}_"
            theirs = key if ours in ("key", "amount_key") else ours
            first = _first(numbers, prefix, {ours: theirs} | same)
            joined = joined.join(first, on=[ours, *same], how="left", maintain_order="left", nulls_equal=True)
            found.append(prefix)
    chosen = pl.coalesce(pl.when(pl.col(f"{prefix}cited").is_not_null()).then(pl.lit(prefix)) for prefix in found)
    taken = [_of_chosen(chosen, found, column).alias(f"{name}_{column}") for column in columns]
    return joined.with_columns(taken).drop(f"{prefix}{column}" for prefix in found for column in columns)


def _of_chosen(chosen: pl.Expr, prefixes: Sequence[str], column: str) -> pl.Expr:
    return pl.coalesce(pl.when(chosen == prefix).then(f"{prefix}{column}") for prefix in prefixes)


def _first(numbers: pl.LazyFrame, prefix: str, by: dict[str, str]) -> pl.LazyFrame:
    """The first number of each group, under the names that the rows have for what groups them."""
    columns = [column for column in (*_TAKEN, "unit") if column not in by.values()]
    grouped = numbers.select("rank", *columns, **{f"by_{ours}": pl.col(theirs) for ours, theirs in by.items()})
    of_first = pl.col("rank") == pl.col("rank").first()
    apart = pl.col("low").filter(of_first).max() > pl.col("high").filter(of_first).min()
    first = grouped.group_by([f"by_{ours}" for ours in by], maintain_order=True).agg(
        *(pl.col(column).first().alias(f"{prefix}{column}") for column in columns), apart=apart
    )
    blocked = pl.coalesce(f"{prefix}blocked", pl.when("apart").then(pl.lit(APART)))
    renamed = {f"by_{ours}": ours for ours in by}
    return first.with_columns(blocked.alias(f"{prefix}blocked")).drop("apart").rename(renamed)
