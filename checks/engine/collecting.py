"""How the room's lazy frames are run."""

from __future__ import annotations

import polars as pl

from data.tables import schema_of

# The frames of one document are small, and optimising a plan costs more than running it: only what checks repeat
# within one expression is worth finding. The streaming engine costs some 20 ms a plan.
FLAGS = pl.QueryOptFlags.none(comm_subexpr_elim=True)


def collected(frame: pl.LazyFrame) -> pl.DataFrame:
    """The frame, run at once in memory."""
    return frame.collect(engine="in-memory", optimizations=FLAGS)


def all_collected(frames: list[pl.LazyFrame]) -> list[pl.DataFrame]:
    """The frames, run together."""
    return pl.collect_all(frames, engine="in-memory", optimizations=FLAGS)


def as_declared(table: str, frame: pl.LazyFrame) -> pl.DataFrame:
    """The frame with the columns and types of its table; a number that the table's type cannot hold is null."""
    return collected(frame.select(pl.col(name).cast(dtype, strict=False) for name, dtype in schema_of(table).items()))
