"""Numbers of one subject set side by side: a rate beside its change, a final amount beside its budget."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.prepared.prose import KEYS

_TAKEN = ("value", "low", "high", "said", "digits_said", "decimals", "subject", "place", "cited", "blocked")
# What a change is the change of.
AMOUNTS = ("amount", "count", "final")
APART = "同一部分内印有不同的数"
_ROW = "_row"


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
    ours = [each for key in KEYS for each in ((key, f"amount_{key}") if of_amount else (key,))]
    theirs = ["key" if key == "amount_key" else key for key in ours]
    first = _first(numbers, columns, theirs, same)
    # One join for all keys, the nearest first: a join for each would be planned anew in every check.
    indexed = rows.with_row_index(_ROW).cache()
    keys = indexed.select(_ROW, *same, by=_tagged(theirs, ours)).explode("by").drop_nulls("by")
    found = keys.join(first, on=["by", *same], how="inner", maintain_order="left", nulls_equal=True)
    nearest = found.unique(_ROW, keep="first", maintain_order=True).select(_ROW, "first")
    joined = indexed.join(nearest, on=_ROW, how="left", maintain_order="left").drop(_ROW)
    named = pl.col("first").struct.rename_fields([f"{name}_{column}" for column in columns])
    return joined.with_columns(named).unnest("first")


def _tagged(tags: Sequence[str], keys: Sequence[str]) -> pl.Expr:
    """The keys of a row in one list, each with the tag of its kind: the same text may stand for an item and for a section."""
    return pl.concat_list(pl.lit(f"{tag}\x1f") + pl.col(key) for tag, key in zip(tags, keys, strict=True))


def _first(numbers: pl.LazyFrame, columns: Sequence[str], keys: Sequence[str], same: dict[str, str]) -> pl.LazyFrame:
    """by, the columns of `same` under the names of the rows, and `first`: the first number of each key, as a struct."""
    kinds = list(dict.fromkeys(keys))
    under = {ours: pl.col(theirs) for ours, theirs in same.items()}
    taken = pl.struct(column for column in columns if column != "blocked").alias("taken")
    each = numbers.select("rank", "low", "high", "blocked", taken, by=_tagged(kinds, kinds), **under)
    # Grouped by rank as well and the first group taken: an aggregation that filters within a group is ten times as slow.
    ranked = each.explode("by").drop_nulls("by").group_by(["by", *same, "rank"], maintain_order=True)
    prints = ranked.agg(pl.col("taken", "blocked").first(), apart=pl.col("low").max() > pl.col("high").min())
    first = prints.unique(["by", *same], keep="first", maintain_order=True)
    blocked = pl.coalesce("blocked", pl.when("apart").then(pl.lit(APART))).alias("blocked")
    whole = pl.struct(blocked if column == "blocked" else pl.col("taken").struct.field(column) for column in columns)
    return first.select("by", *same, first=whole)
