"""The contract of a table as expectations, derived from its declaration: columns, types, nulls, key and closed sets of values."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.contracts.expected import COLUMNS, EQUAL, IN_SET, NOT_NULL, UNIQUE, Broken, Expected, Outcome, TableResult
from checks.contracts.expecting import outcomes
from data.tables import EVIDENCE, TABLES, Column, Table

# Polars holds every row to the same declaration when it is committed; what is published looks at so many at most.
SAMPLE = 20_000
ROWS_NAMED = 20
THERE = "有"


def contract_of(table: str) -> tuple[Expected, ...]:
    """What is expected of a table. The first two look at its columns, the others at its rows."""
    declared = TABLES[table]
    names = tuple(declared.schema.names())
    key = "、".join(declared.key)
    return (
        Expected("columns", COLUMNS, (), "各列齐全，没有多余的列", values=names),
        Expected("types", EQUAL, ("declared", "found"), "各列的类型与声明相同"),
        Expected("key", UNIQUE, declared.key, f"主键 {key} 不重复"),
        *(
            Expected(f"{column.name} not null", NOT_NULL, (column.name,), f"{column.name} 不为空", notes=column.meaning)
            for column in declared.columns
            if not column.nullable
        ),
        *(
            Expected(
                f"{column.name} in set",
                IN_SET,
                (column.name,),
                f"{column.name} 的取值在规定之内：{'、'.join(column.values)}",
                values=column.values,
                notes=column.meaning,
            )
            for column in declared.columns
            if column.values
        ),
    )


def sampled(frame: pl.DataFrame) -> pl.DataFrame:
    """At most SAMPLE rows, evenly spaced over the frame."""
    return frame.gather_every(-(-frame.height // SAMPLE)) if frame.height > SAMPLE else frame


def looked_at(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The sample with the columns that its contract asks for: words stay, of everything else only whether it is there."""
    declared = TABLES[table]
    asked = [column for column in declared.columns if _is_asked(declared, column) and column.name in frame.columns]
    return sampled(frame).select(_told(declared, column, frame.schema[column.name]) for column in asked)


def table_result(table: str, rows: int, looked: pl.DataFrame, types: Mapping[str, str]) -> TableResult:
    """The contract of a table on a batch of it.

    rows: of the batch. looked: as `looked_at` gives it. types: the names of the batch's columns with their types.
    """
    of_columns, of_rows = contract_of(table)[:2], contract_of(table)[2:]
    declared = {column.name: str(column.dtype) for column in TABLES[table].columns}
    names = list(dict.fromkeys((*declared, *types)))
    compared = {"declared": [declared.get(name) for name in names], "found": [types.get(name) for name in names]}
    found = (
        *outcomes({name: [] for name in types}, of_columns[:1]),
        *outcomes(compared, of_columns[1:]),
        *outcomes(looked.to_dict(as_series=False), of_rows),
    )
    broken = (
        _other_columns(declared, types),
        tuple(
            Broken({"column": names[row], "declared": str(compared["declared"][row]), "found": str(compared["found"][row])})
            for row in found[1].rows[:ROWS_NAMED]
        ),
        *(_broken_rows(TABLES[table], outcome, looked) for outcome in found[2:]),
    )
    return TableResult(table, rows, looked.height, found, broken)


def types_of(frame: pl.DataFrame) -> dict[str, str]:
    """The names of the columns with their types, as words."""
    return {name: str(dtype) for name, dtype in frame.schema.items()}


def _is_asked(table: Table, column: Column) -> bool:
    return bool(column.name in (*table.key, "document_id") or column.values or not column.nullable)


def _told(table: Table, column: Column, found: pl.DataType) -> pl.Expr:
    value = pl.col(column.name)
    if found == EVIDENCE:
        value = value.struct.field("start").alias(column.name)  # a struct of nulls is no place
    if column.name in (*table.key, "document_id") or column.values:
        return value
    return pl.when(value.is_not_null()).then(pl.lit(THERE)).alias(column.name)


def _other_columns(declared: Mapping[str, str], types: Mapping[str, str]) -> tuple[Broken, ...]:
    missing = [Broken({"column": name, "found": "没有此列"}) for name in declared if name not in types]
    return (*missing, *(Broken({"column": name, "found": "没有声明"}) for name in types if name not in declared))


def _broken_rows(table: Table, outcome: Outcome, looked: pl.DataFrame) -> tuple[Broken, ...]:
    told = dict.fromkeys((*table.key, "document_id", *outcome.expected.columns))
    rows = looked.select(name for name in told if name in looked.columns)[list(outcome.rows[:ROWS_NAMED])]
    return tuple(Broken({name: str(value) for name, value in row.items()}) for row in rows.iter_rows(named=True))
