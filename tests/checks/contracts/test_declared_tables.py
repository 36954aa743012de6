"""The contract of every table derives from its declaration, and names the rows that break it."""

from __future__ import annotations

import polars as pl
import pytest

from checks.contracts import declared_tables
from checks.contracts.declared_tables import contract_of, looked_at, sampled, table_result, types_of
from checks.contracts.expected import TableResult
from data.tables import TABLES, empty
from disclosures.reading import concatenated, read
from generator import LAYOUTS, generate


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return concatenated(read(file.text.encode(), file.file_name) for file in generate(len(LAYOUTS), seed=2))


def result_of(table: str, frame: pl.DataFrame) -> TableResult:
    return table_result(table, frame.height, looked_at(table, frame), types_of(frame))


# What indicators say in other ways, and what is known of documents only beside others.
NULL = ("indicators", "documents")


def broken_in(result: TableResult) -> dict[str, list[dict[str, str]]]:
    """The keys of the broken rows by expectation."""
    named = zip(result.outcomes, result.broken, strict=True)
    return {outcome.expected.name: [row.key for row in rows] for outcome, rows in named if outcome.met is False}


@pytest.mark.parametrize("table", TABLES)
def test_every_declared_column_is_expected(table):
    names = {expected.name for expected in contract_of(table)}
    assert len(names) == len(contract_of(table))
    for column in TABLES[table].columns:
        assert (f"{column.name} not null" in names) is not column.nullable
        assert (f"{column.name} in set" in names) is bool(column.values)


def test_what_is_read_meets_its_contract(tables):
    for table, frame in tables.items():
        result = result_of(table, frame)
        assert result.met, broken_in(result)
        assert result.rows == result.sampled == frame.height
        # A column without a single value, and a table without rows, are not looked at; they are no success.
        assert all(outcome.met is not None for outcome in result.outcomes) or frame.is_empty() or table in NULL


def test_a_table_without_rows_has_its_columns_looked_at_and_nothing_else():
    outcomes = result_of("facts", empty("facts")).outcomes
    assert [outcome.met for outcome in outcomes[:2]] == [True, True]
    assert {outcome.met for outcome in outcomes[2:]} == {None}


def test_a_value_outside_its_set_names_its_rows(tables):
    first = pl.int_range(pl.len()) == 1
    facts = tables["facts"].with_columns(measure=pl.when(first).then(pl.lit("money")).otherwise("measure"))
    row = facts.row(1, named=True)
    key = {name: row[name] for name in ("fact_id", "document_id", "measure")}
    assert broken_in(result_of("facts", facts)) == {"measure in set": [key]}


def test_nulls_and_evidence_without_a_place_name_their_rows(tables):
    first = pl.int_range(pl.len()) == 0
    nowhere = pl.lit({"page": None, "start": None, "end": None, "quote": None, "box": None}, dtype=declared_tables.EVIDENCE)
    facts = tables["facts"].with_columns(
        as_printed=pl.when(~first).then("as_printed"), evidence=pl.when(first).then(nowhere).otherwise("evidence")
    )
    broken = broken_in(result_of("facts", facts))
    assert set(broken) == {"as_printed not null", "evidence not null"}
    assert all([row["fact_id"] for row in rows] == [facts["fact_id"][0]] for rows in broken.values())


def test_a_repeated_key_names_both_rows(tables):
    broken = broken_in(result_of("facts", pl.concat([tables["facts"], tables["facts"].head(1)])))
    assert [row["fact_id"] for row in broken["key"]] == [tables["facts"]["fact_id"][0]] * 2


def test_columns_and_types_are_named(tables):
    facts = tables["facts"].drop("unit").with_columns(pl.col("value").cast(pl.Float64), extra=1)
    broken = broken_in(result_of("facts", facts))
    assert broken["columns"] == [{"column": "unit", "found": "没有此列"}, {"column": "extra", "found": "没有声明"}]
    assert {row["column"]: row["found"] for row in broken["types"]} == {"value": "Float64", "unit": "None", "extra": "Int32"}


def test_a_large_batch_is_sampled_evenly(monkeypatch):
    monkeypatch.setattr(declared_tables, "SAMPLE", 10)
    frame = pl.DataFrame({"number": range(25)})
    assert sampled(frame)["number"].to_list() == list(range(0, 25, 3))
    assert sampled(frame.head(10)).height == 10
