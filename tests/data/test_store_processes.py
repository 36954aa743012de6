"""Several processes at one lake, and processes that are killed: real ones, on a real folder."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from data.store import Lake, LakeBusy

PATIENCE = 120  # seconds, for a process that takes two where nothing else is at work

# Replaces its documents round after round with the facts of `value` 0, 1, 2 ...; says so once it has begun.
WRITER = """
import sys
from decimal import Decimal
from data.store import Lake
from data.tables import table_frame

location, document_ids, rounds = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3])
fixed = {"section": "一", "subject": "s", "measure": "amount", "qualifier": "exact", "position": 0}
evidence = {"page": None, "start": 0, "end": 1, "quote": "1", "box": None}
for value in range(rounds):
    rows = [
        {"fact_id": f"{known}-{i}", "document_id": known, "value": Decimal(value), "as_printed": str(value)}
        | fixed | {"evidence": evidence}
        for known in document_ids for i in range(50)
    ]
    Lake(location).replace_documents("facts", table_frame("facts", rows), document_ids)
    if value == 0:
        print("begun", flush=True)
"""

# Dies after the Parquet file is written and before the commit, as by a power cut.
DIES_BEFORE_COMMIT = (
    """
import os, signal
from pathlib import Path
import data.store

def write_and_die(delta, frame, **how):
    frame.write_parquet(Path(data.store.unquote(delta.file_uris()[0])).parent / "part-00000-half.zstd.parquet")
    os.kill(os.getpid(), signal.SIGKILL)

data.store.write_deltalake = write_and_die
"""
    + WRITER
)


def writer(lake: Lake, document_ids: str, rounds: int, *, code: str = WRITER) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, str(lake.location), document_ids, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def stored(lake: Lake) -> dict[str, tuple[int, int]]:
    """document_id -> how many facts, and how many different values they have."""
    counted = lake.scan("facts").group_by("document_id").agg(pl.len(), pl.col("as_printed").n_unique()).collect()
    return {document_id: (rows, kinds) for document_id, rows, kinds in counted.iter_rows()}


def test_two_writers_of_different_documents_both_win(lake):
    # Both also race to create the table.
    rounds = 15
    writers = [writer(lake, "a", rounds), writer(lake, "b", rounds)]
    assert [process.wait(PATIENCE) for process in writers] == [0, 0]
    last = lake.scan("facts").select("document_id", "as_printed").unique().collect()
    assert dict(last.iter_rows()) == {"a": str(rounds - 1), "b": str(rounds - 1)}
    assert stored(lake) == {"a": (50, 1), "b": (50, 1)}
    assert lake.version("facts") == 2 * rounds, "one commit a replacement, after the one that made the table"


def test_two_writers_of_the_same_document_leave_the_rows_of_one(lake):
    writers = [writer(lake, "a", 10), writer(lake, "a", 10)]
    assert [process.wait(PATIENCE) for process in writers] == [0, 0]
    assert stored(lake) == {"a": (50, 1)}


def test_a_writer_that_is_always_overtaken_says_so(lake, facts, monkeypatch):
    lake.replace_documents("facts", facts("a"), ["a"])
    other, created = Lake(lake.location), Lake._created

    def overtaken(self: Lake, table: str):
        delta = created(self, table)
        if self is not other:
            number = str(delta.version())
            other.replace_documents("facts", facts("b", value=number), ["b"])
        return delta

    monkeypatch.setattr(Lake, "_created", overtaken)
    monkeypatch.setattr("data.store.LONGEST_PAUSE", 0)
    with pytest.raises(LakeBusy, match="table facts: other writers overtook 12 attempts to commit; run it again"):
        lake.replace_documents("facts", facts("a", value="2"), ["a"])
    assert set(lake.scan("facts").filter(pl.col("document_id") == "a").collect()["as_printed"]) == {"1"}


def test_a_death_between_the_file_and_its_commit_leaves_the_old_version(lake, facts):
    version = lake.replace_documents("facts", facts("a", "b"), ["a", "b"])
    assert writer(lake, "a,b", 1, code=DIES_BEFORE_COMMIT).wait(PATIENCE) == -signal.SIGKILL
    assert list(Path(lake.location).glob("facts/*half*.parquet")), "the file without a commit is there"
    assert lake.version("facts") == version
    assert stored(lake) == {"a": (3, 1), "b": (3, 1)}
    assert lake.replace_documents("facts", facts("a", value="2"), ["a"]) == version + 1


def test_a_commit_file_that_was_not_finished_is_not_seen(lake, facts):
    version = lake.replace_documents("facts", facts("a"), ["a"])
    (Path(lake.location) / "facts/_delta_log/_commit_0000.json.tmp").write_text('{"add":{"path":"half')
    assert lake.version("facts") == version
    assert lake.replace_documents("facts", facts("a", value="2"), ["a"]) == version + 1


def test_a_writer_killed_at_any_moment_leaves_whole_commits(lake):
    moments = random.Random(7)
    for _ in range(5):
        process = writer(lake, "a,b", 10_000)
        assert process.stdout.readline() == "begun\n"
        time.sleep(moments.uniform(0, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
        rows = lake.scan("facts").collect()
        assert rows.height == 100
        assert rows["as_printed"].n_unique() == 1, "both documents are of one commit"
