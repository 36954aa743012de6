"""A disk that is full while a run writes: a sentence, a row, and the same results once there is room."""

from __future__ import annotations

import errno
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from disclosures_made_up import FALSE_TOTAL, disclosure

from data.free_space import is_of_a_full_disk, require_room
from data.store import Lake

SIZES = (160, 320)  # kilobytes: no room for the first table, and none for what is checked
AMPLE = "16m"


@pytest.fixture
def disk(tmp_path: Path):
    """A small disk of its own; gives its folder and what sets its size."""
    folder = tmp_path / "盘"
    folder.mkdir()

    def mount(*options: str) -> bool:
        return subprocess.run(["mount", *options, str(folder)], capture_output=True).returncode == 0

    if shutil.which("mount") is None or not mount("-t", "tmpfs", "-o", "size=64k", "tmpfs"):
        pytest.skip("no rights here to mount a small disk")
    yield folder, lambda size: mount("-o", f"remount,size={size}")
    subprocess.run(["umount", str(folder)], check=True)


def test_a_run_that_fills_the_disk_says_so_and_the_next_one_goes_on(disk, tmp_path, jihe):
    folder, resize = disk
    (tmp_path / "甲.txt").write_text(disclosure("昌远县商务局", total=FALSE_TOTAL), encoding="utf-8")
    for size in SIZES:
        assert resize(f"{size}k")
        done = jihe("audit", "甲.txt", "--lake", folder / "湖", cwd=tmp_path)
        assert done.returncode == 3 and "磁盘已满）：请腾出空间后重新运行" in done.stderr
        assert "panicked" not in done.stderr and "Traceback" not in done.stderr
    assert resize(AMPLE)
    done = jihe("audit", "甲.txt", "--lake", folder / "湖", cwd=tmp_path)
    assert done.returncode == 0 and Lake(folder / "湖").at_last_run("findings").collect()["check_id"].to_list()
    assert "磁盘已满" in jihe("status", "--lake", folder / "湖", cwd=tmp_path).stdout


def test_a_table_that_finds_no_room_is_not_begun(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1024 * 1024))
    require_room(tmp_path / "neu" / "lake", 1024 * 1024)
    require_room("s3://bucket/lake", 1024**4)
    with pytest.raises(OSError) as full:
        require_room(tmp_path / "neu" / "lake", 16 * 1024 * 1024)
    assert full.value.errno == errno.ENOSPC and full.value.filename == str(tmp_path)


def test_the_words_of_libraries_are_known_for_a_full_disk():
    said = RuntimeError("Generic LocalFileSystem error: Unable to copy data to file: No space left on device (os error 28)")
    caused = RuntimeError("not written")
    caused.__cause__ = OSError(errno.EDQUOT, "Disk quota exceeded")
    assert is_of_a_full_disk(said) and is_of_a_full_disk(caused)
    assert not is_of_a_full_disk(OSError(errno.EACCES, "Permission denied"))
