"""Peer groups: with whom a row is compared, from the nearest group that is large enough outwards.

The keys of a row, from the coarsest to the finest, are joined one by one: year, level of government, kind of body, function,
size. A group is the rows that agree in all keys so far. A row is ranked in the finest group of at least TOGETHER rows; where
there is none, in that of its first key if it has RANKED rows; else in the whole. The finer groups say what is usual for it
(nearer.py) without parting the ranking: of a few hundred rows it is known too badly what goes together.

A row that lacks a key (a unit whose level nobody knows) belongs to no group that asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

NEAR = 12  # under so many there is no standing among peers
RANKED = 200  # from so many a forest tells more than its own chance
TOGETHER = 2000
ALL = "全部"
BETWEEN = " · "  # between the keys of a group: its name begins with those of the groups around it


def peer_groups(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """row_id, peer_group, peer_count, depth (how many keys make the group), near_group and near_count, in the order of the rows.

    rows: row_id and the keys, as words or null. keys: their columns, the coarsest first. A group's name is its keys, joined
    by a middle dot, 全部 where there is none. near_group: the finest one of at least NEAR rows.
    """
    depths = range(len(keys), -1, -1)
    named = rows.select("row_id", *(group_names(keys, depth).alias(f"group_{depth}") for depth in depths))
    counted = named.with_columns(
        pl.when(pl.col(f"group_{depth}").is_not_null()).then(pl.len().over(f"group_{depth}")).alias(f"count_{depth}")
        for depth in depths
    )
    enough = {depth: pl.col(f"count_{depth}") >= (TOGETHER if depth > 1 else RANKED if depth else 0) for depth in depths}
    depth = pl.coalesce(*(pl.when(enough[depth]).then(pl.lit(depth, dtype=pl.Int32)) for depth in depths))
    near = pl.coalesce(*(pl.when(pl.col(f"count_{depth}") >= NEAR).then(pl.lit(depth, dtype=pl.Int32)) for depth in depths))
    return counted.with_columns(depth=depth, near=near).select(
        "row_id",
        peer_group=_at_depth("group", depths),
        peer_count=_at_depth("count", depths).cast(pl.Int32),
        depth="depth",
        near_group=_at_depth("group", depths, of="near"),
        near_count=_at_depth("count", depths, of="near").cast(pl.Int32),
    )


def group_names(keys: Sequence[str], depth: int) -> pl.Expr:
    """The name of the group that the first `depth` keys of a row make; null where one of them is null."""
    if not depth:
        return pl.lit(ALL)
    return pl.concat_str(*(pl.col(key) for key in keys[:depth]), separator=BETWEEN)


def members_of(rows: pl.DataFrame, keys: Sequence[str], group: str) -> pl.Series:
    """Whether each row belongs to a group of that name, whichever group it is ranked in."""
    belongs = pl.any_horizontal(group_names(keys, depth) == group for depth in range(len(keys) + 1)).fill_null(False)
    return rows.select("row_id", belongs=belongs)["belongs"]


def _at_depth(name: str, depths: Sequence[int], of: str = "depth") -> pl.Expr:
    return pl.coalesce(*(pl.when(pl.col(of) == depth).then(pl.col(f"{name}_{depth}")) for depth in depths))
