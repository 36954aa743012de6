"""A generated disclosure as a file of another format: DOCX, XLSX, HTML, with the blocks that the layouts write as text.

Each writer takes the same parts: lines, and forms as rows of cells. A cell that is blank because it is merged stands merged.
`pdf` has its own writers, where PDF is tested.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.cell import Cell

from generator.document import Disclosure, Form, Heading
from generator.layouts.prose import bracketed, words_of
from generator.layouts.tabbed import overall_rows, project_rows

Rows = list[list[str]]
Part = str | Rows
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = f'<Relationship Id="main" Type="{R}/officeDocument" Target="word/document.xml"/>'
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def parts_of(disclosure: Disclosure) -> Iterator[Part]:
    """The lines and forms of a disclosure, with the words and columns of the layout `tabbed`."""
    for block in disclosure.blocks:
        if isinstance(block, Form):
            rows = [list(row) for row in (overall_rows(block) if block.kind == "overall" else project_rows(block))]
            width = max(map(len, rows))
            yield [row + [""] * (width - len(row)) for row in rows]
        elif isinstance(block, Heading):
            yield block.text
        else:
            yield words_of(block, bracketed)


def docx_of(parts: Iterable[Part]) -> bytes:
    """DOCX: blank cells at the end of a row are spanned by the last printed one."""
    return docx_with("".join(_docx_table(part) if isinstance(part, list) else paragraph(part) for part in parts))


def paragraph(words: str, properties: str = "") -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}<w:r>{lines}</w:r></w:p>"


def _docx_table(rows: Rows) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{_docx_cells(row)}</w:tr>' for row in rows)}</w:tbl>{paragraph('')}"


def _docx_cells(row: list[str]) -> str:
    cells, at = "", 0
    while at < len(row):
        behind = at + 1
        # A blank first cell goes on with the one above; others are spanned by the cell before them, as in title rows.
        while not any(row[at + 1 :]) and behind < len(row):
            behind += 1
        span = f'<w:gridSpan w:val="{behind - at}"/>' if behind - at > 1 else ""
        merged = "<w:vMerge/>" if at == 0 and not row[0] else ""
        cells += f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{paragraph(row[at])}</w:tc>"
        at = behind
    return cells


def docx_with(body: str, **others: str) -> bytes:
    """A package with this body. others: the parts numbering, styles, footnotes ... as whole XML."""
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    links = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in others)
    types = f'<Override PartName="/word/document.xml" ContentType="{_DOCX}"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{_MAIN}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            **{f"word/{kind}.xml": xml.replace(">", f" {names}>", 1) for kind, xml in others.items()},
        }
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return written.getvalue()


def xlsx_of(parts: Iterable[Part]) -> bytes:
    """XLSX: lines in the first column, tables below them; numbers are numbers, shown by their formats."""
    book = Workbook()
    sheet = book.active
    for part in parts:
        for row in [[part]] if isinstance(part, str) else part:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                _as_number(cell)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _as_number(cell: Cell) -> None:
    """The cell as a number where it prints one, with a format that shows it as it was printed."""
    words = str(cell.value or "")
    # "=100%" is a target here, no formula.
    cell.data_type = "s" if words else cell.data_type
    percent = words.endswith("%")
    digits = words.rstrip("%").replace(",", "")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return
    # Codes (06) are words.
    if digits.startswith("0") and digits[1:2].isdigit():
        return
    decimals = len(digits.partition(".")[2])
    grouped = "#,##0" if "," in words else "0"
    cell.number_format = grouped + (f".{'0' * decimals}" if decimals else "") + ("%" if percent else "")
    cell.data_type = "n"
    cell.value = float(number / 100 if percent else number)


def html_of(parts: Iterable[Part]) -> bytes:
    """HTML in GBK, as the sites of many counties are; what fits no GBK stands as an entity."""
    body = "".join(_html_table(part) if isinstance(part, list) else f"<p>{html.escape(part)}</p>\n" for part in parts)
    page = f'<!DOCTYPE html>\n<html><head><meta charset="gb2312"><title>公开</title></head><body>{body}</body></html>'
    return page.encode("gbk", "xmlcharrefreplace")


def _html_table(rows: Rows) -> str:
    """Blank cells at the end of a row are spanned by the last printed one."""
    lines = []
    for row in rows:
        printed = max((at + 1 for at, words in enumerate(row) if words), default=len(row))
        cells = [f"<td>{html.escape(words).replace(chr(10), '<br>')}</td>" for words in row[: printed - 1]]
        last = html.escape(row[printed - 1]).replace("\n", "<br>")
        lines.append(f"<tr>{''.join(cells)}<td colspan={len(row) - printed + 1}>{last}</td></tr>")
    return f"<table border=1>{''.join(lines)}</table>\n"


WRITERS: Mapping[str, Callable[[Iterable[Part]], bytes]] = {"docx": docx_of, "xlsx": xlsx_of, "html": html_of}
