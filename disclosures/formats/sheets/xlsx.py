"""The reader of XLSX: the cells as they are shown. Their XML is read here and not by a library: none tells the number format
of a cell, and a single cell in the last corner of a sheet makes those that build the whole range ask for all memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.blocks import Extract
from disclosures.formats.composing import PageEnd, Piece, composed
from disclosures.formats.containers import Package
from disclosures.formats.office_xml import Element, attribute, child, name_of, part, related, whole
from disclosures.formats.refusals import Unreadable
from disclosures.formats.sheets.number_formats import BUILT_IN, exact, shown
from disclosures.formats.sheets.pieces import check_filled, check_sheets, sheet_pieces

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTHING_IN_IT = "工作簿内没有文字和数字，可能只有图片，或都在隐藏的工作表中。请索取可复制文字的原文。"
_UNCOMPUTED = "工作簿中的公式没有保存计算结果，无法得知单元格显示的数。请由 Excel 或 WPS 打开，保存后重新送审。"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_YES = ("1", "true")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets share: the words that cells refer to, the number format of each style, and how days are counted."""

    words: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


def xlsx_extract(package: Package, main: str) -> Extract:
    """The extract of a workbook: its visible sheets, separated by form feeds. main: the part with the list of sheets."""
    found = composed(_pieces(package, main), MEDIA_TYPE)
    if not (found.text or "").strip():
        raise Unreadable(NOTHING_IN_IT)
    return found


def _pieces(package: Package, main: str) -> Iterator[Piece]:
    root = part(package, main)
    targets = related(package, main)
    by_kind = dict(targets.values())
    words = part(package, by_kind.get("sharedStrings", ""))
    styles = part(package, by_kind.get("styles", ""))
    from_1904 = attribute(child(root, "workbookPr"), "date1904") in _YES
    book = Book([_words(each) for each in words] if words is not None else [], _formats(styles), from_1904)
    is_first, filled = True, 0
    sheets = child(root, "sheets")
    check_sheets(len(sheets) if sheets is not None else 0)
    for sheet in sheets if sheets is not None else ():
        kind, name = targets.get(_relation(sheet), ("", ""))
        if kind != "worksheet" or attribute(sheet, "state") in ("hidden", "veryHidden"):
            continue
        if not is_first:
            yield PageEnd()
        is_first = False
        data = part(package, name)
        if data is not None:
            cells = _cells(data, book)
            filled += sum(map(len, cells.values()))
            check_filled(filled)
            yield from sheet_pieces(cells)


def _relation(sheet: Element) -> str:
    """The id of the relation: it has the local name of the sheet's own id in another name space."""
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _words(element: Element) -> str:
    """The words of a shared or inline string: of all its runs, without the reading aids of Japanese."""
    pieces = []
    for each in element:
        name = name_of(each)
        if name == "t":
            pieces.append(each.text or "")
        elif name == "r":
            pieces += [below.text or "" for below in each if name_of(below) == "t"]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(pieces))


def _formats(styles: Element | None) -> list[str]:
    own = child(styles, "numFmts")
    custom = {attribute(each, "numFmtId"): attribute(each, "formatCode") or "" for each in (own if own is not None else ())}
    used = child(styles, "cellXfs")
    keys = [attribute(each, "numFmtId") or "0" for each in (used if used is not None else ())]
    return [custom.get(key) or BUILT_IN.get(whole(key), "General") for key in keys]


def _cells(sheet: Element, book: Book) -> dict[int, dict[int, str]]:
    """The printed words by row and column. What is hidden is not shown; of merged cells only the first shows its words."""
    hidden = _hidden_columns(sheet)
    cells: dict[int, dict[int, str]] = {}
    data = child(sheet, "sheetData")
    at = 0
    for row in data if data is not None else ():
        at = whole(attribute(row, "r"), at + 1, most=_LAST_ROW)
        if attribute(row, "hidden") in _YES or attribute(row, "zeroHeight") in _YES:
            continue
        column = 0
        for cell in row:
            column = _column(attribute(cell, "r")) or column + 1
            words = _shown(cell, book)
            if words and words.strip() and not any(first <= column <= last for first, last in hidden):
                cells.setdefault(at, {})[column] = words.strip()
    _clear_merged(sheet, cells)
    return cells


def _column(reference: str | None) -> int | None:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return min(column, _LAST_COLUMN)


def _hidden_columns(sheet: Element) -> list[tuple[int, int]]:
    columns = child(sheet, "cols")
    return [
        (whole(attribute(each, "min")), whole(attribute(each, "max")))
        for each in (columns if columns is not None else ())
        if attribute(each, "hidden") in _YES
    ]


def _shown(cell: Element, book: Book) -> str:
    kind, value = attribute(cell, "t") or "n", child(cell, "v")
    printed = (value.text or "") if value is not None else ""
    # A result without words is marked as words.
    if not printed and kind != "str" and child(cell, "f") is not None:
        raise Unreadable(_UNCOMPUTED)
    if kind == "inlineStr":
        inline = child(cell, "is")
        return _words(inline) if inline is not None else ""
    if kind == "s":
        index = whole(printed, len(book.words), most=len(book.words))
        return book.words[index] if index < len(book.words) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(printed, printed)
    number = exact(printed) if kind == "n" else None
    if number is None:
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), printed)
    style = whole(attribute(cell, "s"), 0)
    return shown(number, book.formats[style] if style < len(book.formats) else "General", from_1904=book.from_1904)


def _clear_merged(sheet: Element, cells: dict[int, dict[int, str]]) -> None:
    """Of merged cells only the first is shown: what the others may still hold is taken away."""
    merged = child(sheet, "mergeCells")
    for each in merged if merged is not None else ():
        first, _, last = (attribute(each, "ref") or "").partition(":")
        corners = [_REFERENCE.fullmatch(corner) for corner in (first, last)]
        if None in corners:
            continue
        (top, left), (bottom, right) = ((int(corner[2]), _column(corner[0]) or 1) for corner in corners if corner)
        if bottom - top > len(cells):
            rows = [at for at in cells if top <= at <= bottom]
        else:
            rows = [at for at in range(top, bottom + 1) if at in cells]
        for at in rows:
            for column in [c for c in cells[at] if left <= c <= right and (at, c) != (top, left)]:
                del cells[at][column]
