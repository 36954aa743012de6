"""The money of a document's forms, added up by source, one row a document."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import columns, variance

FISCAL, CARRIED = r"财政|拨款|安排|上级资金|本级资金", "结转"
COLUMNS = ("initial_budget", "full_year_budget", "executed")
# Kind of form, pot of money, columns: what checks ask for.
SUMS = (
    ("project", "total", COLUMNS),
    ("project", "fiscal", COLUMNS),
    ("overall", "total", COLUMNS),
    ("overall", "fiscal", COLUMNS),
    ("overall", "carried", ("executed",)),
    ("overall", "other", ("executed",)),
)
PARTS = ("value", "low", "high", "said", "cited", "blanks", "filled", "variance")
_DOCUMENT = ["document_id"]


def form_totals(projects: pl.LazyFrame, fund_cells: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document with forms: document_id, forms (number of 项目支出绩效自评表), forms_cited (their names), and for
    each of SUMS <kind>_<pot>_<column>_ with

    value, low, high  the sum and its ends, 万元; null where no cell holds a number. A source that prints 0.00 gives nothing:
                      three of them do not widen the sum of what the fourth gives
    said, cited       1.20+3.40 without the cells that print 0, and the places of all cells (a list)
    blanks, filled    number of cells without a number, and with one that is not 0
    variance          of the rounding of its numbers

    project: all 项目支出绩效自评表 together; overall: the first 整体支出绩效自评表. fiscal: appropriations of the year; carried:
    money of the year before, of whatever source; other: the rest. Rows that others divide further are left out.
    """
    cells = fund_cells.filter(pl.col("form").is_in(("project", "overall")), pl.col("is_total") | pl.col("is_leaf"))
    first = pl.col("project_id") == pl.col("project_id").first().over("document_id", "form")
    kept = cells.filter((pl.col("form") == "project") | first).with_columns(pot=_pot())
    sums = kept.group_by("document_id", "form", "pot", "column", maintain_order=True).agg(_sum())
    chosen = [_named(kind, pot, column) for kind, pot, columns_ in SUMS for column in columns_]
    ordered = projects.filter(pl.col("form") == "project").sort("document_id", "position")
    counted = ordered.group_by(_DOCUMENT, maintain_order=True)
    counts = counted.agg(pl.len().alias("forms"), forms_cited=pl.col("cited").drop_nulls())
    return sums.group_by(_DOCUMENT, maintain_order=True).agg(chosen).join(counts, on=_DOCUMENT, how="left")


def _named(kind: str, pot: str, column: str) -> pl.Expr:
    is_it = (pl.col("form") == kind) & (pl.col("pot") == pot) & (pl.col("column") == column)
    return pl.col(PARTS).filter(is_it).first().name.prefix(f"{kind}_{pot}_{column}_")


def _pot() -> pl.Expr:
    return (
        pl.when("is_total").then(pl.lit("total"))
        .when(pl.col("source").str.contains(CARRIED)).then(pl.lit("carried"))
        .when(pl.col("source").str.contains(FISCAL)).then(pl.lit("fiscal"))
        .otherwise(pl.lit("other"))
    )  # fmt: skip


def _sum() -> list[pl.Expr]:
    is_printed = pl.col("value").is_not_null().any()
    not_zero = pl.col("value") != 0
    numbers = [pl.when(is_printed).then(pl.col(name).filter(not_zero).sum()).alias(name) for name in ("value", "low", "high")]
    words = pl.col("said").filter(not_zero).str.join("+")
    return [
        *numbers,
        pl.when(words != "").then(words).otherwise(pl.col("said").drop_nulls().first()).alias("said"),
        pl.col("cited").drop_nulls(),
        pl.col("value").null_count().alias("blanks"),
        not_zero.sum().alias("filled"),
        variance(columns("")).sum().alias("variance"),
    ]
