"""Workbooks: what the sheets show is read; number formats are applied, hidden parts are left out."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from written_formats import zipped

from disclosures.blocks import Extract
from disclosures.formats.extracting import extract
from disclosures.formats.sheets.number_formats import shown

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
SHOWN = [
    ("3604.7", "#,##0.00", "3,604.70"), ("0.1234", "0.00%", "12.34%"), ("-12.345", "#,##0.00", "-12.35"),
    ("1234567.891", ACCOUNTING, "1,234,567.89"), ("0", ACCOUNTING, "-"), ("-5", ACCOUNTING, "-5.00"),
    ("-12.345", "#,##0.00_);(#,##0.00)", "(12.35)"), ("12345", '0!.0,"万"', "1.2万"), ("12.5", '0.00"万元"', "12.50万元"),
    ("12.50", "General", "12.5"), ("3604.7612345678", "General", "3604.761235"), ("5", "0.##", "5"),
    ("44562", 'yyyy"年"m"月"', "2022年1月"),
    ("44562", "yyyy/m/d", "2022/1/1"), ("7", "000", "007"), ("100", "@", "100"), ("1234.5", "[Red]#,##0.0", "1,234.5"),
    ("12345678", "#,##0.00,", "12,345.68"), ("0", "0.00;-0.00;", ""),
]  # fmt: skip


def extracted(fill: Callable[[Worksheet], object]) -> Extract:
    book = Workbook()
    fill(book.active)
    return saved(book)


def saved(book: Workbook) -> Extract:
    written = io.BytesIO()
    book.save(written)
    return extract(written.getvalue(), "甲.xlsx")


@pytest.mark.parametrize(("number", "number_format", "words"), SHOWN)
def test_a_number_is_read_as_its_format_shows_it(number: str, number_format: str, words: str):
    assert shown(Decimal(number), number_format) == words


def test_the_cells_of_a_sheet_show_their_formats():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["收入总计", 3604.7, 0.1 + 0.2, 0.985])
        sheet["B1"].number_format, sheet["C1"].number_format, sheet["D1"].number_format = "#,##0.00", "General", "0.0%"

    assert extracted(fill).text == "收入总计\t3,604.70\t0.3\t98.5%\n"


def test_of_merged_cells_the_first_has_the_words():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["产出指标", "数量指标", 1])
        sheet.append(["", "质量指标", 2])
        sheet.merge_cells("A1:A2")

    (one,) = extracted(fill).tables or ()
    assert [[cell.text for cell in row] for row in one.rows] == [["产出指标", "数量指标", "1"], ["", "质量指标", "2"]]
    assert one.rows[1][0].start == one.rows[1][0].end


def test_hidden_sheets_rows_and_columns_are_not_shown():
    book = Workbook()
    sheet, hidden, last = book.active, book.create_sheet("代码"), book.create_sheet("后")
    for row in (["甲", "码", "1"], ["乙", "码", "2"], ["丙", "码", "3"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden, sheet.column_dimensions["B"].hidden = True, True
    hidden.append(["密", "密"])
    hidden.sheet_state = "hidden"
    last.append(["丁", "4"])
    assert saved(book).text == "甲\t\t1\n丙\t\t3\n\f丁\t4\n"


def test_prose_in_the_first_column_stands_outside_of_the_tables():
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["一、收入情况"],
            ["收入12.50万元。"],
            ["项目支出绩效自评表"],
            ["项目名称", "甲"],
            ["分值", "10"],
            ["二、支出情况"],
        ):
            sheet.append(row)

    found = extracted(fill)
    (one,) = found.tables or ()
    assert (found.text or "")[one.start : one.end] == "项目支出绩效自评表\n项目名称\t甲\n分值\t10"


def test_a_formula_without_a_result_is_refused_with_the_remedy():
    assert "公式" in (extracted(lambda sheet: sheet.append(["合计", "=1+2"])).problem or "")


def test_a_cell_in_the_last_corner_costs_nothing():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet["XFD1048576"] = 5

    assert extracted(fill).text == "甲\t1\n5\n"


def test_a_table_as_wide_as_the_sheet_and_as_long_is_refused():
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="XFD{at}"><v>2</v></c></row>' for at in range(1, 400))
    assert "上限" in (extract(book_with(f"<worksheet><sheetData>{rows}</sheetData></worksheet>"), "甲.xlsx").problem or "")


def book_with(sheet: str) -> bytes:
    """A workbook of one sheet, given as XML."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{kinds}"><sheets><sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="a" Type="{kinds}/worksheet" Target="a.xml"/>'
            "</Relationships>",
            "xl/a.xml": sheet,
        }
    )


def test_strings_within_cells_and_results_of_formulas_are_read():
    cells = '<c r="A1" t="inlineStr"><is><r><t>收</t></r><r><t>入</t></r></is></c><c r="B1" t="str"><f>A1</f><v>是</v></c>'
    cells += '<c r="C1" t="b"><v>1</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="e"><v>#REF!</v></c>'
    sheet = f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    assert extract(book_with(sheet), "甲.xlsx").text == "收入\t是\tTRUE\t2\t#REF!\n"


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    extracted(lambda sheet: sheet.append(["甲", 1]))
    assert list(tmp_path.iterdir()) == []
