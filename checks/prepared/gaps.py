"""Numbers that stand between those of a list and that no rule of reading took: the list was not read whole."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def with_gaps(numbers: pl.LazyFrame, unread: pl.LazyFrame, list_of: Sequence[str]) -> pl.LazyFrame:
    """The rows with `has_unread`: whether an unread number stands between the first and the last place of their list.

    numbers: document_id, `printed_at` and the columns of list_of, which name the list (document_id among them).
    """
    start = pl.col("printed_at")
    spans = numbers.group_by(list_of, maintain_order=True).agg(first=start.min(), last=start.max())
    places = unread.filter(pl.col("start").is_not_null()).select("document_id", at="start")
    inside = spans.join(places, on="document_id", how="inner").filter(pl.col("at").is_between(pl.col("first"), pl.col("last")))
    flagged = inside.select(*list_of, has_unread=pl.lit(True)).unique()
    return numbers.join(flagged, on=list(list_of), how="left", maintain_order="left").with_columns(
        pl.col("has_unread").fill_null(False)
    )
