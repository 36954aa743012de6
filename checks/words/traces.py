"""Claims that a document is free of a kind of phrase: one claim a document, which cites every phrase of the kind."""

from __future__ import annotations

import polars as pl

from checks.claims import reason_if, stated, text


def free_of(traces: pl.LazyFrame, kind: str, says: str, *, subject: str = "模板残留") -> pl.LazyFrame:
    """Claims that a document holds no phrase of the kind; silent where the document has no text.

    traces: as `checks.prepared.traces` makes them. says: what is wrong with the phrase, in Chinese, without its full
    stop. subject: what the claim is about.
    """
    return stated(
        traces.filter(pl.col("kind") == kind),
        subject=text(subject),
        place=pl.coalesce("place", text("全文")),
        said=pl.coalesce("said", text("")),
        holds=pl.col("times").is_null(),
        silent=reason_if(pl.col("is_blank"), "没有文字"),
        message=pl.concat_str("quoted", text(says)),
        cited=pl.col("cited"),
    )
