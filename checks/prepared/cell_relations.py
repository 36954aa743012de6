"""The relations of the cells of the public tables with the narrative."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from checks.accounts.grids import tables_of
from checks.accounts.narrated import named, narrated
from checks.accounts.relations import Row
from checks.engine.claims import STATED, money_scale
from checks.engine.collecting import collected
from checks.engine.interval import WIDE, is_exact, printed, wide

_SCHEMA = {"check": pl.String, **STATED}
# Built as text: a column of Decimal objects is slow to make.
_TEXT = {name: pl.String if dtype == WIDE else dtype for name, dtype in _SCHEMA.items()}
_NUMBERS = [name for name, dtype in _SCHEMA.items() if dtype == WIDE]
_OF_PROSE = (
    "document_id", "section", "subject", "measure", "value", "low", "high", "said", "place", "cited", "decimals", "blocked",
    "key", "base", "names_budget",
)  # fmt: skip
_SAID = ("amount", "final", "initial_budget", "full_year_budget", "completion_rate")


def table_numbers(facts: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """One row a number of the tables 表1 to 表9, in the order of the text; empty where documents have none.

    Columns: document_id, section, table, column, subject, code, measure, decimals, unit, said, cited of the fact, and
    value, low, high in 万元: a table in 元 ties to a narrative in 万元.
    """
    numbers = facts.filter(pl.col("section").str.contains("^表[1-9]$"), pl.col("value").is_not_null())
    regime = documents.select("document_id", balanced=pl.col("rounding_regime") == "balanced")
    told = numbers.sort("document_id", "position").join(regime, on="document_id", how="left", maintain_order="left")
    interval = printed(pl.col("value"), pl.col("decimals"), is_exact(pl.col("unit"), pl.col("decimals")))
    reach = pl.when(pl.col("balanced").fill_null(False)).then(interval.width / wide(2)).otherwise(wide(0))
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    return told.select(
        "document_id", "section", "table", "column", "subject", "code", "measure", "decimals", "unit", "said", "cited",
        value=interval.low * scale + (interval.width / wide(2)) * scale,
        low=(interval.low - reach) * scale,
        high=(interval.high + reach) * scale,
    )  # fmt: skip


def cell_relations(
    table_numbers: pl.LazyFrame, prose: pl.LazyFrame, classified: pl.LazyFrame, told_rows: pl.LazyFrame
) -> pl.LazyFrame:
    """One row a relation: the columns of a claim (`checks.engine.claims.STATED`), and check, the id of the check that states it.

    Cells are few and the forms irregular: relations are made in plain Python, document by document. Empty, and for nothing,
    where no document has cells.
    """
    rows_printed = collected(table_numbers)
    if rows_printed.is_empty():
        return pl.LazyFrame(schema=_SCHEMA)
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    numbers = prose.filter(pl.col("measure").is_in(_SAID)).with_columns(pl.col("value", "low", "high") * scale)
    said = collected(numbers.select(_OF_PROSE))
    listed = frozenset(collected(classified.select("key"))["key"])
    spoken, told = (_by_document(frame) for frame in (said, collected(told_rows)))
    rows: list[Row] = []
    for (document,), own in rows_printed.partition_by("document_id", as_dict=True, maintain_order=True).items():
        relations = _relations(own.to_dicts(), spoken.get(document, []), told.get(document, []), listed)
        rows += [row | {"document_id": document} for row in relations]
    columns = {name: [_as_text(name, row.get(name)) for row in rows] for name in _TEXT}
    return pl.LazyFrame(columns, schema=_TEXT).with_columns(pl.col(_NUMBERS).cast(WIDE))


def _as_text(name: str, value: object) -> object:
    return str(value) if name in _NUMBERS and value is not None else value


def _by_document(frame: pl.DataFrame) -> dict[object, list[Row]]:
    parts = frame.partition_by("document_id", as_dict=True, maintain_order=True)
    return {document: part.to_dicts() for (document,), part in parts.items()}


def _relations(cells: list[Row], said: list[Row], told: list[Row], listed: frozenset[object]) -> Iterator[Row]:
    tables = tables_of(cells)
    yield from narrated(tables, said, listed)
    yield from named(tables, told)
