"""Zip containers, in memory alone: what a package holds, within limits. Nothing is ever written, whatever its names say."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import TypeVar

from disclosures.formats.refusals import Unreadable

Result = TypeVar("Result")
MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_RATIO = 100
# What unpacks to less than this may be as repetitive as it likes.
FREE_OF_RATIO = 10 * MEGABYTE
MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1
# All that the libraries of the standard raise where a container is damaged.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, IndexError, OverflowError,
)  # fmt: skip


class Package:
    """A zip container that was opened within the limits. Some programs write names with backslashes or in other letters."""

    def __init__(self, content: bytes) -> None:
        """Raises Unreadable where it is damaged, encrypted, or beyond the limits."""
        self._zip = _within(lambda: zipfile.ZipFile(io.BytesIO(content)))
        members = self._zip.infolist()
        _check(sum(max(0, member.file_size) for member in members), len(members), len(content))
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise Unreadable("压缩包设有密码，无法读取。请取消密码后重新送审。")
        self._members = {_plain(member.filename): member for member in reversed(members)}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None where there is none. Raises Unreadable where it is damaged.

        No more is unpacked than the member's size says, so that the sum of all sizes is the limit.
        """
        member = self._members.get(_plain(name))
        return _within(lambda: self._zip.read(member)) if member is not None else None


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _check(unpacked: int, members: int, packed: int) -> None:
    if members > MOST_MEMBERS:
        raise Unreadable(f"压缩包内有 {members} 个成员，超过 {MOST_MEMBERS} 个的上限，未予展开。请另存为新文件后重新送审。")
    if unpacked > LARGEST_UNPACKED:
        size = f"{unpacked / MEGABYTE:,.0f}"
        raise Unreadable(f"展开后有 {size} MB，超过 {LARGEST_UNPACKED // MEGABYTE} MB 的上限，未予展开。请拆分文件后重新送审。")
    if unpacked > FREE_OF_RATIO and unpacked > LARGEST_RATIO * packed:
        words = f"展开后是原来的 {unpacked // max(1, packed)} 倍，超过 {LARGEST_RATIO} 倍的上限，疑为压缩炸弹，未予展开。"
        raise Unreadable(f"{words}请由 Word 或 Excel 另存为新文件后重新送审。")


def _within(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except _DAMAGED as error:
        raise Unreadable("压缩包已损坏，无法展开，可能下载中断。请重新下载，或由 Word 或 Excel 另存后重新送审。") from error
