"""What a template, a copy or a slip left in each document, by kind, and the claim that there is none: one claim a document,
which cites every phrase of the kind."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from data.columns import TRACE_KINDS

SHOWN = 3  # phrases that a message quotes


def traces(phrases: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document that was searched and kind of phrase: document_id, kind, is_blank (the document has no text), and of
    its phrases cited (a list of places), place and said (of the first), times (null where there is none), quoted
    (“…”“…”等5处)."""
    kinds = pl.LazyFrame({"kind": TRACE_KINDS}, schema={"kind": pl.String})
    searched = documents.drop_nulls("characters")
    asked = searched.select("document_id", is_blank=pl.col("characters") == 0).join(kinds, how="cross")
    gathered = phrases.group_by("document_id", "kind", maintain_order=True).agg(
        pl.col("cited"),
        pl.col("place", "words").first(),
        quoted=pl.format("“{}”", pl.col("words").unique(maintain_order=True).head(SHOWN).str.join("”“")),
        times=pl.len(),
    )
    again = pl.when(pl.col("times") > 1).then(pl.format("等{}处", "times")).otherwise(pl.lit(""))
    return asked.join(
        gathered.with_columns(quoted=pl.concat_str("quoted", again)).rename({"words": "said"}),
        on=["document_id", "kind"],
        how="left",
        maintain_order="left",
    )


def free_of(traces: pl.LazyFrame, kind: str, says: str, *, subject: str = "模板残留") -> pl.LazyFrame:
    """Claims that a document holds no phrase of the kind; silent where the document has no text.

    says: what is wrong with the phrase, in Chinese, without its full stop. subject: what the claim is about.
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
