"""Old workbooks: words by calamine, numbers as the formats of their records show them."""

from __future__ import annotations

import struct

from old_office import merged, number, short_number, words, xls

from disclosures.formats.extracting import extract
from disclosures.formats.sheets.biff import book_of

MONEY, PERCENT = "#,##0.00", "0.0%"


def test_numbers_are_shown_by_their_formats():
    sheet = words(0, 0, "收入总计") + number(0, 1, 3604.7, 1) + number(0, 2, 0.985, 2) + number(0, 3, 12.5, 0)
    assert extract(xls({"表": sheet}, [MONEY, PERCENT]), "甲.xls").text == "收入总计\t3,604.70\t98.5%\t12.5\n"


def test_short_numbers_are_whole_or_hundredths():
    sheet = words(0, 0, "甲") + short_number(0, 1, 1234 << 2 | 3, 1) + short_number(0, 2, 7 << 2 | 2, 1)
    assert extract(xls({"表": sheet}, [MONEY]), "甲.xls").text == "甲\t12.34\t7.00\n"


def test_of_merged_cells_the_first_has_the_words_and_sheets_are_pages():
    first = words(0, 0, "产出") + words(0, 1, "数量") + words(1, 0, "旧") + words(1, 1, "质量") + merged(0, 1, 0, 0)
    second = words(0, 0, "丙") + number(0, 1, 1, 0)
    found = extract(xls({"一": first, "密": second, "二": second}, [], hidden=frozenset("密")), "甲.xls")
    assert found.text == "产出\t数量\n\t质量\n\f丙\t1\n" and len(found.tables or ()) == 2


def test_a_cell_in_the_last_corner_of_many_rows_is_refused():
    sheet = words(0, 0, "甲") + number(65_535, 255, 1, 0)
    assert "上限" in (extract(xls({"表": sheet}, []), "甲.xls").problem or "")


def test_records_that_are_cut_off_are_passed_over():
    stream = struct.pack("<HH", 0x809, 16) + bytes(3)
    assert book_of(stream).sheets == [] and book_of(b"").sheets == []
