"""Claims that a document is free of a kind of phrase: one claim a document, which cites every phrase of the kind."""

from __future__ import annotations

import polars as pl

from checks.claims import reason_if, stated, text

SHOWN = 3  # phrases that the message quotes


def free_of(found: pl.LazyFrame, documents: pl.LazyFrame, says: str, *, subject: str = "模板残留") -> pl.LazyFrame:
    """Claims that no row was found in a document; silent where the document has no text.

    found: document_id, words, place and cited of what should not be there. says: what is wrong with it, in Chinese,
    without its full stop. subject: what the claim is about.
    """
    grouped = found.group_by("document_id", maintain_order=True).agg(
        pl.col("cited"), pl.col("place").first(), words=pl.col("words").unique(maintain_order=True), times=pl.len()
    )
    known = documents.select("document_id", is_blank=pl.col("text").str.strip_chars() == "")
    claims = known.join(grouped, on="document_id", how="left", maintain_order="left")
    quoted = pl.format("“{}”", pl.col("words").list.head(SHOWN).list.join("”“"))
    times = pl.when(pl.col("times") > 1).then(pl.format("等{}处", "times")).otherwise(text(""))
    return stated(
        claims,
        subject=text(subject),
        place=pl.coalesce("place", text("全文")),
        said=pl.coalesce(pl.col("words").list.first(), text("")),
        holds=pl.col("times").is_null(),
        silent=reason_if(pl.col("is_blank"), "没有文字"),
        message=pl.format("{}{}{}", quoted, times, text(says)),
        cited=pl.col("cited"),
    )


def of_kind(phrases: pl.LazyFrame, kind: str) -> pl.LazyFrame:
    """The phrases of one kind, as `free_of` takes them."""
    return phrases.filter(pl.col("kind") == kind)
