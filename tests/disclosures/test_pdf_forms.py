"""Forms of merged cells drawn over pages that repeat their titles, or print words across them, say what they say as DOCX."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import merged_writers
import pytest
from drawn_pdf import FONT, RULERS, Drawing
from drawn_tables import Tables
from merged_forms import Part, parts_of
from reportlab.lib.pagesizes import A4, landscape
from told_by_readings import COLUMNS, disclosure, told

from disclosures.reading import Reading, read

SEED = 3


@cache
def said() -> Reading:
    return read(merged_writers.docx_of(parts_of(disclosure(SEED), long=False), landscape=True), "甲.docx")


def narrow(parts: Iterable[Part]) -> list[Part]:
    """The parts with lines that fit the page."""
    fitting: list[Part] = []
    for part in parts:
        fitting += [part] if isinstance(part, list) else [part[at : at + 60] for at in range(0, len(part), 60)]
    return fitting


def titles_again() -> Tables:
    """Each page of a form begins with its title and year."""
    drawing = Tables(landscape(A4))
    parts = narrow(parts_of(disclosure(SEED), long=False))
    for at, part in enumerate(parts):
        drawing.again = [str(words) for words in parts[at - 2 : at]] if isinstance(part, list) else []
        drawing.parts([part])
    return drawing


def across(page: Drawing) -> None:
    page.canvas.setFont(FONT, 50)
    page.canvas.translate(150, 100)
    page.canvas.rotate(35)
    page.canvas.drawString(0, 0, "柳塘市公开2031")


def words_across() -> Tables:
    drawing = Tables(landscape(A4), ruler=RULERS["double"], under=across)
    drawing.parts(narrow(parts_of(disclosure(SEED), long=False)))
    return drawing


@cache
def found(name: str) -> Reading:
    return read({"titles": titles_again, "words": words_across}[name]().bytes(), "甲.pdf")


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("name", ["titles", "words"])
def test_forms_say_what_they_say_as_docx(name: str, table: str):
    assert told(found(name), table) == told(said(), table)


@pytest.mark.parametrize("name", ["titles", "words"])
def test_every_number_is_read(name: str):
    assert found(name).frames["unread"].height == 0
