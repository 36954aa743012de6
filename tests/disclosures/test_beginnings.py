"""What stands before a PDF or a package in its file, and behind it, is passed over; what is cut is refused as before."""

from __future__ import annotations

import pytest
from drawn_pdf import Drawing
from written_formats import docx_with, paragraph

from disclosures.formats.beginnings import is_package_behind, plain_pdf
from disclosures.formats.extracting import extract, is_plain

NARRATIVE = ["柳塘市水务局2031年度部门决算", "一、收入支出决算总体情况说明", "收入支出总计12.50万元。", "本年收入合计12.00万元。"]


def drawn(lines: list[str]) -> bytes:
    drawing = Drawing()
    for line in lines:
        drawing.line(line)
    return drawing.bytes()


PDF = drawn(NARRATIVE)
DOCX = docx_with("".join(map(paragraph, NARRATIVE)))
BEFORE = {
    "mark of Notepad": b"\xef\xbb\xbf",
    "blank lines": b"\r\n\r\n \n",
    "header of a server": b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n",
    "header of a form": b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n',
    "words": "附件：决算公开\n".encode("gb18030"),
    "as many bytes as readers pass over": bytes(range(128, 256)) * 8,
}
BEHIND = {
    "lines": b"\r\n\r\n",
    "a disk's block": bytes(9000),
    "a page of the server": b"\n<html><body>" + b"<p>footer</p>" * 900 + b"</body></html>",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_what_stands_before_a_pdf_is_passed_over_and_its_places_stay(before):
    assert extract(before + PDF, "甲.pdf") == extract(PDF, "甲.pdf")
    assert extract(PDF, "甲.pdf").boxes and not is_plain(before + PDF)


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
def test_what_stands_behind_a_pdf_is_passed_over(behind):
    assert extract(b"\n" + PDF + behind, "甲.pdf") == extract(PDF, "甲.pdf")


def test_the_header_of_postscript_programs_is_one():
    line, rest = PDF.split(b"\n", 1)
    old = b"%!PS-Adobe-3.0 PDF-" + line.removeprefix(b"%PDF-")
    assert extract(old + b"\n" + rest, "甲.pdf") == extract(PDF, "甲.pdf")


def test_a_header_behind_the_first_kilobyte_is_none():
    assert plain_pdf(bytes(1025) + PDF) is None


@pytest.mark.parametrize("text", ["文件格式为 %PDF-1.4 的附件。收入 1.00 万元。", "%!PS-Adobe-3.0 PDF-1.4"])
def test_a_text_that_speaks_of_pdf_is_a_text(text):
    assert extract(text.encode(), "甲.txt").text == text and is_plain(text.encode())


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_pdf_that_is_cut_is_refused_whatever_stands_before_it(share):
    found = extract(b"\xef\xbb\xbf" + PDF[: int(share * len(PDF))], "甲.pdf")
    assert found.text is None and "重新下载" in found.problem


def test_a_pdf_that_was_added_to_and_cut_is_refused():
    assert "不完整" in extract(PDF + b"\n9 0 obj\n<< /Length 9999 >>\nstream\n" + bytes(9999), "甲.pdf").problem


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_what_stands_before_a_package_is_passed_over(before):
    assert is_package_behind(before[:900] + DOCX)
    assert extract(before[:900] + DOCX, "甲.docx") == extract(DOCX, "甲.docx")
    assert extract(DOCX, "甲.docx").text
