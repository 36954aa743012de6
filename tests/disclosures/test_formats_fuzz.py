"""Files that were damaged in any way: reading never raises, never hangs, never ends its process, and never writes a file."""

from __future__ import annotations

import os
from pathlib import Path

import fuzzing
import pytest
from damaging import damaged
from fuzzing import FORMATS, fuzzed, written_while

from disclosures.reading import Reading, read
from flows.processes.workers import Lost, cores

FEW, MANY = 40, 2_500
# Other seeds give other damage; the number of a file that failed gives it again.
SEED = int(os.environ.get("JIHE_FUZZ_SEED", "1"))


def test_damaged_files_are_read_or_refused(tmp_path: Path):
    figures = fuzzed([(name, 0, number) for name in FORMATS for number in range(FEW)], folder=tmp_path, count=cores())
    assert [each.failed for each in figures.values()] == [[]] * len(FORMATS)
    assert all(each.left_behind == [] and each.states["read"] + each.states["refused"] == FEW for each in figures.values())


@pytest.mark.slow
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("quarter", range(4))
@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_damaged_files_are_read_or_refused(name: str, quarter: int, tmp_path: Path):
    works = [(name, SEED, number) for number in range(quarter * MANY, (quarter + 1) * MANY)]
    figures = fuzzed(works, folder=tmp_path, count=cores())[name]
    print(f"\n{name}: {figures}")
    assert (figures.failed, figures.left_behind) == ([], [])


def raised(*_: object) -> Reading:
    raise ValueError("甲")


def test_a_reader_that_raises_dies_or_says_nothing_has_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(fuzzing, "done_by", lambda _function, works, **_: [(work, Lost("slow")) for work in works])
    works = [("txt", 0, 0), ("txt", 0, 1)]
    figures = fuzzed(works, folder=tmp_path, count=1)["txt"]
    assert figures.states == {"failed": 2} and [work for work, _ in figures.failed] == works
    monkeypatch.setattr(fuzzing, "read", raised)
    assert fuzzing.outcome_of(b"", "甲.txt").detail == "ValueError: 甲"
    nothing = read(b"", "甲.txt")
    monkeypatch.setattr(fuzzing, "read", lambda *_: Reading(nothing.frames))
    assert fuzzing.outcome_of(b"", "甲.txt").state == "failed"


def test_damage_is_made_again_by_its_number():
    for name in FORMATS:
        sound = fuzzing.samples(name)
        assert damaged(name, sound, seed=3, number=5) == damaged(name, sound, seed=3, number=5)


def test_what_is_written_while_a_file_is_read_is_seen(tmp_path: Path):
    def write() -> Reading:
        (tmp_path / "甲").write_bytes(b"")
        return read(b"", "甲.txt")

    assert written_while(write)[1] == [str(tmp_path / "甲")]
