"""Numbers of the narrative beside the reason that the text gives for them."""

from __future__ import annotations

import polars as pl


def explained(prose: pl.LazyFrame, reasons: pl.LazyFrame, measure: str) -> pl.LazyFrame:
    """The rows of `prose` of a measure that have a reason: their columns, reason (without white space) and reason_cited."""
    taken = reasons.select("document_id", "position", "reason", reason_cited="cited")
    numbers = prose.filter(pl.col("measure") == measure)
    return numbers.join(taken, on=["document_id", "position"], how="inner", maintain_order="left")
