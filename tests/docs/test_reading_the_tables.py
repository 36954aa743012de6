"""docs/tables.md: what each way of reading a lake tells is the same, and the Parquet files as they lie tell more than is so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from deltalake import DeltaTable
from printed_blocks import blocks_of

from checks.engine.run import check
from data.store import Lake
from disclosures.reading import concatenated, read

ROOT = Path(__file__).parent.parent.parent
PAGE = "docs/tables.md"
PROGRAMS = [
    block.text
    for block in blocks_of(PAGE, (ROOT / PAGE).read_text(encoding="utf-8"))
    if block.language == "python" and "pyspark" not in block.text
]


@pytest.fixture(scope="module")
def findings() -> pl.DataFrame:
    """What is found in the samples."""
    samples = sorted((ROOT / "data" / "samples").glob("*.txt"))
    return check(concatenated(read(path.read_bytes(), path.name) for path in samples))["findings"]


@pytest.fixture
def folder(tmp_path: Path, findings: pl.DataFrame, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose name no address may hold as it is, with a lake in which one document was checked twice."""
    folder = tmp_path / "我的 稽核"
    folder.mkdir()
    monkeypatch.chdir(folder)
    lake = Lake(folder / "lake")
    lake.replace_documents("findings", findings, findings["document_id"].unique())
    again = findings.filter(pl.col("document_id") == one_document(findings))
    lake.replace_documents("findings", again.with_columns(check_version=pl.col("check_version") + 1), [one_document(findings)])
    return folder


def one_document(findings: pl.DataFrame) -> str:
    return findings["document_id"].drop_nulls().sort()[0]


def by_severity(findings: pl.DataFrame) -> dict[str, tuple[int, Decimal]]:
    grouped = findings.group_by("severity").agg(pl.len(), pl.sum("at_stake"))
    return {severity: (count, money) for severity, count, money in grouped.iter_rows()}


def test_polars_pandas_and_duckdb_read_the_same_by_the_programs_of_the_page(folder, findings):
    assert len(PROGRAMS) == 5
    told: dict[str, object] = {}
    exec("\n".join(PROGRAMS), told)  # the programs of the page, as a reader runs them one after the other
    expected = by_severity(findings)
    assert {row[0]: row[1:] for row in told["with_polars"].iter_rows()} == expected
    assert {row.Index: (row.finding_id, row.at_stake) for row in told["with_pandas"].itertuples()} == expected
    # In SQL the sum of nothing is null, in the others 0.
    assert {severity: (count, money or 0) for severity, count, money in told["with_duckdb"].fetchall()} == expected


def test_a_glob_over_the_files_counts_a_document_twice_that_was_checked_again_and_the_log_does_not(folder, findings):
    twice = findings.filter(pl.col("document_id") == one_document(findings)).height
    assert twice > 0
    assert pl.read_parquet("lake/findings/*.parquet").height >= findings.height + twice
    newest, before = (pl.from_arrow(DeltaTable("lake/findings", version=version).to_pyarrow_table()) for version in (2, 1))
    assert newest.height == before.height == findings.height
    assert newest["check_version"].sum() == before["check_version"].sum() + twice


def test_the_tables_want_no_more_of_a_reader_than_the_first_version_of_the_protocol(folder):
    protocol = DeltaTable("lake/findings").protocol()
    assert (protocol.min_reader_version, protocol.reader_features) == (1, None)
