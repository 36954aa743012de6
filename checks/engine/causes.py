"""Groups findings that have one root: a number that several broken relations share, or one fault in many forms."""

from __future__ import annotations

import polars as pl

from checks.engine.collecting import collected

NUMBER = ["document_id", "start"]


def with_cause(shown: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The shown claims with `cause` filled in.

    A cause that the check named stays. Else it is the number, of all that the claim rests on, that most broken relations
    share, if more relations that cite it are broken than hold (spectrum-based fault localisation, as for programs: what
    occurs in failing runs and in few passing ones). Else it is the check, so that a fault repeated in fifteen forms is
    one cause with fifteen members.

    shown: rows of `claims` that fail or are improbable. claims: all judged claims of the same documents.
    """
    failing = collected(_numbers(shown.lazy().filter(pl.col("state") == "fails", pl.col("cause").is_null()))).lazy()
    broken = failing.group_by(NUMBER).agg(broken=pl.col("claim_id").n_unique())
    shared = collected(broken.filter(pl.col("broken") > 1))
    if shared.is_empty():
        return shown.with_columns(pl.coalesce("cause", "check_id").alias("cause"))
    suspects = _suspects(failing, shared.lazy(), claims.lazy())
    named = shown.lazy().join(suspects, on="claim_id", how="left", maintain_order="left")
    return collected(named.with_columns(cause=pl.coalesce("cause", "suspect", "check_id")).drop("suspect"))


def _suspects(failing: pl.LazyFrame, shared: pl.LazyFrame, claims: pl.LazyFrame) -> pl.LazyFrame:
    """claim_id and the number that it most probably fails for, as 3,604.76（第1234字）."""
    holding = claims.filter(pl.col("state") == "holds").join(shared.select("document_id").unique(), on="document_id", how="semi")
    held = _numbers(holding).join(shared, on=NUMBER, how="semi").group_by(NUMBER).len("held")
    counted = shared.join(held, on=NUMBER, how="left").filter(pl.col("broken") > pl.col("held").fill_null(0))
    rated = failing.join(counted, on=NUMBER).sort("broken", "held", "start", descending=[True, False, False])
    best = rated.group_by("claim_id", maintain_order=True).first()
    return best.select("claim_id", suspect=pl.format("{}（第{}字）", pl.col("quote").str.replace_all(r"\s", ""), "start"))


def _numbers(claims: pl.LazyFrame) -> pl.LazyFrame:
    """One row a number that a claim rests on: claim_id, document_id, start, quote."""
    cited = claims.select("claim_id", "evidence").explode("evidence").drop_nulls("evidence")
    place = pl.col("evidence").struct
    return cited.select("claim_id", place.field("document_id"), place.field("start"), place.field("quote"))
