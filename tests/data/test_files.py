"""Listing and reading the files that are given; every obstacle is a sentence with its path and a remedy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from data.files import Problem, read_bytes, source_files, write_whole

# As a user without rights: the tests may run as root, whom nothing is forbidden.
AS_NOBODY = """
import json, os, sys
from data.files import Problem, read_bytes, source_files
os.setgid(65534)
os.setuid(65534)
listed = [[file.relative, file.problem and file.problem.sentence] for file in source_files([sys.argv[1]])]
content = read_bytes(sys.argv[2])
print(json.dumps([listed, content.sentence if isinstance(content, Problem) else "bytes"]))
"""


def written(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def no_room(*_: object) -> None:
    raise OSError("full")


def relatives(*paths: Path) -> list[str]:
    return [file.relative for file in source_files(paths)]


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path):
    written(tmp_path, "乙.txt", "b/2.pdf", "b/1.pdf", "a.txt", ".git/x", "b/.DS_Store", "b/~$1.docx")
    assert relatives(tmp_path) == ["a.txt", "b/1.pdf", "b/2.pdf", "乙.txt"]


def test_a_file_that_is_given_goes_by_its_name_even_when_it_is_hidden(tmp_path):
    written(tmp_path, "b/.决算.txt")
    (file,) = source_files([tmp_path / "b/.决算.txt"])
    assert (file.name, file.relative, file.problem) == (".决算.txt", ".决算.txt", None)


def test_a_file_that_is_given_twice_is_listed_once(tmp_path):
    written(tmp_path, "b/1.txt", "b/2.txt")
    assert relatives(tmp_path / "b", tmp_path, tmp_path / "b/1.txt", tmp_path / "b/../b/1.txt") == ["1.txt", "2.txt"]


def test_files_of_two_folders_with_one_name_go_by_their_whole_path(tmp_path):
    written(tmp_path, "甲/决算.txt", "乙/决算.txt", "乙/其他.txt")
    whole = [str(tmp_path / "甲/决算.txt"), str(tmp_path / "乙/决算.txt")]
    assert relatives(tmp_path / "甲", tmp_path / "乙") == [whole[0], "其他.txt", whole[1]]


def test_a_missing_path_is_an_entry_with_the_remedy_and_stops_nothing(tmp_path):
    written(tmp_path, "a.txt")
    missing, present = source_files([tmp_path / "没有", tmp_path / "a.txt"])
    assert missing.problem == Problem(f"找不到：{tmp_path}/没有。请检查路径是否写错，或文件是否已被移走。")
    assert present.problem is None


def test_a_circle_of_links_is_walked_once(tmp_path):
    written(tmp_path, "a/1.txt")
    (tmp_path / "a/back").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert [(file.relative, file.problem is None) for file in source_files([tmp_path])] == [
        ("a/1.txt", True),
        ("self", False),
    ]


def test_a_link_to_nowhere_is_reported_and_a_link_to_a_file_is_read(tmp_path):
    written(tmp_path, "1.txt")
    (tmp_path / "2.txt").symlink_to(tmp_path / "1.txt")
    (tmp_path / "3.txt").symlink_to(tmp_path / "gone")
    one, two, three = source_files([tmp_path])
    assert (one.problem, two.problem) == (None, None)
    assert three.problem.sentence.startswith("找不到")
    assert read_bytes(two.path) == b"1.txt"


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (pipe,) = source_files([tmp_path])
    assert pipe.problem.sentence.startswith("不是普通文件")
    assert read_bytes(pipe.path) == pipe.problem
    assert read_bytes(tmp_path) == Problem(f"不是普通文件：{tmp_path}。请改为提供文件或文件夹。")


def test_a_name_in_gbk_can_be_printed(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), "部门决算.txt".encode("gbk"))
    Path(os.fsdecode(path)).write_bytes(b"1")
    (file,) = source_files([tmp_path])
    assert (file.name, file.relative) == ("部门决算.txt", "部门决算.txt")
    assert read_bytes(file.path) == b"1"


def test_a_path_that_no_system_knows_is_a_sentence():
    for path in ("a\0b", "长" * 5000):
        (file,) = source_files([path])
        assert file.problem.sentence.startswith("无法读取")
        assert isinstance(read_bytes(path), Problem)


def test_a_failing_disk_is_a_sentence(tmp_path, monkeypatch):
    written(tmp_path, "a/1.txt", "b/2.txt")
    scandir = os.scandir

    def failing(folder: Path):
        if Path(folder).name == "a":
            raise OSError(5, "Input/output error")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", failing)
    a, b = source_files([tmp_path])
    assert a.problem == Problem(f"无法读取：{tmp_path}/a（Input/output error）。请检查路径和存储设备。")
    assert b.problem is None


@pytest.mark.parametrize(("size", "fits"), [(0, True), (10, True), (11, False)])
def test_a_file_may_be_as_large_as_the_limit(tmp_path, size, fits):
    (tmp_path / "a.txt").write_bytes(b"x" * size)
    content = read_bytes(tmp_path / "a.txt", limit=10)
    assert content == b"x" * size if fits else isinstance(content, Problem)


def test_a_file_over_50_megabytes_is_refused_with_the_remedy(tmp_path):
    with open(tmp_path / "大.pdf", "wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    problem = read_bytes(tmp_path / "大.pdf")
    assert problem == Problem(f"文件超过 50 MB：{tmp_path}/大.pdf。请拆分文件，或压缩其中的图片后重新提供。")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_what_must_not_be_read_is_named_with_the_right_that_is_missing():
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        folder.chmod(0o755)
        written(folder, "a/1.txt", "closed/2.txt", "secret.txt")
        (folder / "closed").chmod(0)
        (folder / "secret.txt").chmod(0)
        command = [sys.executable, "-c", AS_NOBODY, name, f"{name}/secret.txt"]
        listed, content = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    forbidden = "没有权限读取：{}。请授予运行本程序的账户读取权限。"
    assert listed == [["a/1.txt", None], ["closed", forbidden.format(f"{name}/closed")], ["secret.txt", None]]
    assert content == forbidden.format(f"{name}/secret.txt")


def test_a_file_is_written_whole_in_the_place_of_what_was_there(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"before")
    write_whole(tmp_path / "a.pdf", b"after")
    assert (tmp_path / "a.pdf").read_bytes() == b"after" and os.listdir(tmp_path) == ["a.pdf"]


def test_a_file_that_cannot_be_written_leaves_what_was_there_and_nothing_beside_it(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"before")
    monkeypatch.setattr("os.replace", no_room)
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "a.pdf", b"after")
    assert (tmp_path / "a.pdf").read_bytes() == b"before" and os.listdir(tmp_path) == ["a.pdf"]
