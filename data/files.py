"""The files that are given to read: the only door to disk for sources. What cannot be read becomes a sentence, no traceback.

What is made for people is written here, whole or not at all.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE
# What delta-rs reads in a folder's name as something else.
_UNADDRESSABLE = re.compile(r"[\[\]\\^|\x00-\x1f]|%[0-9A-Fa-f]{2}")
# .hidden, and the lock files that Office leaves beside an open document.
HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: one Chinese sentence that names the path and the remedy."""

    sentence: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, or a place that could not be looked into.

    path: where it is. relative: the path below the folder that was given, unique among the files of one listing.
    problem: None for a file; otherwise the reason, and there is nothing to read.
    """

    path: Path
    relative: str
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """The file name without its folder, as it can be printed and stored."""
        return printable(self.path.name)


def source_files(paths: Iterable[str | Path]) -> list[SourceFile]:
    """The files at these paths: a file as it is, a folder with all below it, in sorted order, each file once.

    Hidden files and folders are passed over unless they are given by name. A folder is entered once, so links cannot
    lead round in a circle. What is missing or must not be looked into is an entry with a problem.
    """
    entered: set[tuple[int, int]] = set()
    listed: dict[str, SourceFile] = {}
    for given in map(Path, paths):
        for file in _at(given, given.name or str(given), entered, given=True):
            listed.setdefault(os.path.abspath(file.path), file)
    return _with_unique_relative(list(listed.values()))


def read_bytes(path: str | Path, limit: int = LARGEST) -> bytes | Problem:
    """The bytes of a file; a Problem where it is missing, forbidden, no regular file, or larger than `limit` bytes."""
    shown = printable(str(path))
    try:
        # Opening a pipe would wait for a writer that never comes.
        if not stat.S_ISREG(os.stat(path).st_mode):
            return _not_a_file(shown)
        with open(path, "rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        return _problem(shown, error)
    if len(content) > limit:
        size = f"{limit / MEGABYTE:g}"
        return Problem(f"文件超过 {size} MB：{shown}。请拆分文件，或压缩其中的图片后重新提供。")
    return content


def can_hold_a_lake(folder: str | Path) -> bool:
    """Whether delta-rs finds a folder of that name: in others it would write elsewhere, or end the process."""
    return not _UNADDRESSABLE.search(str(folder))


def link(there: Path, path: Path) -> bool:
    """Lets a path be the file that lies there as well, in a folder that is made for it; False where the disk cannot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, path)
    except OSError:
        return False
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file, or leaves what is there as it is and nothing beside it. Raises OSError."""
    beside = path.with_name(f".jihe-{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def printable(name: str) -> str:
    """A file name as text: names written by systems that speak GBK are read as GBK.

    >>> printable(os.fsdecode("决算.txt".encode("gbk")))
    '决算.txt'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def _at(path: Path, relative: str, entered: set[tuple[int, int]], *, given: bool = False) -> Iterator[SourceFile]:
    """What is to be read at a path. `relative` of a given folder's files does not repeat the folder's name."""
    try:
        status = os.stat(path)
        if not stat.S_ISDIR(status.st_mode):
            yield _regular(path, relative, status)
            return
        if (status.st_dev, status.st_ino) in entered:
            return
        entered.add((status.st_dev, status.st_ino))
        names = _names(path)
    except (OSError, ValueError) as error:
        yield SourceFile(path, printable(relative), _problem(printable(str(path)), error))
        return
    for name in names:
        yield from _at(path / name, name if given else f"{relative}/{name}", entered)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith(HIDDEN))


def _regular(path: Path, relative: str, status: os.stat_result) -> SourceFile:
    problem = None if stat.S_ISREG(status.st_mode) else _not_a_file(printable(str(path)))
    return SourceFile(path, printable(relative), problem)


def _with_unique_relative(files: list[SourceFile]) -> list[SourceFile]:
    """Where two given folders hold a file of one relative path, those files go by the whole path."""
    count: dict[str, int] = {}
    for file in files:
        count[file.relative] = count.get(file.relative, 0) + 1
    return [
        file if count[file.relative] == 1 else replace(file, relative=printable(os.path.abspath(file.path))) for file in files
    ]


def _problem(shown: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(f"找不到：{shown}。请检查路径是否写错，或文件是否已被移走。")
    if isinstance(error, PermissionError):
        return Problem(f"没有权限读取：{shown}。请授予运行本程序的账户读取权限。")
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(f"无法读取：{shown}（{reason}）。请检查路径和存储设备。")


def _not_a_file(shown: str) -> Problem:
    return Problem(f"不是普通文件：{shown}。请改为提供文件或文件夹。")
