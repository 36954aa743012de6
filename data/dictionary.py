"""The data dictionary: docs/tables.md, written from the declarations. `python -m data.dictionary` writes it again."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data.tables import CITED, COUNTS, EVIDENCE, REASONS, TABLES, VERSIONS, Column, Table

DICTIONARY = Path(__file__).parent.parent / "docs" / "tables.md"

# Types with many fields have a name, explained once.
NAMED_TYPES: dict[str, tuple[pl.DataType, str]] = {
    "Evidence": (
        EVIDENCE,
        "Where a value is printed. `start` and `end` are code-point offsets into `documents.text`, half-open, and "
        "`quote` is exactly `text[start:end]`; `page` counts from 1, null where the source has no pages; `box` is "
        "`[x0, top, x1, bottom]` in points, null where the source is no PDF.",
    ),
    "Cited": (
        CITED,
        "The places that a claim or finding rests on: Evidence with the `role` of each place and its `document_id`.",
    ),
    "Reasons": (
        REASONS,
        "The features that make a score: the value beside the median and range of its peers, and its share of the score.",
    ),
    "Versions": (VERSIONS, "Tables with the version (a Delta version number) that a run read or left."),
    "Counts": (COUNTS, "Named counts: how many of each."),
}

HEAD = """\
# The tables of the lake

<!-- Written by `uv run python -m data.dictionary` from data/tables.py: change the declarations, not this file. -->

`<lake>/<table>` is one Delta table: Parquet files, and a log `_delta_log` that tells which of them count. An audit makes them:

    uv run jihe audit data/samples

Jihe's own door gives lazy Polars frames:

```python
from data.store import Lake

lake = Lake("lake")
lake.at_last_run("findings").collect()  # the version that the last completed run names
lake.scan("findings", 1).collect()  # version 1
```

**Never read the Parquet files of a table as they lie there.** Where a document is checked again, or a file is taken out, the
files with the rows of before stay on disk, so that older versions can be read: a glob over `*.parquet` counts them twice. Only
the log tells which count. All that follows goes by the log, and wants nothing of Jihe:

```python
from deltalake import DeltaTable

findings = DeltaTable("lake/findings")  # version=1: as a run left it, whose row of `runs` names the version
```

Polars (`pl.scan_delta` is lazy, but does not find a lake in a folder with Chinese characters or spaces in its path):

```python
import polars as pl

with_polars = pl.from_arrow(findings.to_pyarrow_table()).group_by("severity").agg(pl.len(), pl.sum("at_stake"))
```

pandas, where money is `decimal.Decimal` and stays exact:

```python
with_pandas = findings.to_pandas().groupby("severity").agg({"finding_id": "count", "at_stake": "sum"})
```

DuckDB (`uv run --with duckdb python`), which reads a Python variable as a table, and of it only what the query asks for:

```python
import duckdb

rows = findings.to_pyarrow_dataset()
with_duckdb = duckdb.sql("select severity, count(*), sum(at_stake) from rows group by severity")
```

Spark, with Java and the package `delta-spark` of its own version:

```python
from delta import configure_spark_with_delta_pip
from pyspark.sql import SparkSession

builder = SparkSession.builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension").config(
    "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"
)
spark = configure_spark_with_delta_pip(builder).getOrCreate()
spark.read.format("delta").load("lake/findings").groupBy("severity").sum("at_stake").show()
```

The tests run all of these but Spark, whose Delta library comes from a Maven repository that they do not reach; the tables want
no more of a reader than version 1 of Delta's protocol, and that is tested.

Money and percentages are `Decimal(20, 6)`, in the unit that the row names; null means "not printed" or "not known",
never zero. No table but `runs` holds a time of day. Rows have no order that may be relied on: sort by the key.
"""


def dictionary() -> str:
    """The whole of docs/tables.md."""
    return "\n".join([HEAD, *_index(), *_types(), *(line for table in TABLES.values() for line in _section(table))])


def _index() -> list[str]:
    rows = [f"| [{table.name}](#{table.name}) | {table.row_is} | {_key(table)} |" for table in TABLES.values()]
    return ["| table | one row is | key |", "|---|---|---|", *rows, ""]


def _types() -> list[str]:
    lines = ["## Types with a name", ""]
    for name, (dtype, meaning) in NAMED_TYPES.items():
        lines += [f"**{name}** `{_plain(dtype)}`", "", meaning, ""]
    return lines


def _section(table: Table) -> list[str]:
    head = ["| column | type | null | meaning |", "|---|---|---|---|"]
    return [f"## {table.name}", "", f"One row is {table.row_is}. Key: {_key(table)}.", "", *head, *map(_row, table.columns), ""]


def _row(column: Column) -> str:
    meaning = column.meaning.replace("|", "\\|")
    return f"| {column.name} | {type_name(column.dtype)} | {'may be' if column.nullable else 'never'} | {meaning} |"


def _key(table: Table) -> str:
    return ", ".join(f"`{name}`" for name in table.key)


def type_name(dtype: pl.DataType) -> str:
    """A type as the dictionary prints it: its own name, or that of Polars."""
    named = {meant: name for name, (meant, _) in NAMED_TYPES.items()}
    return named.get(dtype) or _plain(dtype)


def _plain(dtype: pl.DataType | pl.datatypes.DataTypeClass) -> str:
    if isinstance(dtype, pl.List):
        return f"List({_plain(dtype.inner)})"
    if isinstance(dtype, pl.Struct):
        return "{" + ", ".join(f"{field.name}: {_plain(field.dtype)}" for field in dtype.fields) + "}"
    if isinstance(dtype, pl.Decimal):
        return f"Decimal({dtype.precision}, {dtype.scale})"
    if isinstance(dtype, pl.Datetime):
        return f"Datetime({dtype.time_unit}, {dtype.time_zone})"
    return str(dtype)


if __name__ == "__main__":
    DICTIONARY.parent.mkdir(exist_ok=True)
    DICTIONARY.write_text(dictionary(), encoding="utf-8")
