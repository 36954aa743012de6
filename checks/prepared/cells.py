"""The cells of the public tables (九张表) that print a number, each with its interval in 万元."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.collecting import collected
from checks.engine.evidence import PLACE
from checks.engine.interval import WIDE, is_exact, printed, wide
from checks.prepared.cell_names import TOTAL, column_of, plain, row_of, subject_of

CELLS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.String,
    "table": pl.String,  # 表1 to 表9
    "title": pl.String,  # of the table, as printed
    "row": pl.String,  # its name: `checks.prepared.cell_names`
    "column": pl.String,  # its name
    "code": pl.String,  # of the row
    "name": pl.String,  # of the row with this code, without its number
    "above": pl.String,  # the row that it is a part of by its code: 类 of 款, 款 of 项, 合计 of the highest; else null
    "headings": pl.String,  # those above the cell, as a path
    "subject": pl.String,
    "place": pl.String,  # where a person finds it: 支出决算表 教育支出 项目支出
    "said": pl.String,
    "value": WIDE,
    "low": WIDE,
    "high": WIDE,
    "decimals": pl.Int8,
    "cited": PLACE,
}
_TABLE = ("document_id", "table")
_NAMED = {"subject": pl.String, "leaf": pl.String, "label": pl.String, "row": pl.String, "column": pl.String}


def cells(facts: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a cell with a number, with the columns of CELLS; of a cell that stands twice the first.

    Document by document, row by row as the tables first print them, and in each row column by column. A table in 元 ties to
    a narrative in 万元, so money is in 万元.
    """
    numbers = collected(_numbers(facts, documents))
    if numbers.is_empty():
        return pl.LazyFrame(schema=CELLS)
    whose = numbers.select("table", "subject", "headings", "code", "measure")
    named = pl.DataFrame([_named(*each) for each in whose.iter_rows()], schema=_NAMED, orient="row")
    once = numbers.drop("subject").hstack(named).lazy().unique([*_TABLE, "row", "column"], keep="first", maintain_order=True)
    return _with_above(_described(once.with_row_index("at"))).select(pl.col(name).cast(dtype) for name, dtype in CELLS.items())


def _numbers(facts: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    numbers = facts.filter(pl.col("section").str.contains("^表[1-9]$"), pl.col("value").is_not_null())
    regime = documents.select("document_id", balanced=pl.col("rounding_regime") == "balanced")
    told = numbers.sort("document_id", "position").join(regime, on="document_id", how="left", maintain_order="left")
    interval = printed(pl.col("value"), pl.col("decimals"), is_exact(pl.col("unit"), pl.col("decimals")))
    reach = pl.when(pl.col("balanced").fill_null(False)).then(interval.width / wide(2)).otherwise(wide(0))
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    return told.select(
        "document_id", "subject", "measure", "said", "cited",
        table="section",
        title="table",
        headings=pl.col("column").fill_null(""),
        decimals=pl.col("decimals").fill_null(0),
        code=pl.when(pl.col("code") != "").then("code"),
        value=interval.low * scale + (interval.width / wide(2)) * scale,
        low=(interval.low - reach) * scale,
        high=(interval.high + reach) * scale,
    )  # fmt: skip


def _named(table: str, subject: str | None, headings: str, code: str | None, measure: str) -> tuple[str, ...]:
    of = subject_of(table, subject, headings)
    leaf = of.rsplit("/", 1)[-1]
    return f"{table}/{of}", leaf, plain(leaf), row_of(table, of, code), column_of(table, headings, of, measure)


def _described(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """The cells in their order, each with its place, the title of its table, and the name of the row that bears its code."""
    heading = pl.col("headings").str.extract(r"([^/]+)$")
    at = pl.col("at")
    described = numbers.with_columns(
        place=pl.concat_str("title", "leaf", heading, separator=" ", ignore_nulls=True),
        title=pl.col("title").first().over(_TABLE),
        name=pl.when(pl.col("code").is_not_null()).then(pl.col("label").first().over(*_TABLE, "code")),
        row_at=at.min().over(*_TABLE, "row"),
        column_at=at.min().over(*_TABLE, "column"),
    )
    return described.sort("row_at", "column_at")


def _with_above(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """Adds `above`: by their codes 20502 is a part of 205, and 2050201 of 20502, or of 205 where nothing stands between."""
    length = pl.col("row").str.len_chars()
    codes = numbers.select(*_TABLE, "row").filter(pl.col("row").str.contains(r"^\d+$")).unique(maintain_order=True).cache()
    begun = codes.with_columns(long=pl.int_ranges(1, length)).explode("long").drop_nulls("long")
    above = begun.select(*_TABLE, "row", above=pl.col("row").str.slice(0, pl.col("long")))
    printed_above = above.join(codes, left_on=[*_TABLE, "above"], right_on=[*_TABLE, "row"], how="semi")
    # The longest of them; of what begins alike the longest is the greatest.
    nearest = printed_above.group_by(*_TABLE, "row").agg(pl.col("above").max())
    parts = nearest.filter(length == length.min().over(*_TABLE, "above"))
    highest = codes.filter(length == length.min().over(_TABLE)).with_columns(above=pl.lit(TOTAL))
    return numbers.join(pl.concat([parts, highest]), on=[*_TABLE, "row"], how="left", maintain_order="left")
