"""Rows of the tables as Python reads them: what each column holds, for the code that takes rows one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypedDict, TypeVar, cast

import polars as pl

Row = TypeVar("Row")


def rows_of(frame: pl.DataFrame, kind: type[Row]) -> Iterator[Row]:
    """The rows of a frame. kind: the TypedDict of its rows; the frame may have further columns.

    Raises KeyError where the frame lacks a column of the rows.
    """
    if lacking := vars(kind)["__required_keys__"] - set(frame.columns):
        raise KeyError(f"a {kind.__name__} has {', '.join(sorted(lacking))}, which the frame lacks")
    # Polars types its rows by no schema.
    return cast(Iterator[Row], frame.iter_rows(named=True))


class EvidenceRow(TypedDict):
    """EVIDENCE of a row: where a value is printed, nothing but nulls where the cell is blank."""

    page: int | None
    start: int | None
    end: int | None
    quote: str | None
    box: list[float] | None


class CitedRow(EvidenceRow):
    """One of the places of CITED."""

    role: str | None
    document_id: str | None


class ReasonRow(TypedDict):
    """One of REASONS."""

    feature: str
    value: float | None
    peer_median: float | None
    peer_low: float | None
    peer_high: float | None
    share: float


class RankedRow(TypedDict):
    """A row of `scores` that has a rank: of one that was refused none of these numbers is known."""

    level: str
    row_id: str
    document_id: str
    unit_name: str | None
    fiscal_year: int | None
    peer_group: str
    peer_count: int
    near_group: str | None
    near_count: int | None
    method: str
    rank: int
    percentile: float
    seed_share: float | None
    alert: bool
    reasons: list[ReasonRow] | None


class TitledRow(TypedDict):
    """What the title of a document is made of: of a row of `documents`, or of what else knows them."""

    unit_name: str | None
    fiscal_year: int | None
    file_name: str


class DocumentRow(TitledRow):
    """A row of `documents` by its id and title."""

    document_id: str


class ListedRow(TitledRow):
    """A row of `documents`, or what stands for none of them: with its kind, and the version that counts in its place."""

    kind: str
    superseded_by: str | None


class AuditedRow(DocumentRow, ListedRow):
    """A row of `documents` with what was read and checked of it."""

    numbers: int | None
    read_share: float | None
    bound_share: float | None


class _StoredFindingRow(TypedDict):
    finding_id: str
    check_id: str
    family: str
    severity: str
    document_id: str | None
    subject: str | None
    message: str
    printed: Decimal | None
    derived: Decimal | None
    difference: Decimal | None
    unit: str | None
    at_stake: Decimal | None
    cause: str | None
    evidence: list[CitedRow] | None
    rank: int
    trial: bool | None
    superseded_by: str | None
    waived_by: str | None
    waived_until: date | None
    waiver_reason: str | None


class FindingRow(_StoredFindingRow, total=False):
    """A row of `findings`. is_new: whether no run before found it, where that was asked (`reports.standings.with_news`)."""

    is_new: bool


class UnreadRow(TypedDict):
    """A row of `unread` that has a place."""

    start: int
    end: int
    page: int | None
    reason: str


class CountRow(TypedDict):
    """One of COUNTS."""

    name: str
    count: int


class ReadRow(AuditedRow):
    """A row of `documents` with how it was read."""

    kind_reason: str | None
    scope: str | None
    rounding_regime: str
    amount_unit: str | None
    ignored: list[CountRow] | None
