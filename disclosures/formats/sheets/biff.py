"""The cells of an XLS workbook, from its records ([MS-XLS]), as they are shown.

python-calamine tells no formats of numbers, and damaged files make it end the whole process (it asks for memory without
end): the records are read here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from disclosures.formats.sheets.biff_words import BIFF8, shared_words, truth_or_error, words_in
from disclosures.formats.sheets.number_formats import BUILT_IN, exact, shown
from disclosures.formats.sheets.pieces import check_sheets

_BOF, _EOF, _FORMAT, _XF, _NUMBER, _RK, _MULRK, _FORMULA = 0x809, 0x0A, 0x41E, 0xE0, 0x203, 0x27E, 0xBD, 0x06
_FILE_PASSWORD, _DATE_MODE, _SHEET, _ROW, _COLUMN_INFO, _MERGED = 0x2F, 0x22, 0x85, 0x208, 0x7D, 0xE5
_SHARED, _CONTINUED, _SHARED_CELL, _LABEL, _RICH_LABEL, _TRUTH, _RESULT = 0xFC, 0x3C, 0xFD, 0x204, 0xD6, 0x205, 0x207
_WORKSHEET = 0
_HIDDEN_ROW = 0x20
Place = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """A worksheet. cells: (row, column) -> what is shown, from 0; merged: top, bottom, left, right."""

    is_shown: bool
    cells: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    formula: Place = (0, 0)


@dataclass(slots=True)
class XlsBook:
    """What the sheets share, and the sheets in order. is_encrypted: then there are none."""

    version: int = 0
    formats: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    from_1904: bool = False
    is_encrypted: bool = False
    sheets: list[Sheet] = field(default_factory=list)


def book_of(stream: bytes) -> XlsBook:
    """The workbook of a stream. What is damaged is passed over. Raises Unreadable where it has too many sheets."""
    formats, styles, places, shared = dict(BUILT_IN), [], [], []
    book = XlsBook(struct.unpack_from("<H", stream, 4)[0] if len(stream) >= 6 else 0)
    before = 0
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASSWORD:
            return XlsBook(is_encrypted=True)
        if kind == _EOF:
            break
        if kind == _DATE_MODE:
            book.from_1904 = body[:1] == b"\x01"
        elif kind == _FORMAT and len(body) > 5:
            formats[struct.unpack_from("<H", body)[0]] = _format_words(body, book.version)
        elif kind == _XF and len(body) >= 4:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET and len(body) >= 6:
            places.append(struct.unpack_from("<IBB", body))
        elif kind == _SHARED or (kind == _CONTINUED and before == _SHARED):
            shared.append(body)
            kind = _SHARED
        before = kind
    book.formats = [formats.get(key, "General") for key in styles]
    book.words = shared_words(shared) if shared else []
    worksheets = [(start, state == 0) for start, state, what in places if what == _WORKSHEET]
    check_sheets(len(worksheets))
    book.sheets = [_sheet(stream, start, book, is_shown=is_shown) for start, is_shown in worksheets]
    return book


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _format_words(body: bytes, version: int) -> str:
    if version != BIFF8:
        return body[3 : 3 + body[2]].decode("gb18030", "replace")
    count, is_wide = struct.unpack_from("<HB", body, 2)
    return body[5 : 5 + 2 * count].decode("utf-16-le", "replace") if is_wide & 1 else body[5 : 5 + count].decode("latin-1")


def _sheet(stream: bytes, start: int, book: XlsBook, *, is_shown: bool) -> Sheet:
    sheet, depth = Sheet(is_shown), 0
    for kind, body in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        # A chart within the sheet has records of its own.
        if depth == 1:
            _add_layout(sheet, kind, body)
            _add_words(sheet, kind, body, book)
            for row, column, style, number in _numbers(kind, body):
                number_format = book.formats[style] if style < len(book.formats) else "General"
                sheet.cells[row, column] = shown(number, number_format, from_1904=book.from_1904)
    return sheet


def _add_layout(sheet: Sheet, kind: int, body: bytes) -> None:
    """What a record tells of hidden rows and columns and of merged cells."""
    if kind == _ROW and len(body) >= 16:
        row, options = struct.unpack_from("<H10xB", body)
        if options & _HIDDEN_ROW:
            sheet.hidden_rows.add(row)
    elif kind == _COLUMN_INFO and len(body) >= 10:
        first, last, _, _, options = struct.unpack_from("<5H", body)
        if options & 1:
            sheet.hidden_columns.append((first, last))
    elif kind == _MERGED:
        sheet.merged += [struct.unpack_from("<4H", body, at) for at in range(2, len(body) - 7, 8)]


def _add_words(sheet: Sheet, kind: int, body: bytes, book: XlsBook) -> None:
    """The words, truths and errors of a record. Those that a formula gives stand in the record behind it."""
    if kind == _RESULT:
        sheet.cells[sheet.formula] = words_in(body, 0, book.version)
    if len(body) < 8:
        return
    place = struct.unpack_from("<HH", body)
    if kind == _SHARED_CELL and len(body) >= 10:
        index = struct.unpack_from("<I", body, 6)[0]
        sheet.cells[place] = book.words[index] if index < len(book.words) else ""
    elif kind in (_LABEL, _RICH_LABEL):
        sheet.cells[place] = words_in(body, 6, book.version)
    elif kind == _TRUTH:
        sheet.cells[place] = truth_or_error(body[6], body[7])
    elif kind == _FORMULA and body[12:14] == b"\xff\xff":
        sheet.formula = place
        if body[6] in (1, 2):
            sheet.cells[place] = truth_or_error(body[8], body[6] == 2)


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, Decimal]]:
    """The numbers of a record: row, column, style, number."""
    found: list[tuple[int, int, int, Decimal | None]] = []
    if kind in (_NUMBER, _FORMULA) and len(body) >= 14 and not (kind == _FORMULA and body[12:14] == b"\xff\xff"):
        found = [(*struct.unpack_from("<3H", body), exact(struct.unpack_from("<d", body, 6)[0]))]
    elif kind == _RK and len(body) >= 10:
        row, column, style, number = struct.unpack_from("<3HI", body)
        found = [(row, column, style, _short(number))]
    elif kind == _MULRK and len(body) >= 6:
        row, first = struct.unpack_from("<HH", body)
        for at in range((len(body) - 6) // 6):
            style, number = struct.unpack_from("<HI", body, 4 + 6 * at)
            found.append((row, first + at, style, _short(number)))
    for row, column, style, number in found:
        if number is not None:
            yield row, column, style, number


def _short(number: int) -> Decimal | None:
    """A number in the short form: thirty bits of a whole number or of a double, perhaps hundredths."""
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, number & 0xFFFFFFFC))[0]
    return exact(value / 100 if number & 1 else value)
