"""The numbers of an XLS workbook with their formats, from its records ([MS-XLS]): python-calamine tells no formats."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from disclosures.formats.sheets.number_formats import BUILT_IN, exact

_BOF, _EOF, _FORMAT, _XF, _NUMBER, _RK, _MULRK, _FORMULA = 0x809, 0x0A, 0x41E, 0xE0, 0x203, 0x27E, 0xBD, 0x06
_FILE_PASSWORD, _DATE_MODE, _SHEET, _ROW, _COLUMN_INFO = 0x2F, 0x22, 0x85, 0x208, 0x7D
_WORDS = frozenset((0xFD, 0x204, 0x201, 0xBE, 0x205, 0xD6))  # cells that hold no number
_WORKSHEET = 0
_BIFF8 = 0x600
_HIDDEN_ROW = 0x20


@dataclass(slots=True)
class Records:
    """What the records tell of a sheet. numbers: (row, column) -> number and format, from 0. last: its last row and column."""

    numbers: dict[tuple[int, int], tuple[Decimal, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    last: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class XlsBook:
    """The worksheets of a workbook in order: (whether it is shown, its records). is_encrypted: then there are none."""

    sheets: list[tuple[bool, Records]] = field(default_factory=list)
    from_1904: bool = False
    is_encrypted: bool = False


def book_of(stream: bytes) -> XlsBook:
    """The numbers of a workbook's stream. What is damaged is passed over."""
    book, formats, styles, places = XlsBook(), dict(BUILT_IN), [], []
    version = struct.unpack_from("<H", stream, 4)[0] if len(stream) >= 6 else 0
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASSWORD:
            return XlsBook(is_encrypted=True)
        if kind == _EOF:
            break
        if kind == _DATE_MODE:
            book.from_1904 = body[:1] == b"\x01"
        elif kind == _FORMAT and len(body) > 5:
            formats[struct.unpack_from("<H", body)[0]] = _format_words(body, version)
        elif kind == _XF and len(body) >= 4:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET and len(body) >= 6:
            start, hidden, what = struct.unpack_from("<IBB", body)
            places.append((start, hidden == 0, what))
    by_style = [formats.get(key, "General") for key in styles]
    book.sheets = [(is_shown, _sheet(stream, start, by_style)) for start, is_shown, what in places if what == _WORKSHEET]
    return book


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _format_words(body: bytes, version: int) -> str:
    if version != _BIFF8:
        return body[3 : 3 + body[2]].decode("gb18030", "replace")
    count, is_wide = struct.unpack_from("<HB", body, 2)
    return body[5 : 5 + 2 * count].decode("utf-16-le", "replace") if is_wide & 1 else body[5 : 5 + count].decode("latin-1")


def _sheet(stream: bytes, start: int, formats: list[str]) -> Records:
    sheet, depth = Records(), 0
    for kind, body in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        # A chart within the sheet has records of its own.
        if depth == 1:
            _add(sheet, kind, body, formats)
    return sheet


def _add(sheet: Records, kind: int, body: bytes, formats: list[str]) -> None:
    if kind == _ROW and len(body) >= 16:
        row, options = struct.unpack_from("<H10xB", body)
        if options & _HIDDEN_ROW:
            sheet.hidden_rows.add(row)
    elif kind == _COLUMN_INFO and len(body) >= 10:
        first, last, _, _, options = struct.unpack_from("<5H", body)
        if options & 1:
            sheet.hidden_columns.append((first, last))
    elif kind in _WORDS and len(body) >= 6:
        row, column = struct.unpack_from("<HH", body)
        sheet.last = max(sheet.last[0], row), max(sheet.last[1], column)
    for row, column, style, number in _numbers(kind, body):
        sheet.last = max(sheet.last[0], row), max(sheet.last[1], column)
        if number is not None:
            sheet.numbers[row, column] = number, formats[style] if style < len(formats) else "General"


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, Decimal | None]]:
    """The numbers of a record: row, column, style, number (None where a formula gives words)."""
    if kind in (_NUMBER, _FORMULA) and len(body) >= 14:
        row, column, style = struct.unpack_from("<3H", body)
        is_words = kind == _FORMULA and body[12:14] == b"\xff\xff"
        yield row, column, style, None if is_words else exact(struct.unpack_from("<d", body, 6)[0])
    elif kind == _RK and len(body) >= 10:
        row, column, style, number = struct.unpack_from("<3HI", body)
        yield row, column, style, _short(number)
    elif kind == _MULRK and len(body) >= 6:
        row, first = struct.unpack_from("<HH", body)
        for at in range((len(body) - 6) // 6):
            style, number = struct.unpack_from("<HI", body, 4 + 6 * at)
            yield row, first + at, style, _short(number)


def _short(number: int) -> Decimal | None:
    """A number in the short form: thirty bits of a whole number or of a double, perhaps hundredths."""
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, number & 0xFFFFFFFC))[0]
    return exact(value / 100 if number & 1 else value)
