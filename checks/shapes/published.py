"""What a document sets out to publish: checks that miss a part ask here first, and are silent where it was never promised."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import text

PART, FRAGMENT = "只公开其中一项，不求各部分齐全", "文本不是从头到尾的全文，缺的部分可能未收入"


def with_scope(frame: pl.LazyFrame, documents: pl.LazyFrame, *, fragments_only: bool = False) -> pl.LazyFrame:
    """The frame with `unpublished`: why its document need not say more than it does; null where it is a whole disclosure.

    fragments_only: for what the publication of one part must say as well.
    """
    scope = pl.col("scope")
    part = pl.when((scope == "part") & (not fragments_only)).then(text(PART))
    reason = pl.when(scope == "fragment").then(text(FRAGMENT)).otherwise(part)
    scopes = documents.select("document_id", unpublished=reason)
    return frame.join(scopes, on="document_id", how="left", maintain_order="left")
