"""Old Office files made up: a compound file of streams, and the records of an XLS workbook."""

from __future__ import annotations

import struct

_GENERAL = 0


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams: header, one sector of the table, one of the folder each four, then the streams."""
    padded = {name: content.ljust(4096, b"\0") + bytes(-len(content.ljust(4096)) % 512) for name, content in streams.items()}
    folders = (len(padded) + 1 + 3) // 4
    table, entries, at = [0xFFFFFFFD, *range(2, folders + 1), 0xFFFFFFFE], [], folders + 1
    for name, content in [("Root Entry", b""), *padded.items()]:
        sectors = len(content) // 512
        start = at if sectors else 0xFFFFFFFE
        table += [*range(at + 1, at + sectors), 0xFFFFFFFE] if sectors else []
        at += sectors
        words = name.encode("utf-16-le")
        entry = words.ljust(64, b"\0") + struct.pack("<HBB3I", len(words) + 2, 2 if sectors else 5, 1, *[0xFFFFFFFF] * 3)
        entries.append(entry + bytes(36) + struct.pack("<IQ", start, len(content)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return header + sectors + b"".join(entries).ljust(512 * folders, b"\0") + b"".join(padded.values())


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float, style: int) -> bytes:
    return record(0x203, struct.pack("<3Hd", row, column, style, value))


def short_number(row: int, column: int, bits: int, style: int) -> bytes:
    return record(0x27E, struct.pack("<3HI", row, column, style, bits))


def words(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<4HB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0xE5, struct.pack("<5H", 1, top, bottom, left, right))


def xls(sheets: dict[str, bytes], formats: list[str], *, hidden: frozenset[str] = frozenset()) -> bytes:
    """A workbook: the records of each sheet by its name; style n + 1 has the format n, style 0 is General."""
    begin = [struct.pack("<4H", 0x600, kind, 0x0DBB, 0x07CC) + bytes(8) for kind in (0x05, 0x10)]
    listed = [
        record(0x41E, struct.pack("<HHB", 164 + at, len(code), 1) + code.encode("utf-16-le")) for at, code in enumerate(formats)
    ]
    styles = [record(0xE0, struct.pack("<HH", 0, key) + bytes(16)) for key in [_GENERAL, *range(164, 164 + len(formats))]]
    before = record(0x809, begin[0]) + b"".join(listed) + b"".join(styles)
    size = sum(4 + 8 + 2 * len(name) for name in sheets)
    at, places, bodies = len(before) + size + 4, b"", b""
    for name, body in sheets.items():
        place = struct.pack("<IBBBB", at + len(bodies), name in hidden, 0, len(name), 1) + name.encode("utf-16-le")
        places += record(0x85, place)
        bodies += record(0x809, begin[1]) + body + record(0x0A)
    return compound({"Workbook": before + places + record(0x0A) + bodies})
