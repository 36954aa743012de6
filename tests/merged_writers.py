"""Tables of merged cells as DOCX and HTML, for programs that print them as PDF."""

from __future__ import annotations

import html
from collections.abc import Iterable

from merged_forms import Merged, Part, Rows, placed
from written_formats import docx_with, paragraph

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
_RUN = '<w:r><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="15"/></w:rPr>'
_STYLE = (
    "@page{{size:A4 {turned};margin:15mm}}body{{font-family:'Noto Serif CJK SC'}}td{{border:1px solid;font-size:8pt;padding:2px}}"
    "table{{border-collapse:collapse;width:100%;table-layout:fixed}}"
)


def docx_of(parts: Iterable[Part], *, landscape: bool) -> bytes:
    """A document of A4 whose rows may break across pages."""
    width, height = (16838, 11906) if landscape else (11906, 16838)
    body = "".join(_table(part, width - 1600) if isinstance(part, list) else paragraph(part) for part in parts)
    page = f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1000" w:right="800" w:bottom="1000" w:left="800"/>'
    return docx_with(f"{body}<w:sectPr>{page}</w:sectPr>")


def _table(rows: Rows, width: int) -> str:
    columns = sum(cell.columns for cell in rows[0])
    each = width // columns
    lines: list[dict[int, str]] = [{} for _ in rows]
    for row, column, cell in placed(rows):
        for down in range(cell.rows):
            lines[row + down][column] = _cell(cell, each, down=down)
    size = f'<w:tblW w:w="{each * columns}" w:type="dxa"/>'
    properties = f'<w:tblPr>{size}<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for _ in range(columns))
    body = "".join(f"<w:tr>{''.join(line[at] for at in sorted(line))}</w:tr>" for line in lines)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{paragraph('')}"


def _cell(cell: Merged, each: int, *, down: int) -> str:
    """A cell, or what a row further down has of one that is merged over rows."""
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = "" if cell.rows == 1 else "<w:vMerge/>" if down else '<w:vMerge w:val="restart"/>'
    width = f'<w:tcW w:w="{each * cell.columns}" w:type="dxa"/>'
    words = paragraph("" if down else cell.words).replace("<w:r>", _RUN)
    return f'<w:tc><w:tcPr>{width}{span}{merged}<w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'


def html_of(parts: Iterable[Part], *, landscape: bool) -> bytes:
    """A page in UTF-8 that prints on A4."""
    style = _STYLE.format(turned="landscape" if landscape else "")
    body = "".join(_html_table(part) if isinstance(part, list) else f"<p>{html.escape(part)}</p>" for part in parts)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{style}</style></head><body>{body}</body></html>'.encode()


def _html_table(rows: Rows) -> str:
    lines = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows)
    return f"<table>{lines}</table>"


def _html_cell(cell: Merged) -> str:
    return f"<td colspan={cell.columns} rowspan={cell.rows}>{html.escape(cell.words)}</td>"
