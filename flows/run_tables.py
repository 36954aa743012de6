"""The tables of one run: of all that a lake holds, the rows of the documents that the run was given."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from checks.coverage import coverage
from checks.discover import discover
from data.store import Lake
from flows.views import AUDITED, Tables

SHOWN_TABLES = ("documents", "facts", "projects", "unread", "claims", "findings")


def tables_of(lake: Lake, names: Sequence[str], document_ids: Sequence[str]) -> dict[str, pl.DataFrame]:
    """The rows of these documents in these tables of the lake."""
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    return {name: lake.scan(name).filter(pl.col("document_id").is_in(ids)).collect() for name in names}


def tables_of_intake(lake: Lake) -> dict[str, pl.DataFrame]:
    """The tables of the documents in the intake, each document under the name that its file has today, and the intake."""
    intake = lake.scan("intake").collect()
    given = intake.filter(pl.col("document_id").is_not_null(), pl.col("state") != "duplicate")
    tables = tables_of(lake, SHOWN_TABLES, given["document_id"].to_list())
    names = given.select("document_id", file_name="path")
    tables["documents"] = tables["documents"].drop("file_name").join(names, on="document_id", how="left")
    return tables | {"intake": intake}


def states_of(tables: Tables) -> pl.DataFrame:
    """The state of every check on every audited document: document_id, check_id, state, reason."""
    return coverage(tables["claims"], tables["documents"].filter(pl.col("kind").is_in(AUDITED)))


def check_titles() -> dict[str, str]:
    """What every check claims, by its id."""
    return {check.id: check.title for check in discover()}
