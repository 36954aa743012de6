"""The tables of one run: of all that a lake holds, the rows of the documents that the run was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from data.editions import counts, is_audited
from data.store import Lake
from data.tables import empty

SHOWN_TABLES = ("documents", "facts", "projects", "project_funds", "indicators", "unread", "claims", "findings", "unchecked")


def tables_of(lake: Lake, versions: Mapping[str, int], document_ids: Sequence[str]) -> dict[str, pl.DataFrame]:
    """The rows of these documents in these versions of tables of the lake."""
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    return {
        name: lake.scan(name, version).filter(pl.col("document_id").is_in(ids)).collect() for name, version in versions.items()
    }


def audited(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The rows of the documents that are audited: a budget, a notice, a novel or a second copy reaches neither checks nor scores.

    tables: of documents; one without document_id is left as it is.
    """
    return _of(tables, is_audited())


def counting(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The rows of the documents that count: of several versions of one disclosure one. tables: as above."""
    return _of(tables, counts())


def _of(tables: Mapping[str, pl.DataFrame], which: pl.Expr) -> dict[str, pl.DataFrame]:
    ids = tables["documents"].filter(which).select("document_id")
    return {
        name: frame.join(ids, on="document_id", how="semi", maintain_order="left") if "document_id" in frame.columns else frame
        for name, frame in tables.items()
    }


def row_of_run(lake: Lake, run_id: str) -> dict[str, Any]:
    """The row of a run in `runs`."""
    return lake.scan("runs").filter(pl.col("run_id") == run_id).collect().row(0, named=True)


def versions_of_run(run: Mapping[str, Any]) -> dict[str, int]:
    """The version of every table as a run left it. run: its row in `runs`."""
    return {entry["table"]: entry["version"] for entry in run["written_versions"]}


def counts_of_run(run: Mapping[str, Any]) -> dict[str, int]:
    """How many files, documents and findings a run had, by name. run: its row in `runs`."""
    return {entry["name"]: entry["count"] for entry in run["counts"]}


def tables_of_run(lake: Lake, versions: Mapping[str, int]) -> dict[str, pl.DataFrame]:
    """The intake of a run, and the tables of its documents, each under the name that its file had.

    versions: of the tables as the run left them. Another run may have gone on since.
    """
    intake = lake.scan("intake", versions["intake"]).collect()
    shown = {name: versions[name] for name in SHOWN_TABLES if name in versions}
    tables = {name: empty(name) for name in SHOWN_TABLES} | tables_of(lake, shown, sorted(documents_of_run(intake)))
    names = intake.drop_nulls("document_id").unique("document_id", keep="first", maintain_order=True)
    named = tables["documents"].join(names.select("document_id", "path"), on="document_id", how="left")
    # What counts in the place of a file that was given may have been read by an earlier run.
    tables["documents"] = named.with_columns(file_name=pl.coalesce("path", "file_name")).drop("path")
    return tables | {"intake": intake}


def documents_of_run(intake: pl.DataFrame) -> set[str]:
    """The documents that a run was given, and those that count in their place. intake: as the run left it."""
    return set(intake["document_id"].drop_nulls()) | set(intake["counted_as"].drop_nulls())


def findings_before(lake: Lake, last: Mapping[str, Any] | None) -> pl.DataFrame | None:
    """All findings that the lake held after its last run; None where there was none. last: its row in `runs`."""
    version = versions_of_run(last).get("findings") if last else None
    return None if version is None else lake.scan("findings", version).collect()
