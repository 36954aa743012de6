"""What was checked in every document, and what was not: not checked is never a pass."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from checks.engine.claims import NOTHING_PRINTED
from checks.engine.discover import Check, discover
from data.tables import empty

_LOUDEST_FIRST = ("fails", "improbable", "holds", "silent")


def coverage(
    claims: pl.DataFrame, documents: pl.DataFrame, own: Iterable[Check] = (), unchecked: pl.DataFrame | None = None
) -> pl.DataFrame:
    """One row for every document and check: document_id, check_id, state, reason, claims (their number).

    claims, documents, unchecked: as in the lake. own: checks beside those of the house. state: fails, improbable or holds
    where a claim does, in this order; else silent with its reasons (in Chinese).
    """
    ids = pl.DataFrame({"check_id": [check.id for check in (*discover(), *own)]}, schema={"check_id": pl.String})
    pairs = documents.select("document_id").join(ids, how="cross")
    ended = (empty("unchecked") if unchecked is None else unchecked).rename({"reason": "ended"})
    return (
        pairs.join(_states(claims), on=["document_id", "check_id"], how="left")
        .join(ended.drop_nulls("check_id"), on=["document_id", "check_id"], how="left")
        .join(ended.filter(pl.col("check_id").is_null()).select("document_id", all_ended="ended"), on="document_id", how="left")
        .with_columns(
            state=pl.col("state").fill_null("silent"),
            claims=pl.col("claims").fill_null(0),
            reason=pl.when(pl.col("state").is_null())
            .then(pl.coalesce("ended", "all_ended", pl.lit(NOTHING_PRINTED)))
            .otherwise("reason"),
        )
        .select("document_id", "check_id", "state", "reason", "claims")
        .sort("document_id", "check_id")
    )


def _states(claims: pl.DataFrame) -> pl.DataFrame:
    order = pl.Enum(_LOUDEST_FIRST)
    reasons = pl.col("reason").filter(pl.col("state") == "silent").drop_nulls().unique().sort().head(3).str.join("；")
    loudest = claims.group_by("document_id", "check_id").agg(
        state=pl.col("state").cast(order).min().cast(pl.String), reason=reasons, claims=pl.len()
    )
    return loudest.with_columns(reason=pl.when(pl.col("state") == "silent").then("reason"))
