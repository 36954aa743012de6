"""Versions of reader, judge and scoring: digests of the sources, so that nobody can forget to raise them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data import source_digest as module
from data.source_digest import source_digest


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data" / "samples").mkdir(parents=True)
    (tmp_path / "readers").mkdir()
    (tmp_path / "data" / "terms.yaml").write_text("a: b\n")
    (tmp_path / "readers" / "one.py").write_text("ONE = 1\n")
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def digest() -> str:
    source_digest.cache_clear()
    return source_digest("data", "readers")


@pytest.mark.parametrize(
    ("name", "text"),
    [("readers/one.py", "ONE = 2\n"), ("data/terms.yaml", "a: c\n"), ("readers/two.py", ""), ("readers/new/three.py", "")],
)
def test_every_change_to_a_source_is_another_version(house, name, text):
    before = digest()
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text(text)
    assert digest() != before


@pytest.mark.parametrize("name", ["data/samples/a.yaml", "readers/notes.md", "readers/__pycache__/one.cpython-311.pyc"])
def test_what_is_no_source_changes_no_version(house, name):
    before = digest()
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text("new")
    assert digest() == before


def test_a_source_that_is_moved_or_gone_is_another_version(house):
    before = digest()
    (house / "readers" / "one.py").rename(house / "readers" / "first.py")
    moved = digest()
    (house / "readers" / "first.py").unlink()
    assert len({before, moved, digest()}) == 3


def test_a_library_counts_with_its_version():
    assert source_digest("data", libraries=("lxml",)) != source_digest("data") == source_digest("data")


def test_another_process_comes_to_the_same_versions():
    names = "from disclosures.reading import READER_VERSION as a; from checks.engine.run import CHECKS_VERSION as b; print(a, b)"
    one, other = (subprocess.run([sys.executable, "-c", names], capture_output=True, text=True).stdout for _ in range(2))
    assert one == other and len(one.split()) == 2
