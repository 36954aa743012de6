"""What cannot be done, said in one Chinese sentence that names the thing and the remedy. Never a traceback."""

from __future__ import annotations

from collections.abc import Sequence


class Refusal(Exception):
    """The arguments or settings cannot be used. `str()` is the sentence that the user reads; exit code 2.

    >>> str(no_such_path("a.txt"))
    '找不到“a.txt”：请检查路径是否写对，或把文件放到这个位置后重试。'
    """


class Interrupted(Exception):
    """The work was begun and could not be finished. `str()` is the sentence that the user reads; exit code 3."""


def no_such_path(path: str) -> Refusal:
    """A path among the arguments that does not exist."""
    return Refusal(f"找不到“{path}”：请检查路径是否写对，或把文件放到这个位置后重试。")


def nothing_to_audit(paths: Sequence[str]) -> Refusal:
    """Paths that exist and hold no file that could be read."""
    named = "、".join(f"“{path}”" for path in paths)
    return Refusal(f"{named}中没有可稽核的文件：请放入部门决算公开说明（如 .txt），或改用存有文件的文件夹。")


def not_a_folder(location: str, reason: str) -> Refusal:
    """A place where nothing can be written."""
    return Refusal(f"不能在“{location}”写入（{reason}）：请另选一个可以写入的文件夹。")


def no_lake(location: str) -> Refusal:
    """A lake that was never written."""
    return Refusal(f"“{location}”还不是数据湖：请先运行 jihe audit 文件夹 --lake {location}，或用 --lake 指到已有的数据湖。")


def unknown_check(check_id: str) -> Refusal:
    """A check id that no check bears."""
    return Refusal(f"没有编号为“{check_id}”的检查：请运行 jihe checks list 查看全部编号。")
