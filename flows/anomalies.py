"""From the scores of a run to its findings: what alerts stands among them, behind all that does not hold."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from data.store import Lake
from data.tables import empty
from features.explaining.findings import FAMILY, Before, anomaly_findings
from reports.run_tables import tables_of
from reports.waivers import MARKS

_IS_ANOMALY = pl.col("family") == FAMILY
_NAMED = ("facts", "projects", "indicators")


def keep_alerts(lake: Lake, document_ids: Sequence[str], *, on: bool) -> None:
    """Makes the findings of family anomaly of these documents those that follow from their scores; none where off.

    Writes those documents alone whose findings change. Whose alerts are waived keeps the mark.
    """
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    stored = lake.scan("findings").filter(pl.col("document_id").is_in(ids)).collect()
    found = _found(lake, document_ids) if on else empty("findings")
    wanted = joined(stored, found)
    changed = _changed(stored, wanted)
    if changed:
        lake.replace_documents("findings", wanted.filter(pl.col("document_id").is_in(changed)), changed)


def joined(stored: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The stored findings with those of family anomaly replaced: ranked behind the others of their document."""
    others = stored.filter(~_IS_ANOMALY)
    last = others.group_by("document_id").agg(last=pl.col("rank").max())
    marks = stored.filter(_IS_ANOMALY).select("finding_id", "document_id", *MARKS)
    ranked = found.drop(MARKS).join(last, on="document_id", how="left").with_columns(pl.col("rank") + pl.col("last").fill_null(0))
    marked = ranked.join(marks, on=["finding_id", "document_id"], how="left").select(stored.columns)
    return pl.concat([others, marked])


def _changed(stored: pl.DataFrame, wanted: pl.DataFrame) -> list[str]:
    """The documents that have other findings now."""
    anomalies = pl.concat([stored.filter(_IS_ANOMALY), wanted.filter(_IS_ANOMALY)])
    key = ["document_id", "finding_id"]
    return [
        document_id
        for document_id in anomalies["document_id"].unique().sort()
        if not stored.filter(document_id=document_id).sort(key).equals(wanted.filter(document_id=document_id).sort(key))
    ]


def _found(lake: Lake, document_ids: Sequence[str]) -> pl.DataFrame:
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    alerts = lake.scan("scores").filter(pl.col("document_id").is_in(ids) & pl.col("alert")).collect()
    if alerts.is_empty():
        return empty("findings")
    versions = {name: version for name, version in lake.versions().items() if name in _NAMED}
    tables = {name: empty(name) for name in _NAMED} | tables_of(lake, versions, alerts["document_id"].unique().to_list())
    return anomaly_findings(alerts, tables, before=values_before(lake.scan("features"), alerts))


def values_before(features: pl.LazyFrame, rows: pl.DataFrame) -> Before:
    """What the features of units had in the disclosure of the year before; nothing where there is more than one.

    features: the table. rows: of `scores`; those of other levels have no year before.
    """
    asked = rows.filter(level="unit").select("row_id", "unit_name", fiscal_year=pl.col("fiscal_year") - 1).lazy()
    of_units = features.filter((pl.col("level") == "unit") & pl.col("value").is_not_null())
    known = of_units.select("unit_name", "fiscal_year", "feature", "value")
    both = asked.join(known, on=["unit_name", "fiscal_year"]).collect()
    once = both.unique(["row_id", "feature"], keep="none")
    return {(row_id, feature): value for row_id, feature, value in once.select("row_id", "feature", "value").iter_rows()}
