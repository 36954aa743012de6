"""Holds a frame to the declaration of its table before a row of it is written."""

from __future__ import annotations

import polars as pl

from data.tables import EVIDENCE, TABLES, Column, Table

ROWS_SHOWN = 5


class ContractBroken(ValueError):
    """A frame is not what its table declares; nothing was written.

    table, column: where. rows: up to five of the rows at fault (mappings), empty where the whole column is at fault.
    """

    def __init__(self, table: str, column: str, problem: str, *, rows: pl.DataFrame | None = None) -> None:
        self.table, self.column = table, column
        self.rows: list[dict[str, object]] = [] if rows is None else rows.head(ROWS_SHOWN).to_dicts()
        shown = "".join(f"\n  {row}" for row in self.rows)
        count = "" if rows is None else f" ({rows.height} rows, the first {len(self.rows)} are shown)"
        super().__init__(f"table {table}, column {column}: {problem}{count}{shown}")


def as_declared(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its columns in declared order and its rows in the table's order: by document, then by key.

    Raises ContractBroken where a column is missing, unknown, of another type, null or not finite though it may not
    be, outside its closed set of values, or where two rows bear one key. KeyError where no such table is declared.
    """
    declared = TABLES[table]
    _refuse_other_columns(declared, frame)
    frame = frame.select(declared.schema.names())
    for column in declared.columns:
        _refuse_other_type(declared, column, frame)
        _refuse_null(declared, column, frame)
        _refuse_not_finite(declared, column, frame)
        _refuse_other_values(declared, column, frame)
    _refuse_repeated_key(declared, frame)
    return in_order(table, frame)


def in_order(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows by document, then by key: the same rows are the same bytes, and a document's rows lie together."""
    declared = TABLES[table]
    by = dict.fromkeys((*(["document_id"] if "document_id" in declared.schema else []), *declared.key))
    return frame.sort(list(by), nulls_last=True)


def refuse_other_documents(table: str, frame: pl.DataFrame, document_ids: list[str | None]) -> None:
    """Raises ContractBroken where a row belongs to a document that is not among those replaced."""
    ids = pl.Series(document_ids, dtype=pl.String)
    others = frame.filter(~pl.col("document_id").is_in(ids.implode(), nulls_equal=True))
    if others.height:
        raise ContractBroken(
            table, "document_id", "a row of a document that is not replaced", rows=_places(TABLES[table], others)
        )


def _refuse_other_columns(table: Table, frame: pl.DataFrame) -> None:
    for name in table.schema:
        if name not in frame.columns:
            raise ContractBroken(table.name, name, "is missing from the frame")
    for name in frame.columns:
        if name not in table.schema:
            raise ContractBroken(table.name, name, "is not declared")


def _refuse_other_type(table: Table, column: Column, frame: pl.DataFrame) -> None:
    found = frame.schema[column.name]
    if found != column.dtype:
        raise ContractBroken(table.name, column.name, f"is {found}, declared {column.dtype}")


def _refuse_null(table: Table, column: Column, frame: pl.DataFrame) -> None:
    if column.nullable:
        return
    value = pl.col(column.name)
    # A struct of nulls is no place: evidence without a start would pass as evidence.
    absent = value.is_null() | value.struct.field("start").is_null() if column.dtype == EVIDENCE else value.is_null()
    rows = frame.filter(absent)
    if rows.height:
        raise ContractBroken(table.name, column.name, "null where a value is required", rows=_places(table, rows))


def _refuse_not_finite(table: Table, column: Column, frame: pl.DataFrame) -> None:
    if not column.dtype.is_float():
        return
    # What is not defined is null with a reason; NaN and infinity would go through the forests unseen.
    rows = frame.filter(~pl.col(column.name).is_finite())
    if rows.height:
        raise ContractBroken(table.name, column.name, "not a finite number", rows=_places(table, rows, column.name))


def _refuse_other_values(table: Table, column: Column, frame: pl.DataFrame) -> None:
    if not column.values:
        return
    rows = frame.filter(~pl.col(column.name).is_in(column.values))
    if rows.height:
        raise ContractBroken(table.name, column.name, "not among the declared values", rows=_places(table, rows, column.name))


def _refuse_repeated_key(table: Table, frame: pl.DataFrame) -> None:
    key = list(table.key)
    rows = frame.filter(pl.struct(key).is_duplicated())
    if rows.height:
        raise ContractBroken(table.name, "+".join(key), "one key in several rows", rows=_places(table, rows.sort(key)))


def _places(table: Table, rows: pl.DataFrame, *more: str) -> pl.DataFrame:
    """What tells a person which rows are meant: the key, the document, and the columns asked for."""
    wanted = dict.fromkeys((*table.key, "document_id", "subject", *more))
    return rows.select(name for name in wanted if name in table.schema)
