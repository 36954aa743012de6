"""Rows of the tables as Python reads them: what each column holds, for the code that takes rows one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

import polars as pl

Row = TypeVar("Row")


def rows_of(frame: pl.DataFrame, kind: type[Row]) -> Iterator[Row]:
    """The rows of a frame. kind: the TypedDict of its rows; the frame may have further columns.

    Raises KeyError where the frame lacks a column of the rows.
    """
    if lacking := kind.__annotations__.keys() - set(frame.columns):
        raise KeyError(f"a {kind.__name__} has {', '.join(sorted(lacking))}, which the frame lacks")
    # Polars types its rows by no schema.
    return cast(Iterator[Row], frame.iter_rows(named=True))
