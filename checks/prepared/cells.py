"""The numbers of the public tables (九张表), each with its interval in 万元."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.interval import is_exact, printed, wide


def cells(facts: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a number of the tables 表1 to 表9, in the order of the text; empty where documents have none.

    Columns: document_id, section, table, column, subject, code, measure, decimals, unit, said, cited of the fact, and
    value, low, high in 万元: a table in 元 ties to a narrative in 万元.
    """
    numbers = facts.filter(pl.col("section").str.contains("^表[1-9]$"), pl.col("value").is_not_null())
    regime = documents.select("document_id", balanced=pl.col("rounding_regime") == "balanced")
    told = numbers.sort("document_id", "position").join(regime, on="document_id", how="left", maintain_order="left")
    interval = printed(pl.col("value"), pl.col("decimals"), is_exact(pl.col("unit"), pl.col("decimals")))
    reach = pl.when(pl.col("balanced").fill_null(False)).then(interval.width / wide(2)).otherwise(wide(0))
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    return told.select(
        "document_id", "section", "table", "column", "subject", "code", "measure", "decimals", "unit", "said", "cited",
        value=interval.low * scale + (interval.width / wide(2)) * scale,
        low=(interval.low - reach) * scale,
        high=(interval.high + reach) * scale,
    )  # fmt: skip
