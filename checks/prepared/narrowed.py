"""Parts of the prepared tables that few disclosures have: a check that speaks of such a part is not asked about the others."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import MONEY_SCALE


def rated_rows(indicator_rows: pl.LazyFrame) -> pl.LazyFrame:
    """The indicators with a printed completion rate beside a target and an actual value that are numbers."""
    return indicator_rows.drop_nulls(["completion_rate", "target_value", "actual_value"])


def amounts_in_other_units(prose: pl.LazyFrame) -> pl.LazyFrame:
    """The amounts of money, but for 0, that are printed in another unit than most money of their document."""
    is_money = pl.col("unit").is_in(list(MONEY_SCALE)) & (pl.col("value") != 0)
    return prose.filter(is_money & (pl.col("unit_said") != pl.col("unit")))


def completion_rates(prose: pl.LazyFrame) -> pl.LazyFrame:
    """The rates of the narrative at which a budget was completed."""
    return prose.filter(pl.col("measure") == "completion_rate")


def overall_sources(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    """The sources of money of the overall forms, without the rows of their totals."""
    return fund_rows.filter(pl.col("form") == "overall", ~pl.col("is_total"))
