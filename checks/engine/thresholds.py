"""The thresholds of law and practice (data/parameters) as a table: what is in force for the year of each disclosure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from checks.engine.interval import WIDE
from data.parameters import Parameter, parameters


def thresholds(documents: pl.DataFrame, given: Mapping[str, Decimal]) -> pl.LazyFrame:
    """One row a disclosure: document_id, and a column for every parameter by its id.

    A value that is not in force in the disclosure's year is null; where the year is not known, the latest counts. given:
    values by id that a user set instead.
    """
    years = documents["fiscal_year"].unique(maintain_order=True).to_list()
    rows = [_in_force(year, given) for year in years]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {"fiscal_year": pl.Int32, **dict.fromkeys(parameters(), WIDE)}
    of_years = pl.LazyFrame([{"fiscal_year": year} | row for year, row in zip(years, rows, strict=True)], schema=schema)
    ids = documents.lazy().select("document_id", "fiscal_year")
    return ids.join(of_years, on="fiscal_year", how="left", nulls_equal=True, maintain_order="left").drop("fiscal_year")


def _in_force(year: int | None, given: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    return {name: given.get(name, _value(values, year)) for name, values in parameters().items()}


def _value(values: tuple[Parameter, ...], year: int | None) -> Decimal | None:
    if year is None:
        return values[-1].value
    return next((one.value for one in values if one.in_force(year)), None)


def thresholds_in_words() -> list[str]:
    """Every threshold with its value, unit and years, in one order: what claims rest on beside the checks."""
    of_years = [one for name in sorted(parameters()) for one in parameters()[name]]
    return [f"{one.id}={one.value}{one.unit}:{one.first_year}-{one.last_year}" for one in of_years]
