"""Peer groups: with whom a row is compared, from the nearest group that is large enough outwards.

The keys of a row, from the coarsest to the finest, are joined one by one: year, level of government, kind of body, function,
size. A group is the rows that agree in all keys so far. Two are kept for each row:

near   the finest group of at least NEAR rows: its median and spread are what is usual for the row
ranked the finest group of at least RANKED rows, or the whole where none has so many: the rows that are scored together

A row that lacks a key (a unit whose level nobody knows) belongs to no group that asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

NEAR = 12  # under so many there is no standing among peers
RANKED = 200  # from so many a forest tells more than its own chance
ALL = "全部"


def peer_groups(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """row_id, near, near_count, peer_group, peer_count, in the order of the rows.

    rows: row_id and the keys, as words or null. keys: their columns, the coarsest first. A group's name is its keys, joined
    by a middle dot, 全部 where there is none.
    """
    named = rows.select("row_id", *(_name(keys[:depth]).alias(f"group_{depth}") for depth in range(len(keys) + 1)))
    depths = range(len(keys), -1, -1)
    counted = named.with_columns(
        pl.when(pl.col(f"group_{depth}").is_not_null()).then(pl.len().over(f"group_{depth}")).alias(f"count_{depth}")
        for depth in depths
    )
    return counted.select(
        "row_id",
        **_first(depths, NEAR, "near", "near_count"),
        **_first(depths, RANKED, "peer_group", "peer_count"),
    )


def members_of(rows: pl.DataFrame, keys: Sequence[str], group: str) -> pl.Series:
    """Whether each row belongs to a group of that name, whichever group it is scored in."""
    depths = range(len(keys) + 1)
    belongs = pl.any_horizontal(_name(keys[:depth]) == group for depth in depths).fill_null(False)
    return rows.select("row_id", belongs=belongs)["belongs"]


def _name(keys: Sequence[str]) -> pl.Expr:
    """The name of the group that the keys make; null where one of them is null."""
    if not keys:
        return pl.lit(ALL)
    return pl.concat_str(*(pl.col(key) for key in keys), separator=" · ")


def _first(depths: Sequence[int], least: int, name: str, count: str) -> dict[str, pl.Expr]:
    """The finest group of so many rows; the whole where none has them."""
    large = [pl.when(pl.col(f"count_{depth}") >= least) for depth in depths]
    names = [when.then(pl.col(f"group_{depth}")) for when, depth in zip(large, depths, strict=True)]
    counts = [when.then(pl.col(f"count_{depth}")) for when, depth in zip(large, depths, strict=True)]
    return {name: pl.coalesce(*names, "group_0"), count: pl.coalesce(*counts, "count_0").cast(pl.Int32)}
