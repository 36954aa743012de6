"""Numbers that stand within a list, or right behind its last part, and that no rule of reading took: it was not read whole."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

# 占…%, 增长…%: what is told of the last part, and no part itself.
_RATE = r"[%％‰]\s*$"
_AT = pl.col("printed_at")


def with_gaps(
    numbers: pl.LazyFrame, unread: pl.LazyFrame, headings: pl.LazyFrame, *, list_of: Sequence[str], begins: pl.Expr = _AT
) -> pl.LazyFrame:
    """The rows with `has_unread`: whether an unread number stands within their list or right behind it.

    A list ends where the next number of another subject or the next heading begins: what is unread before that may be its
    last part, unless it is a rate. numbers: document_id, `printed_at`, `read_until` (see `checks.prepared.prose`) and the
    columns of list_of, which name the list (document_id among them). begins: where the row's list begins at the latest.
    """
    until = pl.col("read_until").sort_by(_AT).last()
    spans = numbers.group_by(list_of, maintain_order=True).agg(first=begins.min(), last=_AT.max(), until=until)
    at, is_rate = pl.col("at"), pl.col("quote").str.contains(_RATE).fill_null(False)
    places = unread.filter(pl.col("start").is_not_null()).select("document_id", at="start", is_rate=is_rate)
    pairs = _until_headings(spans, headings).join(places, on="document_id", how="inner")
    behind = (at > pl.col("last")) & (at < pl.col("until")).fill_null(True) & ~pl.col("is_rate")
    flagged = pairs.filter(at.is_between(pl.col("first"), pl.col("last")) | behind)
    flags = flagged.select(*list_of, has_unread=pl.lit(True)).unique()
    return numbers.join(flags, on=list(list_of), how="left", maintain_order="left").with_columns(
        pl.col("has_unread").fill_null(False)
    )


def _until_headings(spans: pl.LazyFrame, headings: pl.LazyFrame) -> pl.LazyFrame:
    """The spans, `until` no later than the next heading of the text."""
    of_text = headings.filter(~pl.col("listed")).drop_nulls("printed_at").select("document_id", heading_at="printed_at")
    known = spans.drop_nulls("last").sort("last")
    after = known.join_asof(
        of_text.sort("heading_at"),
        left_on="last",
        right_on="heading_at",
        by="document_id",
        strategy="forward",
        check_sortedness=False,  # both are sorted above
    )
    return after.with_columns(until=pl.min_horizontal("until", "heading_at")).drop("heading_at")
