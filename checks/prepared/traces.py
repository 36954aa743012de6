"""What a template, a copy or a slip left in each document, by kind, for checks that ask whether there is any."""

from __future__ import annotations

import polars as pl

from checks.words.phrases import KINDS

SHOWN = 3  # phrases that a message quotes


def traces(phrases: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document and kind of phrase: document_id, kind, is_blank (the document has no text), and of its phrases
    cited (a list of places), place and said (of the first), times (null where there is none), quoted (“…”“…”等5处)."""
    kinds = pl.LazyFrame({"kind": KINDS}, schema={"kind": pl.String})
    asked = documents.select("document_id", is_blank=pl.col("text").str.strip_chars() == "").join(kinds, how="cross")
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
