"""The lake: replacing, idempotence, versions, the last completed run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from deltalake import write_deltalake

from data.store import ContractBroken, Lake
from data.tables import TABLES, empty, schema_of, table_frame


def values(lake: Lake, version: int | None = None) -> dict[str, list[str]]:
    """document_id -> the printed values of its facts."""
    rows = lake.scan("facts", version).sort("fact_id").collect()
    return {key[0]: group["as_printed"].to_list() for key, group in rows.group_by("document_id", maintain_order=True)}


def run_row(run_id: str, minute: int, *, state: str = "completed", facts_version: int = 0) -> pl.DataFrame:
    at = datetime(2025, 8, 1, 3, minute, 0, 123456, tzinfo=UTC)
    return table_frame(
        "runs",
        [
            {
                "run_id": run_id,
                "started_at": at,
                "finished_at": at,
                "read_versions": [],
                "written_versions": [{"table": "facts", "version": facts_version}],
                "code_version": "0.1.0",
                "reader_version": "1",
                "checks_version": "1",
                "settings_hash": "0",
                "counts": [{"name": "documents", "count": 1}],
                "state": state,
            }
        ],
    )


def test_a_table_that_was_never_written_is_empty_and_has_no_version(lake):
    assert not lake.exists("facts")
    assert lake.version("facts") is None
    assert lake.versions() == {}
    assert lake.scan("facts").collect().equals(empty("facts"))
    assert not Path(lake.location).exists(), "looking must not create anything"


def test_a_table_that_is_not_declared_is_refused(lake):
    with pytest.raises(KeyError, match="no table 'fact' is declared"):
        lake.scan("fact")


def test_replacing_a_document_leaves_the_others(lake, facts):
    lake.replace_documents("facts", facts("a", "b", value="1"), ["a", "b"])
    lake.replace_documents("facts", facts("a", value="2", count=1), ["a"])
    assert values(lake) == {"a": ["2"], "b": ["1", "1", "1"]}


def test_a_document_without_rows_loses_its_old_ones(lake, facts):
    lake.replace_documents("facts", facts("a", "b"), ["a", "b"])
    lake.replace_documents("facts", empty("facts"), ["a"])
    assert set(values(lake)) == {"b"}


def test_each_replacement_is_one_commit(lake, facts):
    first = lake.replace_documents("facts", facts("a", "b", value="1"), ["a", "b"])
    second = lake.replace_documents("facts", facts("a", "b", value="2"), ["a", "b"])
    assert second == first + 1 == lake.version("facts")


def test_the_same_rows_again_are_no_commit(lake, facts):
    version = lake.replace_documents("facts", facts("a", "b"), ["a", "b"])
    shuffled = facts("a", "b").sample(fraction=1, shuffle=True, seed=1)
    assert lake.replace_documents("facts", shuffled, ["b", "a"]) == version
    assert lake.replace_documents("facts", facts("b"), ["b"]) == version


def test_no_rows_for_a_document_that_is_not_stored_are_no_commit_but_make_the_table(lake):
    version = lake.replace_documents("facts", empty("facts"), ["a"])
    assert lake.versions() == {"facts": version}
    assert lake.replace_documents("facts", empty("facts"), []) == version


def test_rows_lie_in_the_order_of_document_and_key(lake, facts):
    lake.replace_documents("facts", facts("b", "a").sample(fraction=1, shuffle=True, seed=2), ["a", "b"])
    assert lake.scan("facts").collect()["fact_id"].to_list() == ["a-0", "a-1", "a-2", "b-0", "b-1", "b-2"]


def test_findings_of_no_document_stay_unless_they_are_named(lake):
    def findings(*document_ids: str | None, message: str = "m") -> pl.DataFrame:
        fixed = {"check_id": "CMP", "check_version": 1, "family": "completeness", "severity": "error", "claim_id": "c"}
        rows = [
            {"finding_id": f"f{known}", "document_id": known, "message": message, "rank": 1, **fixed} for known in document_ids
        ]
        return table_frame("findings", rows)

    lake.replace_documents("findings", findings("a", "b", None), ["a", "b", None])
    lake.replace_documents("findings", findings("a", message="新"), ["a"])
    stored = lake.scan("findings").collect()
    assert set(stored["document_id"]) == {"a", "b", None}
    lake.replace_documents("findings", empty("findings"), [None])
    assert set(lake.scan("findings").collect()["document_id"]) == {"a", "b"}


def test_rows_of_a_document_that_is_not_replaced_are_refused(lake, facts):
    with pytest.raises(ContractBroken, match="a row of a document that is not replaced"):
        lake.replace_documents("facts", facts("a", "b"), ["a"])
    assert not lake.exists("facts")


def test_old_versions_are_read_again(lake, facts):
    first = lake.replace_documents("facts", facts("a", value="1"), ["a"])
    for value in range(2, 6):
        lake.replace_documents("facts", facts("a", value=str(value)), ["a"])
    assert values(lake, first) == {"a": ["1", "1", "1"]}
    assert values(lake) == {"a": ["5", "5", "5"]}


def test_replacing_all_is_idempotent(lake):
    def intake(*paths: str) -> pl.DataFrame:
        return table_frame("intake", [{"path": path, "state": "read"} for path in paths])

    first = lake.replace_all("intake", intake("a.txt", "b.txt"))
    assert lake.replace_all("intake", intake("b.txt", "a.txt")) == first
    assert lake.replace_all("intake", intake("c.txt")) == first + 1
    assert lake.scan("intake").collect()["path"].to_list() == ["c.txt"]


def test_appending_twice_stores_once_and_another_row_under_the_same_key_is_refused(lake):
    version = lake.append("runs", run_row("r1", 1))
    assert lake.append("runs", run_row("r1", 1)) == version
    with pytest.raises(ContractBroken, match="table runs, column run_id: other rows are stored"):
        lake.append("runs", run_row("r1", 2))
    assert lake.scan("runs").collect().height == 1


def test_adding_commits_without_a_look_at_what_is_stored_and_holds_rows_to_the_declaration(lake, facts):
    assert [lake.add("facts", facts(key)) for key in ("a", "b")] == [1, 2]
    assert values(lake) == {"a": ["1"] * 3, "b": ["1"] * 3}
    with pytest.raises(ContractBroken):
        lake.add("facts", facts("c").with_columns(measure=pl.lit("of no kind")))


def test_the_last_run_is_the_last_that_was_completed(lake):
    assert lake.last_run() is None
    for row in (run_row("r1", 1), run_row("r3", 3), run_row("r2", 2), run_row("r4", 4, state="failed")):
        lake.append("runs", row)
    assert lake.last_run()["run_id"] == "r3"
    assert lake.last_run()["finished_at"] == datetime(2025, 8, 1, 3, 3, 0, 123456, tzinfo=UTC)


def test_readers_see_the_versions_of_the_last_run_and_not_what_is_being_written(lake, facts):
    assert lake.at_last_run("facts").collect().equals(empty("facts"))
    version = lake.replace_documents("facts", facts("a", value="1"), ["a"])
    lake.append("runs", run_row("r1", 1, facts_version=version))
    lake.replace_documents("facts", facts("a", value="2"), ["a"])
    assert set(lake.at_last_run("facts").collect()["as_printed"]) == {"1"}
    assert lake.at_last_run("claims").collect().equals(empty("claims"))


def test_a_column_declared_later_is_null_in_what_was_written_before(lake, facts):
    before = facts("a", "b").drop("item", "clause_evidence")
    write_deltalake(f"{lake.location}/facts", before)
    assert lake.scan("facts").collect().schema == schema_of("facts")
    lake.replace_documents("facts", facts("a").with_columns(item=pl.lit("7")), ["a"])
    assert lake.scan("facts").sort("fact_id").collect()["item"].to_list() == ["7"] * 3 + [None] * 3


def test_the_log_holds_no_text_of_a_document_and_never_expires(lake):
    row = {"document_id": "a" * 64, "file_name": "甲.txt", "media_type": "text/plain", "kind": "final_accounts"}
    fixed = {"text": "机密" * 500, "rounding_regime": "unknown", "reader_version": "1"}
    lake.replace_documents("documents", table_frame("documents", [row | fixed]), ["a" * 64])
    log = "".join(file.read_text() for file in Path(lake.location).glob("documents/_delta_log/*.json"))
    assert "机密" not in log
    assert '"delta.enableExpiredLogCleanup":"false"' in log


def test_a_folder_that_delta_cannot_address_is_refused():
    for name in ("湖[1]", "a|b", "a%20b", "a\tb"):
        with pytest.raises(ValueError, match="a lake's folder may not contain"):
            Lake(f"/tmp/{name}")
    assert Lake("s3://bucket/a%20b")


def test_every_declared_table_can_be_written_empty(lake):
    for name in TABLES:
        lake.replace_all(name, empty(name))
    assert set(lake.versions()) == set(TABLES)
