"""Claims that an opening balance is the closing balance of the year before, for the checks that say so."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.engine.claims import any_of, first_reason, money_at_stake, number, reason_if, stated
from checks.engine.interval import columns
from checks.prepared.last_year import once_a_document
from data.quantities import names_by_path

_LAST = ("value", "low", "high", "said", "cited", "blocked")


def carried_over(
    prose: pl.LazyFrame, last_year: pl.LazyFrame, last_amounts: pl.LazyFrame, *, closings: Mapping[str, str]
) -> pl.LazyFrame:
    """Claims that opening balances are last year's closing balances.

    prose, last_year, last_amounts: see `checks.prepared`. closings: the closing balance by the opening one, both by the
    names of data/terms/quantities.yaml.
    """
    amounts = prose.filter(pl.col("measure") == "amount").with_columns(of=_quantity())
    openings = amounts.filter(any_of("of", closings)).with_columns(of=pl.col("of").replace_strict(closings))
    compared = once_a_document(openings.join(last_year, on="document_id", how="inner", maintain_order="left"))
    by = ["document_id", "of", "unit"]
    then = last_amounts.with_columns(of=_quantity()).unique(by, keep="first", maintain_order=True)
    rows = compared.join(then.select(*by, *(f"last_{name}" for name in _LAST)), on=by, how="left", maintain_order="left")
    return stated(
        rows,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("last_value"), columns("last_")),
        subject=pl.col("subject"),
        digits=pl.col("decimals"),
        formula=pl.format("{}年度公开说明的年末{}", pl.col("fiscal_year") - 1, "last_said"),
        silent=first_reason(
            pl.col("no_last"),
            reason_if(pl.col("last_cited").is_null(), "上年的公开说明没有读到年末结转和结余"),
            pl.col("blocked"),
            pl.col("last_blocked"),
        ),
        at_stake=money_at_stake(pl.max_horizontal("value", "last_value"), pl.col("unit")),
        cited=pl.concat_list("cited", "last_cited"),
    )


def _quantity() -> pl.Expr:
    return pl.col("subject").replace_strict(names_by_path(), default=None, return_dtype=pl.String)
