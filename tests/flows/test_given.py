"""Where nothing can be written is said before the work, by name."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.refusals import Refusal
from data.store import Lake
from data.tables import empty
from flows.given import make_lake_folder

NOBODY = 65534


@pytest.fixture
def lake() -> Iterator[Path]:
    """A lake that everybody may read and only its owner may write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    Lake(folder / "lake").replace_all("units", empty("units"))
    yield folder / "lake"
    shutil.rmtree(folder)


@contextmanager
def as_somebody(folder: Path, *, read_only: tuple[str, ...]) -> Iterator[None]:
    """As a user who may not write in the folders named. Root may write everywhere: it becomes another for the while."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o777 if path.is_dir() else 0o666)
    for name in read_only:
        (folder / name).chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path in paths:
            path.chmod(0o777 if path.is_dir() else 0o666)


@pytest.mark.parametrize("name", [".", "units", "units/_delta_log"])
def test_a_folder_of_the_lake_that_is_read_only_is_named(lake, name):
    with as_somebody(lake, read_only=(name,)), pytest.raises(Refusal) as refused:
        make_lake_folder(str(lake))
    assert f"不能在“{lake / name}”写入" in str(refused.value)


def test_a_lake_that_may_be_written_is_left_as_it_is(lake):
    before = sorted(lake.rglob("*"))
    with as_somebody(lake, read_only=()):
        make_lake_folder(str(lake))
    assert sorted(lake.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_named(lake):
    with as_somebody(lake, read_only=(".",)), pytest.raises(Refusal) as refused:
        make_lake_folder(str(lake / "neu" / "lake"))
    assert str(lake / "neu" / "lake") in str(refused.value)


def test_an_object_store_is_asked_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make_lake_folder("s3://no-such-bucket/lake")
    assert list(tmp_path.iterdir()) == []
