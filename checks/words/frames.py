"""Rows of words as a frame, column by column: rows with evidence are slow to turn into columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from data.tables import EVIDENCE

_FIELDS = {"page": pl.Int32, "start": pl.Int32, "end": pl.Int32, "quote": pl.String, "box": pl.List(pl.Float64)}


def frame_of(rows: Iterable[tuple[object, ...]], schema: Mapping[str, object]) -> pl.DataFrame:
    """The rows as a frame of the schema; evidence comes as mappings."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pl.DataFrame([_series(name, dtype, values) for (name, dtype), values in zip(schema.items(), columns, strict=True)])


def _series(name: str, dtype: object, values: tuple[object, ...]) -> pl.Series:
    if dtype != EVIDENCE or not values:
        return pl.Series(name, values, dtype=dtype)
    fields = [pl.Series(field, [place[field] for place in values], dtype=kind) for field, kind in _FIELDS.items()]
    return pl.DataFrame(fields).to_struct(name)
