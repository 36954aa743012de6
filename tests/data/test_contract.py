"""What a frame must be before a row of it is written."""

from __future__ import annotations

import polars as pl
import pytest

from data.contract import ContractBroken, as_declared
from data.tables import EVIDENCE, empty, table_frame


def broken(table: str, frame: pl.DataFrame) -> ContractBroken:
    with pytest.raises(ContractBroken) as caught:
        as_declared(table, frame)
    return caught.value


def test_a_frame_as_declared_comes_back_in_order(facts):
    frame = facts("b", "a")
    assert as_declared("facts", frame.select(reversed(frame.columns))).equals(frame.sort("fact_id"))


def test_a_missing_column_is_named(facts):
    assert str(broken("facts", facts("a").drop("value"))) == "table facts, column value: is missing from the frame"


def test_an_unknown_column_is_named(facts):
    assert broken("facts", facts("a").with_columns(extra=1)).column == "extra"


def test_money_as_float_is_refused(facts):
    found = broken("facts", facts("a").with_columns(pl.col("value").cast(pl.Float64)))
    assert "column value: is Float64, declared Decimal(precision=20, scale=6)" in str(found)


def test_a_null_where_a_value_is_required_shows_five_rows_by_their_key(facts):
    found = broken("facts", facts("a", count=7).with_columns(as_printed=pl.lit(None, pl.String)))
    assert "column as_printed: null where a value is required (7 rows, the first 5 are shown)" in str(found)
    assert [row["fact_id"] for row in found.rows] == ["a-0", "a-1", "a-2", "a-3", "a-4"]


def test_a_value_outside_its_closed_set_is_refused_and_shown(facts):
    found = broken("facts", facts("a").with_columns(measure=pl.lit("money")))
    assert "column measure: not among the declared values (3 rows" in str(found)
    assert found.rows[0] == {"fact_id": "a-0", "document_id": "a", "subject": "收入总计", "measure": "money"}


def test_null_is_in_a_closed_set_where_the_column_may_be_null():
    row = {"indicator_id": "i", "project_id": "p", "document_id": "a", "position": 0}
    evidence = {"page": None, "start": 0, "end": 1, "quote": "1", "box": None}
    assert as_declared("indicators", table_frame("indicators", [row | {"evidence": evidence}])).height == 1


def test_evidence_without_a_place_is_no_evidence(facts):
    nowhere = pl.lit({"page": None, "start": None, "end": None, "quote": None, "box": None}, dtype=EVIDENCE)
    assert broken("facts", facts("a").with_columns(evidence=nowhere)).column == "evidence"


def test_two_rows_under_one_key_are_refused(facts):
    found = broken("facts", pl.concat([facts("a", count=1), facts("b", count=1), facts("a", count=1, value="2")]))
    assert [row["fact_id"] for row in found.rows] == ["a-0", "a-0"]


def test_a_key_of_several_columns_counts_as_a_whole_and_null_is_a_value():
    rows = [{"document_id": "a", "start": start, "reason": reason} for start in (1, None) for reason in ("甲", "乙")]
    assert as_declared("unread", table_frame("unread", rows)).height == 4
    assert broken("unread", table_frame("unread", [*rows, rows[-1]])).column == "document_id+start+reason"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_refused(value):
    row = {"level": "unit", "row_id": "r", "document_id": "a", "feature": "f", "value": value}
    assert broken("features", table_frame("features", [row])).column == "value"


def test_an_empty_frame_is_as_declared():
    assert as_declared("facts", empty("facts")).height == 0
