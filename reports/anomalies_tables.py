"""What the page of what is unusual needs of the lake: all scores, and of the other tables what its rows show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from data.store import Lake
from reports.anomalies import first_rows, leading, named_rows
from reports.places import Tables


def shown_tables(lake: Lake, versions: Mapping[str, int], document_ids: Sequence[str]) -> dict[str, pl.DataFrame]:
    """What a report shows of the scores of these documents: all scores; of features and indicators what its rows need."""
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    scores, features, indicators = (
        lake.scan(name, versions.get(name)).filter(pl.col("document_id").is_in(ids))
        for name in ("scores", "features", "indicators")
    )
    return {"scores": (scored := scores.collect()), **needed_rows(scored, features, indicators)}


def needed_rows(scores: pl.DataFrame, features: pl.LazyFrame, indicators: pl.LazyFrame) -> Tables:
    """Of the other tables what the rows of these scores need that are shown."""
    named = named_rows(scores)
    return {
        "features": features.join(leading(first_rows(scores)).lazy(), on=["level", "feature"], how="semi").collect(),
        "indicators": indicators.filter(pl.col("indicator_id").is_in(named["row_id"].implode())).collect(),
    }
