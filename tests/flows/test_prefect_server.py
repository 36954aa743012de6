"""Prefect's server is open to its own run alone: on the loopback, and with a password."""

from __future__ import annotations

import os
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from dataclasses import dataclass

import pytest

from flows.processes.prefect_database import BESIDE, NAME, usable_database
from flows.processes.prefect_server import prefect_server


@dataclass(frozen=True)
class Served:
    """What a server that was asked once, without its password, answered, and the database that it left."""

    address: str
    answer: int
    database: bytes


@pytest.fixture(scope="module")
def served(home) -> Served:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ.copy())
        with prefect_server(home / "whole", say=pytest.fail):
            address, answer = os.environ["PREFECT_API_URL"], answer_without_password()
    with closing(sqlite3.connect(home / "whole" / NAME)) as known:
        known.execute("PRAGMA journal_mode = DELETE")
    return Served(address, answer, (home / "whole" / NAME).read_bytes())


@pytest.fixture
def database(served) -> bytes:
    """A database of Prefect's that is in order."""
    return served.database


def answer_without_password() -> int:
    # The first request waits in the queue until the server has started.
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{os.environ['PREFECT_API_URL']}/admin/version", timeout=240)
    return refused.value.code


def test_the_server_listens_on_the_loopback_and_asks_for_the_password(served):
    assert urllib.parse.urlparse(served.address).hostname == "127.0.0.1"
    assert served.answer == 401


def test_the_settings_of_a_users_own_prefect_are_not_taken_over(home, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy() | {"PREFECT_API_KEY": "theirs", "PREFECT_LOGGING_LEVEL": "DEBUG"})
    with prefect_server(home / ".cache" / "jihe" / "prefect", say=pytest.fail):
        assert "PREFECT_API_KEY" not in os.environ and os.environ["PREFECT_LOGGING_LEVEL"] == "CRITICAL"
        assert os.environ["DO_NOT_TRACK"] == "1" and os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert os.environ["PREFECT_RESULTS_DEFAULT_SERIALIZER"] == "json"


def cut_off(path, content):
    path.write_bytes(content[: len(content) // 2])


def no_database(path, content):
    path.write_bytes(b"no database at all" * 1000)


def overwritten(path, content):
    middle = len(content) // 2
    path.write_bytes(content[: middle - 50_000] + bytes(range(256)) * 400 + content[middle + 52_400 :])


def of_a_later_version(path, content):
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as known:
        known.execute("UPDATE alembic_version SET version_num = 'ffffffffffff'")
        known.commit()


def a_folder(path, content):
    path.mkdir()


@pytest.mark.parametrize("damage", [cut_off, no_database, overwritten, a_folder])
def test_a_database_that_cannot_be_used_is_set_aside_and_named(tmp_path, database, damage):
    damage(tmp_path / NAME, database)
    path, said = usable_database(tmp_path)
    kept = [each.name for each in tmp_path.iterdir()]
    assert path == tmp_path / NAME and not path.exists()
    assert len(kept) == 1 and kept[0].startswith(f"{NAME}.damaged-") and f"“{kept[0]}”" in said


def test_a_database_that_another_program_holds_is_left_to_it(tmp_path, monkeypatch, database):
    monkeypatch.setattr("flows.processes.prefect_database.PATIENCE", 0.1)
    (tmp_path / NAME).write_bytes(database)
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        path, said = usable_database(tmp_path)
    assert path == tmp_path / BESIDE and BESIDE in said
    assert (tmp_path / NAME).read_bytes() == database
    assert usable_database(tmp_path) == (tmp_path / NAME, "")


@pytest.mark.slow
def test_a_server_that_cannot_start_on_its_database_starts_on_a_new_one(tmp_path, monkeypatch, database):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    of_a_later_version(tmp_path / NAME, database)
    assert usable_database(tmp_path) == (tmp_path / NAME, "")
    said = []
    with prefect_server(tmp_path, say=said.append):
        assert answer_without_password() == 401
    assert len(said) == 1 and any(f"“{path.name}”" in said[0] for path in tmp_path.glob(f"{NAME}.damaged-*"))
