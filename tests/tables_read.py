"""The tables of PDFs that tests draw, as they are read."""

from __future__ import annotations

from drawn_pdf import Drawing

from disclosures.blocks import Extract, Table
from disclosures.formats.extracting import extract


def read(drawing: Drawing) -> Extract:
    found = extract(drawing.bytes(), "甲局.pdf")
    assert found.problem is None
    return found


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def only(found: Extract) -> Table:
    (table,) = found.tables
    return table
