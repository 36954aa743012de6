"""What the disclosure of the same unit in the year before stated, one row a document."""

from __future__ import annotations

import polars as pl

from features.prepared.amounts import QUANTITIES

ACCOUNTS = "final_accounts"


def last_amounts(documents: pl.LazyFrame, units: pl.LazyFrame, amounts: pl.LazyFrame) -> pl.LazyFrame:
    """document_id, and last_<quantity> for each of QUANTITIES, as the disclosure of the year before states it.

    No row where the year before has no disclosure of the unit, or more than one. units: a unit may print several names;
    without them the printed name says who it is.
    """
    known = _whose(documents, units)
    before = known.group_by("unit", fiscal_year=pl.col("fiscal_year") + 1).agg(
        last_id=pl.col("document_id").min(), versions=pl.len()
    )
    pairs = known.join(before.filter(pl.col("versions") == 1), on=["unit", "fiscal_year"])
    stated = amounts.rename({name: f"last_{name}" for name in QUANTITIES} | {"document_id": "last_id"})
    return pairs.join(stated, on="last_id").drop("unit", "fiscal_year", "last_id", "versions")


def _whose(documents: pl.LazyFrame, units: pl.LazyFrame) -> pl.LazyFrame:
    """document_id, fiscal_year and `unit`: its unit_id, else the printed name."""
    names = units.select("unit_id", name=pl.concat_list("name", pl.col("aliases").fill_null([]))).explode("name")
    owner = names.group_by("name").agg(pl.col("unit_id").min())
    accounts = documents.filter((pl.col("kind") == ACCOUNTS) & pl.col("fiscal_year").is_not_null())
    joined = accounts.join(owner, left_on="unit_name", right_on="name", how="left")
    whose = joined.select("document_id", "fiscal_year", unit=pl.coalesce("unit_id", "unit_name"))
    return whose.drop_nulls("unit")
