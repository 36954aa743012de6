"""Failed claims as findings: what a person should see, in the order in which to look at it."""

from __future__ import annotations

from collections import Counter

import polars as pl

from checks.engine.causes import with_cause
from checks.engine.collecting import as_declared
from checks.engine.messages import without_space
from data.records import stable_id
from data.tables import schema_of

SEVERITIES = ("error", "warning", "notice", "info")


def findings(claims: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table `findings` that follow from the judged claims of any number of documents.

    claims: the columns of the table `claims`, and `said`, the printed words. Claims that fail become findings; of the
    improbable ones the first of a document and check, as info. A finding's id is a fingerprint of unit, year, check,
    subject and printed words: it survives a re-upload of the same faulty disclosure.
    """
    shown = _once_if_improbable(claims.filter(pl.col("state").is_in(("fails", "improbable"))))
    if shown.is_empty():
        return pl.DataFrame(schema=schema_of("findings"))
    caused = with_cause(shown, claims)
    ranked = (
        caused.lazy()
        .with_columns(finding_id=pl.lit(_fingerprints(caused)), difference=pl.col("printed") - pl.col("derived"), rank=_rank())
        .with_columns(superseded_by=None, waived_by=None, waived_until=None, waiver_reason=None)
    )
    return as_declared("findings", ranked.sort("document_id", "rank"))


def ranked_together(findings: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Findings that were ranked apart, with their rank among all of their document. claims: those that they are of."""
    numbers = claims.select("claim_id", "printed_low", "printed_high", "gap")
    known = findings.lazy().join(numbers.lazy(), on="claim_id", how="left", maintain_order="left")
    return as_declared("findings", known.with_columns(rank=_rank()).sort("document_id", "rank"))


def _once_if_improbable(shown: pl.DataFrame) -> pl.DataFrame:
    improbable = pl.col("state") == "improbable"
    if not (shown["state"] == "improbable").any():
        return shown
    first = pl.int_range(pl.len()).over("document_id", "check_id", "state") == 0
    severity = pl.when(improbable).then(pl.lit("info")).otherwise("severity").alias("severity")
    return shown.filter(~improbable | first).with_columns(severity)


def _rank() -> pl.Expr:
    """From 1 in each document: by severity, then by the money at stake, then by the gap in last printed digits."""
    last_digit = pl.col("printed_high") - pl.col("printed_low")
    digits_off = pl.col("gap") / pl.when(last_digit > 0).then(last_digit)
    order = pl.struct(
        pl.col("severity").replace_strict(SEVERITIES, range(len(SEVERITIES)), return_dtype=pl.Int8),
        -pl.col("at_stake").cast(pl.Float64).fill_null(-1),
        -digits_off.cast(pl.Float64).fill_null(0),
        pl.col("claim_id"),
    )
    return order.rank("ordinal").over("document_id").cast(pl.Int32)


def _fingerprints(shown: pl.DataFrame) -> pl.Series:
    """One id a row; the second row with the same unit, year, check, subject and words is told apart by its number."""
    seen: Counter[tuple[object, ...]] = Counter()
    ids = []
    for unit, year, check, subject, said in shown.select("unit_name", "fiscal_year", "check_id", "subject", "said").iter_rows():
        parts = (unit, year, check, subject, without_space(said))
        ids.append(stable_id(*parts, seen[parts]))
        seen[parts] += 1
    return pl.Series("finding_id", ids, dtype=pl.String)
