"""The reader of XLS: words and merged cells by python-calamine, numbers as their formats show them by the records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import TracebackType

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from disclosures.blocks import Extract
from disclosures.formats.composing import PageEnd, Piece, composed
from disclosures.formats.refusals import Unreadable
from disclosures.formats.sheets.biff import Records, XlsBook, book_of
from disclosures.formats.sheets.number_formats import shown
from disclosures.formats.sheets.pieces import MOST_CELLS, sheet_pieces
from disclosures.formats.sheets.xlsx import NOTHING_IN_IT

MEDIA_TYPE = "application/vnd.ms-excel"
_DAMAGED = "xls 工作簿已损坏，无法读取。请由 Excel 打开并另存为 xlsx 后重新送审。"


class _Damaged:
    """What calamine raises becomes a sentence: its errors, and its panics, whose type it does not hand out."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None and (issubclass(kind, CalamineError | OSError | ValueError) or kind.__name__ == "PanicException"):
            raise Unreadable(_DAMAGED) from None


def xls_extract(content: bytes, stream: bytes) -> Extract:
    """The extract of an old workbook. stream: its records. Raises Unreadable."""
    book = book_of(stream)
    if book.is_encrypted:
        raise Unreadable("xls 工作簿设有密码，无法读取。请取消密码后重新送审。")
    for _, records in book.sheets:
        # calamine builds the whole range, blank cells included.
        if (records.last[0] + 1) * (records.last[1] + 1) > MOST_CELLS:
            raise Unreadable(f"工作表的范围超过 {MOST_CELLS:,} 个单元格的上限。请删去空白行列后重新送审。")
    found = composed(_pieces(content, book), MEDIA_TYPE)
    if not (found.text or "").strip():
        raise Unreadable(NOTHING_IN_IT)
    return found


def _pieces(content: bytes, book: XlsBook) -> Iterator[Piece]:
    sheets = _sheets(content)
    if len(sheets) != len(book.sheets):
        raise Unreadable(_DAMAGED)
    is_first = True
    for sheet, (is_shown, records) in zip(sheets, book.sheets, strict=True):
        if not is_shown:
            continue
        if not is_first:
            yield PageEnd()
        is_first = False
        yield from sheet_pieces(_cells(sheet, records, from_1904=book.from_1904))


def _sheets(content: bytes) -> list[CalamineSheet]:
    with _Damaged():
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        worksheets = [at for at, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]
        return [book.get_sheet_by_index(at) for at in worksheets]


def _cells(sheet: CalamineSheet, records: Records, *, from_1904: bool) -> dict[int, dict[int, str]]:
    cells: dict[int, dict[int, str]] = {}
    for (row, column), (number, number_format) in records.numbers.items():
        cells.setdefault(row, {})[column] = shown(number, number_format, from_1904=from_1904)
    with _Damaged():
        words = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    for row, values in enumerate(words):
        for column, value in enumerate(values):
            if value != "" and (row, column) not in records.numbers:
                cells.setdefault(row, {})[column] = str(value).upper() if isinstance(value, bool) else str(value)
    for (top, left), (bottom, right) in merged:
        for row in (at for at in cells if top <= at <= bottom):
            for column in [at for at in cells[row] if left <= at <= right and (row, at) != (top, left)]:
                del cells[row][column]
    return {row: _visible(values, records) for row, values in cells.items() if row not in records.hidden_rows}


def _visible(row: dict[int, str], records: Records) -> dict[int, str]:
    return {
        column: words.strip()
        for column, words in row.items()
        if words.strip() and not any(first <= column <= last for first, last in records.hidden_columns)
    }
