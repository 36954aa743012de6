"""The money of a document's forms, added up by source, one row a document."""

from __future__ import annotations

import polars as pl

from checks.interval import columns, variance

FISCAL = r"财政|拨款|安排|上级资金|本级资金"
KINDS, POTS = ("project", "overall"), ("total", "fiscal", "other")
COLUMNS = ("initial_budget", "full_year_budget", "executed")
PARTS = ("value", "low", "high", "said", "cited", "blanks", "rows", "variance")


def form_totals(fund_cells: pl.LazyFrame) -> pl.LazyFrame:
    """One row a document with forms.

    Columns: document_id, and for each kind (project: all 项目支出绩效自评表 together; overall: the first 整体支出绩效自评表),
    pot (total: 年度资金总额; fiscal: appropriations of the year; other: every other source) and column of the form
    <kind>_<pot>_<column>_value, _low, _high (the sum and its ends, 万元), _said (1.20+3.40), _cited (list), _blanks (cells
    without a number), _rows (cells), _variance. fiscal and other count only sources that are not divided further.
    """
    kept = fund_cells.filter(pl.col("form").is_in(KINDS), pl.col("is_total") | pl.col("is_leaf")).with_columns(pot=_pot())
    first = pl.col("project_id") == pl.col("project_id").first().over("document_id", "form")
    cells = kept.filter((pl.col("form") == "project") | first)
    sums = cells.group_by("document_id", "form", "pot", "column", maintain_order=True).agg(_sum())
    chosen = [
        pl.col(PARTS).filter(pl.col("form") == kind, pl.col("pot") == pot, pl.col("column") == column).first()
        .name.prefix(f"{kind}_{pot}_{column}_")
        for kind in KINDS for pot in POTS for column in COLUMNS
    ]  # fmt: skip
    return sums.group_by("document_id", maintain_order=True).agg(chosen)


def _pot() -> pl.Expr:
    """上年结转资金 is no appropriation of the year, and may be other money."""
    is_fiscal = pl.col("source").str.contains(FISCAL) & ~pl.col("source").str.contains("结转")
    return pl.when("is_total").then(pl.lit("total")).when(is_fiscal).then(pl.lit("fiscal")).otherwise(pl.lit("other"))


def _sum() -> list[pl.Expr]:
    return [
        pl.col("value").sum(),
        pl.col("low").sum(),
        pl.col("high").sum(),
        pl.col("said").drop_nulls().str.join("+"),
        pl.col("cited").drop_nulls(),
        pl.col("value").null_count().alias("blanks"),
        pl.len().alias("rows"),
        variance(columns("")).sum().alias("variance"),
    ]
