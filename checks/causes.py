"""Groups findings that have one root: a number that several broken relations share, or one fault in many forms."""

from __future__ import annotations

import polars as pl

NUMBER = ["document_id", "start"]


def with_cause(shown: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The shown claims with `cause` filled in.

    A cause that the check named stays. Else it is the number, of all that the claim rests on, that most broken relations
    share, if more relations that cite it are broken than hold (spectrum-based fault localisation, as for programs: what
    occurs in failing runs and in few passing ones). Else it is the check, so that a fault repeated in fifteen forms is
    one cause with fifteen members.

    shown: rows of `claims` that fail or are improbable. claims: all judged claims of the same documents.
    """
    suspects = _suspects(shown, claims)
    named = shown.join(suspects, on="claim_id", how="left", maintain_order="left")
    return named.with_columns(cause=pl.coalesce("cause", "suspect", "check_id")).drop("suspect")


def _suspects(shown: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """claim_id and the number that it most probably fails for, as 3,604.76（第1234字）."""
    failing = _numbers(shown.filter(pl.col("state") == "fails", pl.col("cause").is_null()))
    holding = claims.filter(pl.col("state") == "holds", pl.col("document_id").is_in(shown["document_id"].unique().implode()))
    held = _numbers(holding).join(failing.select(NUMBER).unique(), on=NUMBER, how="semi").group_by(NUMBER).len("held")
    broken = failing.group_by(NUMBER).agg(broken=pl.col("claim_id").n_unique())
    counted = failing.join(broken, on=NUMBER).join(held, on=NUMBER, how="left").with_columns(pl.col("held").fill_null(0))
    shared = counted.filter(pl.col("broken") > 1, pl.col("broken") > pl.col("held"))
    best = (
        shared.sort("broken", "held", "start", descending=[True, False, False]).group_by("claim_id", maintain_order=True).first()
    )
    words = pl.col("quote").str.replace_all(r"\s", "")
    return best.select("claim_id", suspect=pl.format("{}（第{}字）", words, "start"))


def _numbers(claims: pl.DataFrame) -> pl.DataFrame:
    """One row a number that a claim rests on: claim_id, document_id, start, quote."""
    cited = claims.lazy().select("claim_id", "document_id", "evidence").explode("evidence").drop_nulls("evidence")
    place = pl.col("evidence").struct
    return cited.select("claim_id", "document_id", place.field("start"), place.field("quote")).collect()
