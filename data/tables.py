"""Every table of the lake, declared once: schemas, the data dictionary and the contracts derive from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from data.audit_tables import AUDIT_TABLES
from data.columns import AMOUNT, CITED, COUNTS, EVIDENCE, REASONS, VERSIONS, Column, Table
from data.intake_tables import INTAKE_TABLES
from data.reading_tables import READING_TABLES

__all__ = [
    "AMOUNT",
    "CITED",
    "COUNTS",
    "EVIDENCE",
    "REASONS",
    "TABLES",
    "VERSIONS",
    "Column",
    "Table",
    "empty",
    "schema_of",
    "table_frame",
]

TABLES: dict[str, Table] = {table.name: table for table in (*READING_TABLES, *INTAKE_TABLES, *AUDIT_TABLES)}


def schema_of(name: str) -> pl.Schema:
    """The Polars schema of a table."""
    return TABLES[name].schema


def empty(name: str) -> pl.DataFrame:
    """The table without a row."""
    return pl.DataFrame(schema=schema_of(name))


def table_frame(name: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Rows (mappings by column name) as a frame with the declared columns, order and types.

    A column that a row does not name is null. An unknown column raises KeyError: nothing is dropped in silence.
    """
    schema = schema_of(name)
    rows = list(rows)
    unknown = set().union(*map(set, rows)) - set(schema) if rows else set()
    if unknown:
        raise KeyError(f"table {name} has no column {', '.join(sorted(unknown))}")
    return pl.DataFrame({column: [row.get(column) for row in rows] for column in schema}, schema=schema)
