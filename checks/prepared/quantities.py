"""The quantities of the narrative that other parts of a disclosure repeat or are bounded by, one row a document."""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.interval import EXACT_DECIMALS, wide
from data import quantities as known

QUANTITIES = tuple(known.quantities())
_MEANING = [
    (subject, measure, quantity.name, rank)
    for quantity in known.quantities().values()
    for rank, (subject, measure) in enumerate(quantity.said)
]
PARTS = ("value", "low", "high", "said", "place", "section", "cited", "blocked", "decimals")


def quantities(prose: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document; money in 万元.

    Columns: document_id, and for each name of data/terms/quantities.yaml <name>_value, _low, _high, _said, _place, _section,
    _cited, _blocked, _decimals (those printed, as an amount in 万元 shows them); all null where the document does not state it.
    """
    meaning = pl.LazyFrame(_MEANING, schema=["subject", "measure", "quantity", "rank"], orient="row")
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    meant = prose.join(meaning, on=["subject", "measure"], how="inner", maintain_order="left").sort("rank", maintain_order=True)
    shown = pl.when(pl.col("unit") == "元").then(pl.col("decimals") + EXACT_DECIMALS["万元"] - EXACT_DECIMALS["元"])
    first = meant.unique(["document_id", "quantity"], keep="first", maintain_order=True)
    scaled = first.with_columns(pl.col("value", "low", "high") * scale, decimals=shown.otherwise("decimals"))
    of_quantities = scaled.select("document_id", "quantity", said=pl.struct(PARTS)).pivot(
        "quantity", QUANTITIES, index="document_id", values="said", aggregate_function="first", maintain_order=True
    )
    named = [pl.col(name).struct.rename_fields([f"{name}_{part}" for part in PARTS]) for name in QUANTITIES]
    return of_quantities.with_columns(named).unnest(QUANTITIES)
