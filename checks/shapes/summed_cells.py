"""Claims that a cell of the public tables is the sum of others, for the checks that say so of one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import polars as pl

from checks.engine.claims import reason_if, text
from checks.engine.interval import columns, meets, variance, wide
from checks.prepared.cell_names import TOTAL
from checks.shapes.adding import state_sum

Cell = tuple[str, str, str]  # table, row, column
NOTHING = pl.lit(None, dtype=pl.String)
BLANK = "有单元格空白或不是数，空白不作零计"
# The cell that a part belongs to.
_OF = ("of_table", "of_row", "of_column")
_BY = ("document_id", *_OF, "relation")
_OF_PART = ("document_id", "value", "low", "high", "said", "cited")
_ADDED = pl.lit(False)
_NOT_ADDED = "其中|教育收费"


def cells_add_up(cells: pl.LazyFrame, *relations: pl.LazyFrame) -> pl.LazyFrame:
    """Claims that cells are the sum of their parts; none of a cell that is blank, or whose parts all are.

    cells: see `checks.prepared.cells`. relations: rows of it as parts (`part_of`), with of_table, of_row, of_column, the cell
    that each is a part of; less, whether it is taken off; expected, how many parts a sum needs to be broken (null: none). A
    part that is blank counts as nothing: the form leaves blank what there is not.
    """
    numbered = [parts.with_columns(relation=pl.lit(number)) for number, parts in enumerate(relations)]
    sums = pl.concat(numbered).group_by(_BY, maintain_order=True).agg(_summed())
    wholes = cells.join(
        sums.filter("is_added"), left_on=["document_id", "table", "row", "column"], right_on=["document_id", *_OF],
        how="inner", maintain_order="left",
    )  # fmt: skip
    has_both = (pl.col("below_zero") | (pl.col("value") < 0)) & (pl.col("above_zero") | (pl.col("value") > 0))
    return state_sum(
        wholes.with_columns(
            pl.col("variance") + variance(columns("")),
            unit=text("万元"),
            digits="decimals",
            mixed=has_both,
            blocked=NOTHING,
            parts_blocked=reason_if(pl.col("is_blank") & ~meets(columns(""), columns("parts_")), BLANK),
        )
    )


@cache
def _summed() -> list[pl.Expr]:
    less = pl.col("less")
    is_shown = (pl.col("value") != 0) | ((~less).sum() == 1)
    added = pl.when(~less & is_shown).then("said").str.join("+")
    taken = pl.when(less).then(pl.lit("-") + pl.col("said")).str.join("")
    return [
        *(_signed(ours, its, less).sum().alias(name) for name, ours, its in _ENDS),
        pl.when(added == "").then(pl.lit("0")).otherwise(added).add(taken).alias("formula"),
        variance(columns("")).sum().alias("variance"),
        (~less).any().alias("is_added"),
        (pl.col("value") < 0).any().alias("below_zero"),
        (pl.col("value") > 0).any().alias("above_zero"),
        (pl.len() < pl.col("expected").first()).fill_null(False).alias("is_blank"),
        pl.col("cited").alias("parts_cited"),
    ]


# Of a sum, what is added, and what is taken off.
_ENDS = (("parts", "value", "value"), ("parts_low", "low", "high"), ("parts_high", "high", "low"))


def _signed(added: str, taken: str, less: pl.Expr) -> pl.Expr:
    return pl.when(less).then(wide(0) - pl.col(taken)).otherwise(added)


def part_of(
    parts: pl.LazyFrame,
    *,
    table: str = "table",
    row: pl.Expr | str = "row",
    column: pl.Expr | str = "column",
    less: pl.Expr = _ADDED,
    expected: int | None = None,
) -> pl.LazyFrame:
    """Cells as parts of a cell of their own table. row, column: its names, by expressions or columns."""
    whole = {"of_table": table, "of_row": row, "of_column": column}
    return parts.select(*_OF_PART, **whole, less=less, expected=pl.lit(expected, dtype=pl.UInt32))


def in_order(cells: pl.LazyFrame, axis: str, names: Sequence[str]) -> pl.LazyFrame:
    """The cells of the named rows or columns, in the order of the names. axis: row or column."""
    rank = pl.col(axis).replace_strict(names, range(len(names)), default=None, return_dtype=pl.Int8)
    return cells.with_columns(rank=rank).drop_nulls("rank").sort("rank", maintain_order=True).drop("rank")


def by_level(cells: pl.LazyFrame) -> pl.LazyFrame:
    """In every column the parts of a class (its sections), of a section (its items), and of the total (the classes)."""
    return part_of(cells.filter(pl.col("above").is_not_null(), ~_is_of_budget()), row="above")


def across(cells: pl.LazyFrame) -> pl.LazyFrame:
    """The parts of the total of every row: its other columns."""
    others = (pl.col("column") != TOTAL) & ~_is_of_budget() & ~pl.col("column").str.contains(_NOT_ADDED)
    return part_of(cells.filter(others), column=text(TOTAL))


def _is_of_budget() -> pl.Expr:
    return pl.col("column").str.ends_with("budget")


def named_parts(cells: pl.LazyFrame, wholes: Mapping[Cell, Sequence[Cell]]) -> pl.LazyFrame:
    """The parts of cells that are known by name, in this order."""
    rows = [(*part, *whole) for whole, parts in wholes.items() for part in parts]
    links = pl.LazyFrame(rows, schema=["table", "row", "column", *_OF], orient="row")
    found = links.join(cells, on=["table", "row", "column"], how="inner", maintain_order="left")
    return part_of(found, table="of_table", row="of_row", column="of_column")
