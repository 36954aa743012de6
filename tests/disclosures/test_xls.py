"""Old workbooks: words and numbers as the records and their formats show them."""

from __future__ import annotations

import io
import struct

from old_office import merged, number, record, short_number, words, xls
from python_calamine import CalamineWorkbook

from disclosures.formats.extracting import extract
from disclosures.formats.sheets.biff import book_of
from disclosures.formats.sheets.biff_words import shared_words

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


def test_a_cell_in_the_last_corner_costs_nothing():
    sheet = words(0, 0, "甲") + number(0, 1, 1, 0) + number(65_535, 255, 5, 0)
    assert extract(xls({"表": sheet}, []), "甲.xls").text == "甲\t1\n5\n"


def test_shared_words_go_on_in_the_next_record_in_another_width():
    first = (
        struct.pack("<II", 3, 3)
        + struct.pack("<HB", 2, 0)
        + b"ab"
        + struct.pack("<HBH", 3, 1 | 8, 1)
        + "甲乙".encode("utf-16-le")
    )
    second = b"\x01" + "丙".encode("utf-16-le") + bytes(4) + struct.pack("<HB", 4, 0) + b"12"
    assert shared_words([first, second, b"\x0034"]) == ["ab", "甲乙丙", "1234"]
    assert shared_words([first]) == ["ab"] and shared_words([b""]) == []


def test_formulas_show_their_results():
    def formula(column: int, result: bytes) -> bytes:
        return record(0x06, struct.pack("<3H", 0, column, 0) + result + bytes(6))

    sheet = words(0, 0, "甲") + formula(1, struct.pack("<d", 2.5)) + formula(2, b"\0\0\0\0\0\0\xff\xff")
    sheet += record(0x207, struct.pack("<HB", 1, 1) + "乙".encode("utf-16-le")) + formula(3, b"\1\0\1\0\0\0\xff\xff")
    assert extract(xls({"表": sheet}, []), "甲.xls").text == "甲\t2.5\t乙\tTRUE\n"


def test_records_that_are_cut_off_are_passed_over():
    stream = struct.pack("<HH", 0x809, 16) + bytes(3)
    assert book_of(stream).sheets == [] and book_of(b"").sheets == []


def test_another_reader_sees_the_same_cells():
    sheet = words(0, 0, "收入总计") + number(0, 1, 3604.7, 1) + short_number(1, 1, 7 << 2 | 2, 1) + words(1, 0, "支出")
    content = xls({"表": sheet}, [MONEY])
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert theirs == [["收入总计", 3604.7], ["支出", 7]]
    assert extract(content, "甲.xls").text == "收入总计\t3,604.70\n支出\t7.00\n"
