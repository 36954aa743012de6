"""The parts of both sides of a table of totals, 收入 and 支出, for the checks that say that they add up."""

from __future__ import annotations

import polars as pl

from checks.prepared.cell_names import INCOME, SPENDING, TOTAL
from checks.shapes.summed_cells import Cell, part_of

_YEAR = {INCOME: "本年收入合计", SPENDING: "本年支出合计"}
_CARRIED = r"^[^/]*(?:结转|结余|弥补)[^/]*$"
_NO_KINDS = r"^(?:本年收入合计|本年支出合计|总计|合计|年初/.*|其中.*)$"


def of_the_year(side: str) -> str:
    """The row of what came or went this year."""
    return f"{side}/{_YEAR[side]}"


def kinds(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The cells of the kinds of income and spending: without totals and without what is carried over or set aside."""
    return cells.filter(~(_label().str.contains(_NO_KINDS) | _is_carried()))


def kinds_of_the_year(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The kinds, as parts of what came and went this year; in every column."""
    return part_of(kinds(cells), row=_row_of_the_year())


def total_with_carried(cells: pl.LazyFrame) -> pl.LazyFrame:
    """What came or went this year and what is carried over or set aside, as parts of 总计, where the first is printed."""
    is_year = pl.col("row") == _row_of_the_year()
    parts = cells.filter(is_year | _is_carried()).with_columns(is_year=is_year, total=_side() + "/总计")
    whole = parts.filter(pl.col("is_year").any().over("document_id", "total", "column"))
    return part_of(whole.sort("is_year", descending=True, maintain_order=True), row="total")


def sides_equal(table: str) -> dict[Cell, list[Cell]]:
    """The total of one side, of which the total of the other is all."""
    return {(table, f"{INCOME}/总计", TOTAL): [(table, f"{SPENDING}/总计", TOTAL)]}


def _side() -> pl.Expr:
    return pl.col("row").str.extract("^([^/]*)/")


def _label() -> pl.Expr:
    return pl.col("row").str.extract("^[^/]*/(.*)$")


def _is_carried() -> pl.Expr:
    return _label().str.contains(_CARRIED)


def _row_of_the_year() -> pl.Expr:
    return _side().replace_strict({side: of_the_year(side) for side in _YEAR}, default=None, return_dtype=pl.String)
