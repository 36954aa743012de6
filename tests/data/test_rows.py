"""The rows that Python reads are those that the tables declare."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import polars as pl
import pytest

from data import rows
from data.columns import CITED, COUNTS, EVIDENCE, REASONS
from data.rows import (
    AuditedRow,
    CitedRow,
    CountRow,
    DocumentRow,
    EvidenceRow,
    FindingRow,
    ListedRow,
    RankedRow,
    ReadRow,
    ReasonRow,
    TitledRow,
    UnreadRow,
    rows_of,
)
from data.tables import schema_of

# The columns that each kind of row is read of.
READ_OF: dict[Any, dict[str, Any]] = {
    EvidenceRow: dict(EVIDENCE),
    CitedRow: dict(CITED.inner),
    ReasonRow: dict(REASONS.inner),
    RankedRow: dict(schema_of("scores")),
    TitledRow: dict(schema_of("documents")),
    # Whether it is new is no column of the lake.
    FindingRow: {**schema_of("findings"), "is_new": pl.Boolean()},
    DocumentRow: dict(schema_of("documents")),
    ListedRow: dict(schema_of("documents")),
    AuditedRow: dict(schema_of("documents")),
    ReadRow: dict(schema_of("documents")),
    CountRow: dict(COUNTS.inner),
    UnreadRow: dict(schema_of("unread")),
}


def python_of(dtype: Any) -> Any:
    """The Python type of a column's values that are not null; that of the elements in a list."""
    if isinstance(dtype, pl.List):
        return list, python_of(dtype.inner)
    return next((kind for kind, names in READ_OF.items() if isinstance(dtype, pl.Struct) and names == dict(dtype)), None) or {
        "String": str, "Int32": int, "Int64": int, "Float64": float, "Boolean": bool, "Date": date,
    }.get(str(dtype), Decimal)  # fmt: skip


def said_of(hint: Any) -> Any:
    """A type without its None, a list as `python_of` gives it."""
    (kind,) = [each for each in (get_args(hint) if get_origin(hint) is not list else ()) if each is not type(None)] or [hint]
    return (list, get_args(kind)[0]) if get_origin(kind) is list else kind


def test_every_kind_of_row_is_read_of_a_table():
    assert {kind for name, kind in vars(rows).items() if is_typeddict(kind) and not name.startswith("_")} == set(READ_OF)


@pytest.mark.parametrize("kind", READ_OF, ids=lambda kind: kind.__name__)
def test_a_row_holds_columns_that_are_declared_in_their_types(kind):
    said = {name: said_of(hint) for name, hint in get_type_hints(kind).items()}
    assert said == {name: python_of(dtype) for name, dtype in READ_OF[kind].items() if name in said}


def test_rows_come_as_they_stand():
    frame = pl.DataFrame({"unit_name": ["示例局"], "fiscal_year": [2024], "file_name": ["示例.txt"], "further": [1]})
    assert [row["unit_name"] for row in rows_of(frame, TitledRow)] == ["示例局"]


def test_a_frame_that_lacks_a_column_is_refused_by_its_name():
    with pytest.raises(KeyError, match="TitledRow has file_name, fiscal_year"):
        rows_of(pl.DataFrame({"unit_name": ["示例局"]}), TitledRow)
