"""The money of the forms cell by cell: every source, every column."""

from __future__ import annotations

import polars as pl

from checks.claims import cite, words_of
from checks.interval import of

COLUMNS = {"initial_budget": "年初预算数", "full_year_budget": "全年预算数", "executed": "执行数"}


def fund_cells(project_funds: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """One row a cell, blank ones too (value null): document_id, project_id, form, name, source, is_total, position,
    column, column_name (年初预算数), value (万元), decimals, low, high, said, cited, is_leaf (whether no row below
    divides it further: 财政资金 above 财政资金/本级资金 is none).
    """
    named = project_funds.join(projects.select("project_id", "form", "name"), on="project_id", how="left")
    leaves = named.with_columns(is_leaf=~pl.col("is_total") & ~_is_divided())
    return pl.concat([_column(leaves, name, words) for name, words in COLUMNS.items()])


def _is_divided() -> pl.Expr:
    """Whether another source of the form is written below this one."""
    above = pl.col("source").str.extract(r"^(.+)/[^/]+$")
    return pl.struct("project_id", "source").is_in(pl.struct("project_id", above.alias("source")).implode())


def _column(funds: pl.LazyFrame, name: str, words: str) -> pl.LazyFrame:
    interval = of(name)
    return funds.select(
        "document_id", "project_id", "form", "name", "source", "is_total", "is_leaf", "position",
        column=pl.lit(name),
        column_name=pl.lit(words),
        value=pl.col(name),
        decimals=pl.col(f"{name}_decimals"),
        low=interval.low,
        high=interval.high,
        said=words_of(f"{name}_evidence"),
        cited=cite(name, f"{name}_evidence"),
    )  # fmt: skip
