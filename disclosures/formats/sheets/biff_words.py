"""The words of an XLS workbook ([MS-XLS] 2.5.293, 2.4.265): strings that may go on in the next record, in two widths."""

from __future__ import annotations

import struct
from collections.abc import Sequence

WIDE, EXTENDED, RICH = 1, 4, 8
BIFF8 = 0x600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class _Pieces:
    """The bytes of a record and of those that continue it. Where characters go on, the next piece tells their width anew."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self.pieces, self.index, self.at = pieces, 0, 0

    def _left(self) -> int:
        """The bytes left of the piece; goes on to the next where there are none. Raises EOFError behind the last."""
        while self.at >= len(self.pieces[self.index]):
            self.index, self.at = self.index + 1, 0
            if self.index >= len(self.pieces):
                raise EOFError
        return len(self.pieces[self.index]) - self.at

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            size = min(self._left(), count - len(taken))
            taken += self.pieces[self.index][self.at : self.at + size]
            self.at += size
        return taken

    def skip(self, count: int) -> None:
        while count:
            size = min(self._left(), count)
            self.at, count = self.at + size, count - size

    def characters(self, count: int, width: int) -> str:
        words, piece = [], self.index
        while count:
            left = self._left()
            if self.index != piece:
                piece, width = self.index, 1 + (self.take(1)[0] & WIDE)
                left = self._left()
            size = min(count, max(left // width, 1))
            words.append(self.take(size * width).decode("utf-16-le" if width == 2 else "latin-1", "replace"))
            count -= size
        return "".join(words)


def shared_words(pieces: Sequence[bytes]) -> list[str]:
    """The strings of the table that cells refer to; those that a damaged file still has. pieces: the bodies of its records."""
    found: list[str] = []
    reader = _Pieces(pieces)
    try:
        # The counts at the beginning are wrong in some files.
        reader.skip(8)
        while True:
            found.append(_words(reader))
    except EOFError:
        pass
    return found


def _words(reader: _Pieces) -> str:
    length, marks = struct.unpack("<HB", reader.take(3))
    (runs,) = struct.unpack("<H", reader.take(2)) if marks & RICH else (0,)
    (extended,) = struct.unpack("<I", reader.take(4)) if marks & EXTENDED else (0,)
    words = reader.characters(length, 1 + (marks & WIDE)) if length else ""
    reader.skip(4 * runs + extended)
    return words


def words_in(body: bytes, at: int, version: int) -> str:
    """The string in a record from a place on; "" where it is cut off. Workbooks older than Excel 97 are of China here."""
    if version != BIFF8:
        (length,) = struct.unpack_from("<H", body, at) if len(body) >= at + 2 else (0,)
        return body[at + 2 : at + 2 + length].decode("gb18030", "replace")
    try:
        return _words(_Pieces([body[at:]]))
    except EOFError:
        return ""


def truth_or_error(value: int, is_error: int) -> str:
    """What a cell shows that is true, false or an error.

    >>> truth_or_error(1, 0), truth_or_error(0x17, 1)
    ('TRUE', '#REF!')
    """
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
