"""Reading files: whatever one document does to its reader, it is a row that says so, and the others are read."""

from __future__ import annotations

import time

import pytest
from disclosures_made_up import disclosure

from data.records import document_id_of
from data.tables import TABLES
from flows import reading
from flows.given import File
from flows.processes.workers import Limits, Lost
from flows.reading import NO_READER, read_files, read_in_time

AMPLE = 120  # seconds, for what takes less than one where nothing else is at work
FREE = Limits(AMPLE, 0)


def a_file(folder, name: str, content: bytes) -> File:
    (folder / name).write_bytes(content)
    return File(str(folder / name), name, document_id_of(content), len(content))


def test_documents_read_in_workers_are_those_read_here(tmp_path):
    files = [a_file(tmp_path, f"{number}.txt", disclosure(f"第{number}局").encode()) for number in range(reading.FEW_DOCUMENTS)]
    there = {frames["documents"]["document_id"].item(): frames for frames in read_files(files, workers=2, seconds=AMPLE)}
    for file in files:
        here = read_in_time(file, FREE)
        for name in reading.READING_TABLES:
            key = list(TABLES[name].key)
            assert there[file.document_id][name].sort(key).equals(here[name].sort(key)), (file.name, name)


@pytest.mark.parametrize(
    ("name", "content", "here"),
    [
        ("a.txt", disclosure().encode(), True),
        ("a.pdf", disclosure().encode("gb18030"), True),  # the content counts, and not the name
        ("empty.txt", b"", True),
        ("long.txt", b"1" * (reading.MOST_PLAIN + 1), False),
        ("a.pdf", b"%PDF-1.4", False),
        ("a.txt", b"PK\x03\x04", False),
        ("a.xls", b"\xd0\xcf\x11\xe0", False),
        ("a.rtf", b"{\\rtf1", False),
        ("a.txt", "<html><p>收入".encode(), False),
        ("a.md", "收入\n<table><tr><td>1</td></tr></table>".encode(), False),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>1", False),
    ],
)
def test_only_short_plain_text_is_read_in_this_process(tmp_path, monkeypatch, name, content, here):
    given = []

    def done_by(_function, files, **_options):
        given.extend(files)
        return iter(())

    monkeypatch.setattr(reading, "done_by", done_by)
    file = a_file(tmp_path, name, content)
    assert len(list(read_files([file], workers=2, seconds=AMPLE))) == here
    assert given == ([] if here else [file])


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (Lost("died", -11), ["意外终止", "SIGSEGV", "另存"]),
        (Lost("died", 3), ["意外终止", "代码 3"]),
        (Lost("slow"), ["超过 7 秒", "document_seconds"]),
        (Lost("large"), ["超过 300 MB", "document_memory_megabytes"]),
    ],
)
def test_a_document_that_is_lost_with_its_reader_is_a_row_that_says_so(tmp_path, monkeypatch, lost, words):
    file = a_file(tmp_path, "a.pdf", b"%PDF-1.4")
    monkeypatch.setattr(reading, "done_by", lambda *_, **__: iter([(file, lost)]))
    (frames,) = read_files([file], workers=2, seconds=7, megabytes=300)
    (row,) = frames["documents"].iter_rows(named=True)
    assert (row["document_id"], row["kind"], row["reader_version"]) == (file.document_id, "other", NO_READER)
    assert all(word in frames["unread"]["reason"].item() for word in words)
    assert all(frames[name].is_empty() for name in ("facts", "projects", "indicators"))


def catching_all_that_files_do(*_: object) -> None:
    try:
        time.sleep(AMPLE)
    except (OSError, Exception):
        time.sleep(AMPLE)


@pytest.mark.parametrize(
    ("act", "seconds", "words"),
    [
        (catching_all_that_files_do, 1, "超过 1 秒"),
        (lambda *_: time.sleep(AMPLE), 1, "超过 1 秒"),
        (lambda *_: 1 / 0, AMPLE, "ZeroDivisionError"),
        (lambda *_: [] * int("x"), AMPLE, "ValueError"),
        (lambda *_: bytearray(1 << 60), AMPLE, "内存超过 300 MB"),
    ],
)
def test_a_reader_that_fails_or_takes_too_long_is_a_row_that_says_so(tmp_path, monkeypatch, act, seconds, words):
    monkeypatch.setattr(reading, "read", act)
    frames = read_in_time(a_file(tmp_path, "a.txt", b"x"), Limits(seconds, 300))
    assert words in frames["unread"]["reason"].item()
    assert {name: frame.schema for name, frame in frames.items()} == {
        name: TABLES[name].schema for name in reading.READING_TABLES
    }


def test_a_file_that_changes_while_it_is_read_is_not_taken_for_the_old_one(tmp_path):
    file = a_file(tmp_path, "a.txt", disclosure().encode())
    (tmp_path / "a.txt").write_text(disclosure("别的局"), encoding="utf-8")
    assert "被改动" in read_in_time(file, FREE)["unread"]["reason"].item()
