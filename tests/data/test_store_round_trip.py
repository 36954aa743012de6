"""What is written is what is read: every type of every declared table, through a Delta commit."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.contract import in_order
from data.store import Lake
from data.tables import TABLES, Column, Table, table_frame

FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
LARGEST = Decimal("99999999999999.999999")  # Decimal(20, 6): fourteen digits, a point, six digits

VALUES: dict[type[pl.DataType], st.SearchStrategy] = {
    pl.String: st.text(max_size=12),
    pl.Boolean: st.booleans(),
    pl.Int8: st.integers(-(2**7), 2**7 - 1),
    pl.Int32: st.integers(-(2**31), 2**31 - 1),
    pl.Int64: st.integers(-(2**63), 2**63 - 1),
    pl.Float64: st.floats(allow_nan=False, allow_infinity=False),
    pl.Decimal: st.decimals(-LARGEST, LARGEST, places=6),
    pl.Date: st.dates(date(1970, 1, 1), date(2200, 1, 1)),
    pl.Datetime: st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
}


def values(dtype: pl.DataType) -> st.SearchStrategy:
    if isinstance(dtype, pl.List):
        return st.lists(st.none() | values(dtype.inner), max_size=3)
    if isinstance(dtype, pl.Struct):
        fields = {field.name: st.none() | values(field.dtype) for field in dtype.fields}
        return st.fixed_dictionaries(fields | ({"start": values(pl.Int32())} if "start" in fields else {}))
    return VALUES[dtype.base_type()]


def cells(column: Column) -> st.SearchStrategy:
    drawn = st.sampled_from(column.values) if column.values else values(column.dtype)
    return st.none() | drawn if column.nullable else drawn


def frames(table: Table) -> st.SearchStrategy[pl.DataFrame]:
    rows = st.fixed_dictionaries({column.name: cells(column) for column in table.columns})
    unique = st.lists(rows, max_size=4, unique_by=lambda row: tuple(row[name] for name in table.key))
    return unique.map(lambda rows: table_frame(table.name, rows))


@MANY
@given(frames(TABLES["facts"]))
def test_facts_come_back_exactly_and_a_second_time_unchanged(frame):
    with tempfile.TemporaryDirectory() as folder:
        lake, ids = Lake(folder), frame["document_id"].to_list()
        version = lake.replace_documents("facts", frame, ids)
        stored = lake.scan("facts").collect()
        assert stored.schema == frame.schema
        assert stored.to_dicts() == in_order("facts", frame).to_dicts()
        assert lake.replace_documents("facts", frame, ids) == version


@pytest.mark.parametrize("name", TABLES)
@FEW
@given(data=st.data())
def test_every_table_comes_back_exactly(name, data):
    frame = data.draw(frames(TABLES[name]))
    with tempfile.TemporaryDirectory() as folder:
        Lake(folder).replace_all(name, frame)
        assert Lake(folder).scan(name).collect().equals(in_order(name, frame))


@MANY
@given(st.lists(st.text(max_size=8), min_size=2, max_size=4, unique=True))
def test_any_text_can_be_a_document_id(ids):
    rows = [{"document_id": known, "start": 1, "reason": "甲"} for known in ids]
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(folder)
        lake.replace_documents("unread", table_frame("unread", rows), ids)
        lake.replace_documents("unread", table_frame("unread", []), ids[:1])
        assert sorted(lake.scan("unread").collect()["document_id"]) == sorted(ids[1:])
