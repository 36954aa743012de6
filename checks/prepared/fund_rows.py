"""The sources of money of the forms: one row a source, and one row a cell."""

from __future__ import annotations

import polars as pl

from checks.engine.interval import columns, share
from checks.prepared.intervals import is_awarded, with_intervals

COLUMNS = {"initial_budget": "年初预算数", "full_year_budget": "全年预算数", "executed": "执行数"}
NUMBERS = (*COLUMNS, "execution_rate", "weight", "score")


def fund_rows(project_funds: pl.LazyFrame, projects: pl.LazyFrame) -> pl.LazyFrame:
    """One row a source of a form: the columns of `project_funds`, form, name, place (自评表 name source), its numbers with
    _low and _high, computed_rate_low and computed_rate_high (100 * executed / full-year budget, in percent; null where the
    budget may be 0), and is_leaf: whether no row below divides it further (财政资金 above
    财政资金/本级资金 is none)."""
    named = project_funds.sort("document_id", "project_id", "position").join(
        projects.select("project_id", "form", "name"), on="project_id", how="left", maintain_order="left"
    )
    above = project_funds.select("project_id", source=pl.col("source").str.extract(r"^(.+)/[^/]+$"), is_divided=True)
    divided = named.join(above.drop_nulls().unique(), on=["project_id", "source"], how="left", maintain_order="left")
    numbers = with_intervals(divided, NUMBERS, {"score": is_awarded()})
    rate = share(columns("executed_"), columns("full_year_budget_"))
    return numbers.with_columns(
        place=pl.format("自评表 {} {}", "name", "source"),
        is_leaf=~pl.col("is_total") & pl.col("is_divided").is_null(),
        computed_rate_low=rate.low,
        computed_rate_high=rate.high,
    )


def fund_cells(fund_rows: pl.LazyFrame) -> pl.LazyFrame:
    """One row a cell of money, blank ones too (value null): document_id, project_id, form, name, source, place, is_total,
    is_leaf, column, column_name (年初预算数), value (万元), decimals, low, high, said, cited."""
    return pl.concat([_column(fund_rows, name, words) for name, words in COLUMNS.items()])


def _column(rows: pl.LazyFrame, name: str, words: str) -> pl.LazyFrame:
    return rows.select(
        "document_id", "project_id", "form", "name", "source", "place", "is_total", "is_leaf",
        column=pl.lit(name),
        column_name=pl.lit(words),
        value=name,
        decimals=f"{name}_decimals",
        low=f"{name}_low",
        high=f"{name}_high",
        said=f"{name}_said",
        cited=f"{name}_cited",
    )  # fmt: skip
