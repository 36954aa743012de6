"""A number beside a cell of the public tables, found by its table, row and column; and claims that the two are one number."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.interval import wide
from checks.shapes.summed_cells import NOTHING, Cell
from checks.shapes.tying import same_quantity

_OF = ("table", "row", "column")
_PARTS = ("value", "low", "high", "said", "place", "cited", "decimals", "headings")


def as_side(name: str) -> dict[str, pl.Expr]:
    """The columns of a cell under another name: one_value, one_low ..."""
    return {f"{name}_{part}": pl.col(part) for part in _PARTS} | {f"{name}_blocked": NOTHING}


def said_as_side(name: str) -> dict[str, pl.Expr]:
    """The columns of a number of `checks.prepared.prose` under another name, in 万元 as cells are; where two prints of it
    contradict one another its value alone."""
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    ends = {part: pl.coalesce(part, "value") * scale for part in ("value", "low", "high")}
    kept = {part: pl.col(part) for part in ("said", "place", "cited", "blocked")}
    own = ends | kept | {"decimals": pl.col("decimals").fill_null(0)}
    return {f"{name}_{part}": each for part, each in own.items()}


def beside_cells(rows: pl.LazyFrame, cells: pl.LazyFrame, name: str) -> pl.LazyFrame:
    """The rows with the cell that their <name>_table, <name>_row and <name>_column name: <name>_value, _low, _high, _said,
    _place, _cited ...; rows without such a cell are left out."""
    keys = {f"{name}_{of}": pl.col(of) for of in _OF}
    sides = cells.select("document_id", **keys, **as_side(name))
    return rows.join(sides, on=["document_id", *keys], how="inner", maintain_order="left")


def named_pairs(cells: pl.LazyFrame, pairs: Mapping[Cell, Cell], name: str) -> pl.LazyFrame:
    """The cells on the left, in this order, with the names of those on the right in <name>_table, <name>_row, <name>_column."""
    rows = [(*one, *other) for one, other in pairs.items()]
    links = pl.LazyFrame(rows, schema=[*_OF, *(f"{name}_{of}" for of in _OF)], orient="row")
    return links.join(cells, on=_OF, how="inner", maintain_order="left")


def same_as_cells(pairs: pl.LazyFrame) -> pl.LazyFrame:
    """Claims that one_* and other_* are one number (`checks.shapes.tying.same_quantity`); the larger is at stake."""
    larger = pl.max_horizontal(pl.col("printed", "derived").abs())
    return same_quantity(pairs).with_columns(at_stake=larger)
