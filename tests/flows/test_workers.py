"""Worker processes: one that dies or is stuck costs its document and no other."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest
from disclosures_made_up import disclosure

from data.records import document_id_of
from data.tables import TABLES
from flows import reading
from flows.given import File
from flows.processes.workers import WorkersLost, done_by, worker_pool
from flows.reading import NO_READER, read_files, read_in_time

AMPLE = 120  # seconds, for what takes less than one where nothing else is at work


def double(number: int) -> int:
    """A worker's work: 13 ends the process, 14 is stuck below Python's alarms."""
    if number == 13:
        os._exit(1)
    if number == 14:
        time.sleep(AMPLE)
    return 2 * number


def test_every_work_comes_back_with_its_result():
    with worker_pool(2) as pool:
        assert dict(done_by(pool, double, range(10), patience=AMPLE)) == {number: 2 * number for number in range(10)}
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("number", "dies"), [(13, True), (14, False)])
def test_a_worker_that_dies_or_is_stuck_is_told_of_and_ended(number, dies):
    with pytest.raises(WorkersLost) as lost, worker_pool(1) as pool:
        list(done_by(pool, double, [number], patience=None if dies else 2))
    assert (lost.value.__cause__ is not None) is dies
    assert multiprocessing.active_children() == []


def a_file(folder, name: str, content: bytes) -> File:
    (folder / name).write_bytes(content)
    return File(str(folder / name), name, document_id_of(content), len(content))


def test_documents_read_in_workers_are_those_read_here(tmp_path):
    files = [a_file(tmp_path, f"{number}.txt", disclosure(f"第{number}局").encode()) for number in range(reading.FEW_DOCUMENTS)]
    there = {frames["documents"]["document_id"].item(): frames for frames in read_files(files, workers=2, seconds=AMPLE)}
    for file in files:
        here = read_in_time(file, AMPLE)
        for name in reading.READING_TABLES:
            key = list(TABLES[name].key)
            assert there[file.document_id][name].sort(key).equals(here[name].sort(key)), (file.name, name)


def test_a_document_that_dies_with_its_reader_is_a_row_that_says_so(tmp_path, monkeypatch):
    file = a_file(tmp_path, "a.txt", disclosure().encode())

    def lost(*_: object, **__: object):
        raise WorkersLost from OSError("gone")
        yield

    monkeypatch.setattr(reading, "done_by", lost)
    files = [file] * 1 + [a_file(tmp_path, f"{number}.txt", bytes(number + 1)) for number in range(12)]
    rows = [frames["documents"].row(0, named=True) for frames in read_files(files, workers=2, seconds=AMPLE)]
    assert [row["document_id"] for row in rows] == [each.document_id for each in files]
    assert {row["kind"] for row in rows} == {"other"} and {row["reader_version"] for row in rows} == {NO_READER}


@pytest.mark.parametrize(
    ("act", "seconds", "words"),
    [
        (lambda *_: time.sleep(AMPLE), 1, "超过 1 秒"),
        (lambda *_: 1 / 0, AMPLE, "ZeroDivisionError"),
        (lambda *_: [] * int("x"), AMPLE, "ValueError"),
    ],
)
def test_a_reader_that_fails_or_takes_too_long_is_a_row_that_says_so(tmp_path, monkeypatch, act, seconds, words):
    monkeypatch.setattr(reading, "read", act)
    frames = read_in_time(a_file(tmp_path, "a.txt", b"x"), seconds)
    assert words in frames["unread"]["reason"].item()
    assert {name: frame.schema for name, frame in frames.items()} == {
        name: TABLES[name].schema for name in reading.READING_TABLES
    }


def test_a_file_that_changes_while_it_is_read_is_not_taken_for_the_old_one(tmp_path):
    file = a_file(tmp_path, "a.txt", disclosure().encode())
    (tmp_path / "a.txt").write_text(disclosure("别的局"), encoding="utf-8")
    assert "被改动" in read_in_time(file, AMPLE)["unread"]["reason"].item()
