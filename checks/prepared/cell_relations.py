"""Every relation of the cells of the public tables: within a table, between tables, and with the narrative."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from checks.accounts.between_tables import between_tables
from checks.accounts.grids import tables_of
from checks.accounts.narrated import named, narrated
from checks.accounts.relations import Row
from checks.accounts.within_tables import within_tables
from checks.engine.claims import STATED, money_scale
from checks.engine.collecting import collected
from checks.engine.interval import WIDE, wide

_SCHEMA = {"check": pl.String, **STATED}
# Built as text: a column of Decimal objects is slow to make.
_TEXT = {name: pl.String if dtype == WIDE else dtype for name, dtype in _SCHEMA.items()}
_NUMBERS = [name for name, dtype in _SCHEMA.items() if dtype == WIDE]
_OF_PROSE = (
    "document_id", "section", "subject", "measure", "value", "low", "high", "said", "place", "cited", "decimals", "blocked",
    "key", "base", "names_budget",
)  # fmt: skip
_SAID = ("amount", "final", "initial_budget", "full_year_budget", "completion_rate")


def cell_relations(cells: pl.LazyFrame, prose: pl.LazyFrame, classified: pl.LazyFrame, told_rows: pl.LazyFrame) -> pl.LazyFrame:
    """One row a relation: the columns of a claim (`checks.engine.claims.STATED`), and check, the id of the check that states it.

    Cells are few and the forms irregular: relations are made in plain Python, document by document. Empty, and for nothing,
    where no document has cells.
    """
    printed = collected(cells)
    if printed.is_empty():
        return pl.LazyFrame(schema=_SCHEMA)
    scale = money_scale(pl.col("unit")).fill_null(wide(1))
    numbers = prose.filter(pl.col("measure").is_in(_SAID)).with_columns(pl.col("value", "low", "high") * scale)
    said = collected(numbers.select(_OF_PROSE))
    listed = frozenset(collected(classified.select("key"))["key"])
    spoken, told = (_by_document(frame) for frame in (said, collected(told_rows)))
    rows: list[Row] = []
    for (document,), own in printed.partition_by("document_id", as_dict=True, maintain_order=True).items():
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
    yield from within_tables(tables)
    yield from between_tables(tables)
    yield from narrated(tables, said, listed)
    yield from named(tables, told)
