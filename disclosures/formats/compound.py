"""Compound files (OLE 2, [MS-CFB]): the container of old Office files and of encrypted new ones."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from disclosures.formats.refusals import Unreadable

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFFA
_ENTRY = 128
_DAMAGED = "旧版 Office 文件已损坏，可能下载中断。请重新下载，或由 Word 或 Excel 另存后重新送审。"


@dataclass(frozen=True, slots=True)
class Compound:
    """The streams of a compound file: name in small letters -> (first sector, size), of all folders alike."""

    content: bytes
    sector: int
    table: tuple[int, ...]
    small_limit: int
    small_table: tuple[int, ...]
    small: bytes
    streams: dict[str, tuple[int, int]]

    def read(self, name: str) -> bytes | None:
        """The bytes of a stream, None where there is none. Raises Unreadable where it is damaged."""
        if name.lower() not in self.streams:
            return None
        start, size = self.streams[name.lower()]
        if size < self.small_limit:
            sectors = _chain(self.small_table, start)
            return b"".join(self.small[at * 64 : at * 64 + 64] for at in sectors)[:size]
        return _joined(self.content, self.sector, _chain(self.table, start))[:size]


def opened(content: bytes) -> Compound:
    """The compound file in these bytes. Raises Unreadable where it is damaged."""
    try:
        return _opened(content)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise Unreadable(_DAMAGED) from error


def _opened(content: bytes) -> Compound:
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        raise ValueError(shift)
    sector = 1 << shift
    (
        first_folder,
        small_limit,
        first_small,
    ) = struct.unpack_from("<I4xII", content, 48)
    table = _table(content, sector)
    folder = _joined(content, sector, _chain(table, first_folder))
    entries = [folder[at : at + _ENTRY] for at in range(0, len(folder) - _ENTRY + 1, _ENTRY)]
    streams: dict[str, tuple[int, int]] = {}
    root = _END, 0
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == 5:
            root = start, size
        elif kind == 2:
            streams.setdefault(name.lower(), (start, size))
    small_table = _numbers(_joined(content, sector, _chain(table, first_small)))
    small = _joined(content, sector, _chain(table, root[0]))
    return Compound(content, sector, table, small_limit, small_table, small, streams)


def _table(content: bytes, sector: int) -> tuple[int, ...]:
    """The table of sectors: its own sectors are listed in the header and in further sectors, each naming the next."""
    listed = list(struct.unpack_from("<109I", content, 76))
    further, seen = struct.unpack_from("<I", content, 68)[0], set()
    while further < _LAST_SECTOR and further not in seen:
        seen.add(further)
        *more, further = _numbers(_joined(content, sector, [further]))
        listed += more
    return _numbers(_joined(content, sector, [at for at in listed if at < _LAST_SECTOR]))


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _chain(table: tuple[int, ...], start: int) -> list[int]:
    """The sectors of a stream. Raises Unreadable where they lead round in a circle."""
    sectors: list[int] = []
    at = start
    while at < _LAST_SECTOR:
        if at >= len(table) or len(sectors) > len(table):
            raise Unreadable(_DAMAGED)
        sectors.append(at)
        at = table[at]
    return sectors


def _joined(content: bytes, sector: int, sectors: list[int]) -> bytes:
    return b"".join(content[(at + 1) * sector : (at + 2) * sector] for at in sectors)
