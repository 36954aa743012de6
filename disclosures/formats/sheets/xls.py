"""The reader of XLS: the cells that the records of its stream show -> text and tables."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.blocks import Extract
from disclosures.formats.composing import PageEnd, Piece, composed
from disclosures.formats.refusals import Unreadable
from disclosures.formats.sheets.biff import Sheet, book_of
from disclosures.formats.sheets.pieces import check_filled, sheet_pieces
from disclosures.formats.sheets.xlsx import NOTHING_IN_IT

MEDIA_TYPE = "application/vnd.ms-excel"


def xls_extract(stream: bytes) -> Extract:
    """The extract of an old workbook: its visible sheets, separated by form feeds. stream: its records. Raises Unreadable."""
    book = book_of(stream)
    if book.is_encrypted:
        raise Unreadable("xls 工作簿设有密码，无法读取。请取消密码后重新送审。")
    check_filled(sum(len(sheet.cells) for sheet in book.sheets))
    found = composed(_pieces([sheet for sheet in book.sheets if sheet.is_shown]), MEDIA_TYPE)
    if not (found.text or "").strip():
        raise Unreadable(NOTHING_IN_IT)
    return found


def _pieces(sheets: list[Sheet]) -> Iterator[Piece]:
    for number, sheet in enumerate(sheets):
        if number:
            yield PageEnd()
        yield from sheet_pieces(_cells(sheet))


def _cells(sheet: Sheet) -> dict[int, dict[int, str]]:
    """The printed words by row and column; of merged cells only the first has them."""
    cells: dict[int, dict[int, str]] = {}
    for (row, column), words in sheet.cells.items():
        is_hidden = row in sheet.hidden_rows or any(first <= column <= last for first, last in sheet.hidden_columns)
        if words.strip() and not is_hidden:
            cells.setdefault(row, {})[column] = words.strip()
    for top, bottom, left, right in sheet.merged:
        # A damaged file may merge all rows of a sheet, many times.
        rows = range(top, bottom + 1) if bottom - top < len(cells) else [at for at in cells if top <= at <= bottom]
        for row in (at for at in rows if at in cells):
            for column in [at for at in cells[row] if left <= at <= right and (row, at) != (top, left)]:
                del cells[row][column]
    return cells
