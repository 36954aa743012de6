"""The limits of the formats: what is just within is read, what is just beyond is refused, with the number and the limit."""

from __future__ import annotations

import io
import os
import struct
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from openpyxl import Workbook
from raw_pdf import FLATE, line, packed, packed_blanks, pdf, pdf_of
from written_formats import W, docx_with, paragraph, zipped

from disclosures.blocks import Extract
from disclosures.formats import composing, containers
from disclosures.formats.extracting import extract
from disclosures.formats.pdf import unpacking
from disclosures.formats.pdf.pdfium import MOST_PAGES
from disclosures.formats.sheets import pieces
from disclosures.formats.web.elements import _DEEPEST_TABLES

MAIN = "word/document.xml"
TWICE = b"/Filter [/FlateDecode /FlateDecode]"


def problem(content: bytes, name: str = "甲.pdf") -> str:
    found = extract(content, name)
    assert found.text is None and found.problem is not None and found.problem.startswith(f"{name}：")
    return found.problem


def text(content: bytes, name: str = "甲.pdf") -> str:
    found: Extract = extract(content, name)
    assert found.problem is None
    return found.text


def test_a_pdf_has_at_most_eight_hundred_pages():
    assert text(pdf(line("7"), pages=MOST_PAGES)).count("\f") == MOST_PAGES - 1 == 799
    assert "801 页，超过 800 页" in problem(pdf(line("7"), pages=MOST_PAGES + 1))


@pytest.mark.parametrize(("filters", "times"), [(FLATE, 1), (TWICE, 2), (b"/Filter[/Fl/Fl]", 2)])
def test_streams_of_a_pdf_may_be_packed_once_or_twice(filters: bytes, times: int):
    assert text(pdf(packed(line("7"), times=times), filters=filters)) == "7\n"


@pytest.mark.parametrize(("filters", "times"), [(FLATE, 1), (TWICE, 2), (b"/Filter[/Fl/Fl]", 2)])
def test_a_stream_that_unpacks_to_a_hundred_times_the_file_is_refused(filters: bytes, times: int):
    assert text(pdf(packed_blanks(9, times=times, behind=line("7")), filters=filters)) == "7\n"
    assert "100 倍" in problem(pdf(packed_blanks(11, times=times, behind=line("7")), filters=filters))


def test_streams_that_unpack_to_more_than_the_limit_are_refused_without_being_unpacked_any_further(monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST_RATIO", 10_000)
    sizes: list[int] = []
    inflated = unpacking._inflated

    def counted(packed_pieces, more):
        for piece in inflated(packed_pieces, more):
            sizes.append(len(piece))
            yield piece

    monkeypatch.setattr(unpacking, "_inflated", counted)
    # Together they are beyond it; each alone is not.
    blanks = packed_blanks(90)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(blanks), blanks)
    assert unpacking.unpacks_beyond(pdf_of([stream] * 2)) is None
    assert "200 MB" in unpacking.unpacks_beyond(pdf_of([stream] * 40))
    assert sum(sizes) < (2 * 90 + 202) * containers.MEGABYTE


def test_pictures_of_a_pdf_are_large_by_nature():
    blanks = packed_blanks(30)
    picture = b"<< /Subtype /Image /Width 5000 /Height 6291 /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    assert unpacking.unpacks_beyond(pdf_of([picture % (len(blanks), blanks)])) is None


@pytest.mark.parametrize("content", [b"", b"stream\n", b"obj /Fl stream\r\nno zlib", b"obj /Fl stream\n" + packed(b"7")[:-3]])
def test_damaged_streams_are_within_all_limits(content: bytes):
    assert unpacking.unpacks_beyond(content) is None


def test_a_package_unpacks_to_at_most_two_hundred_megabytes():
    # Each member is some 20 to 1.
    block = b"".join(os.urandom(1_000) + bytes(40_000) for _ in range(250))
    within = {f"word/media/{at}.bin": block for at in range(20)}
    rest = containers.LARGEST_UNPACKED - 20 * len(block) - len(docx_members(paragraph("7")))
    assert text(with_members(paragraph("7"), within | {"a": bytes(rest)}), "甲.docx") == "7\n"
    assert "200 MB 的上限" in problem(with_members(paragraph("7"), within | {"a": bytes(rest + 1)}), "甲.docx")


def docx_members(body: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx_with(body))) as package:
        return b"".join(package.read(name) for name in package.namelist())


def with_members(body: str, members: dict[str, bytes]) -> bytes:
    written = io.BytesIO(docx_with(body))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return written.getvalue()


def test_members_that_lie_over_each_other_count_each():
    """A bomb of one body that the list at the end names four hundred times."""
    body = packed(b" " * 1_000_000)[2:-4]
    name = b"a"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(body), 1_000_000, len(name), 0) + name + body
    listed = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(body), 1_000_000, 4, 0, 0, 0, 0, 0, 0) + b"%04d" % at
        for at in range(400)
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 400, 400, len(listed), len(local), 0)
    assert "381 MB，超过 200 MB" in problem(local + listed + end, "甲.docx")


def test_a_package_within_a_package_is_not_opened():
    content = docx_with(paragraph("7"))
    for _ in range(50):
        content = zipped({"again.docx": content})
    assert "压缩包" in problem(content, "甲.docx")


def test_a_package_has_at_most_ten_thousand_members():
    own = len(zipfile.ZipFile(io.BytesIO(docx_with(paragraph("7")))).namelist())

    def package(count: int) -> bytes:
        return with_members(paragraph("7"), {f"m{at}": b"" for at in range(count - own)})

    assert text(package(containers.MOST_MEMBERS), "甲.docx") == "7\n"
    assert "10001 个成员" in problem(package(containers.MOST_MEMBERS + 1), "甲.docx")


def workbook(*sheets: list[list[object]]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(written)
    return written.getvalue()


def test_a_workbook_has_so_many_cells_at_most(monkeypatch):
    monkeypatch.setattr(pieces, "MOST_FILLED", 12)
    assert text(workbook([[1, 2, 3], [4, 5, 6]], [[7, 8], [9, 10], [11, 12]]), "甲.xlsx").endswith("11\t12\n")
    assert "13 个有内容的单元格，超过 12 个" in problem(workbook([[1, 2, 3], [4, 5, 6]], [[7] * 7]), "甲.xlsx")


def test_a_workbook_has_so_many_sheets_at_most():
    assert text(workbook(*[[[1, 2]]] * pieces.MOST_SHEETS), "甲.xlsx").count("\f") == 254
    assert "256 张工作表，超过 255 张" in problem(workbook(*[[[1, 2]]] * (pieces.MOST_SHEETS + 1)), "甲.xlsx")


def test_a_table_of_a_sheet_is_no_wider_than_can_be_read():
    book, written = Workbook(), io.BytesIO()
    for row in range(1, composing.MOST_CELLS // 16_384 + 2):
        book.active[f"A{row}"] = book.active[f"XFD{row}"] = 7
    book.save(written)
    assert "2,015,232 个单元格，超过 2,000,000 个" in problem(written.getvalue(), "甲.xlsx")


def table(cell: str, count: int) -> str:
    return f"<table><tr>{cell * count}</tr></table>"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lambda count: ("<html>" + table("<td colspan=1000>1</td>", count)).encode(), "甲.html"),
        (lambda count: ("<html>" + table("<td>1</td><td>1", 1) * (count * 500)).encode(), "甲.html"),
    ],
)
def test_the_tables_of_a_page_have_so_many_cells_at_most(monkeypatch, content, name):
    monkeypatch.setattr(composing, "MOST_CELLS", 5_000)
    assert extract(content(5), name).problem is None
    assert "超过 5,000 个" in problem(content(6), name)


def test_the_tables_of_a_word_document_have_so_many_cells_at_most(monkeypatch):
    monkeypatch.setattr(composing, "MOST_CELLS", 63 * 4)
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr>{paragraph("7")}</w:tc>'
    within = f"<w:tbl><w:tr>{cell * 2}</w:tr><w:tr>{cell * 2}</w:tr></w:tbl>"
    assert text(docx_with(within), "甲.docx").count("7") == 4
    assert "超过 252 个" in problem(docx_with(within + f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>"), "甲.docx")
    assert "超过 252 个" in problem(docx_with(f"<w:tbl><w:tr>{cell * 5}</w:tr></w:tbl>"), "甲.docx")


def test_tables_of_a_page_are_nested_so_deep_at_most():
    def page(depth: int) -> bytes:
        return b"<html>" + b"<table><tr><td>" * depth + b"7"

    assert text(page(_DEEPEST_TABLES), "甲.html") == "7\n"
    assert f"超过 {_DEEPEST_TABLES} 层" in problem(page(_DEEPEST_TABLES + 1), "甲.html")


@pytest.fixture
def asked():
    """A server on the loopback: its address, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'<!ENTITY x "7">')

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


def test_nothing_is_fetched_from_the_network(asked):
    address, paths = asked
    body = f'<w:document xmlns:w="{W}"><w:body>{paragraph("7")}&x;</w:body></w:document>'
    for declared in (
        f'd [<!ENTITY x SYSTEM "{address}/x">]',
        f'd SYSTEM "{address}/d"',
        f'd [<!ENTITY % x SYSTEM "{address}/p"> %x;]',
    ):
        for before in ("", f"<!--{' ' * 20_000}-->"):
            assert "实体" in problem(zipped({MAIN: f"{before}<!DOCTYPE {declared}>{body}"}), "甲.docx")
    link = f'<Relationship Id="a" Type="x/styles" Target="{address}/styles" TargetMode="External"/>'
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = {"word/_rels/document.xml.rels": f'<Relationships xmlns="{names}">{link}</Relationships>'}
    assert text(zipped({MAIN: body.replace("&x;", ""), **rels}), "甲.docx") == "7\n"
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}/h">]><p>7&x;<img src="{address}/i"><link href="{address}/l">'
    assert "7" in text(page.encode(), "甲.html")
    assert paths == []


def test_entities_of_files_are_not_read_in_any_part(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("密")
    declared = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with zipfile.ZipFile(io.BytesIO(workbook([["收入", 1]]))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    read = [name for name in members if not name.startswith("docProps") and "theme" not in name and name != "_rels/.rels"]
    assert len(read) >= 4
    for name in read:
        head, _, rest = members[name].rpartition(b"?>")
        changed = head + (b"?>" if head else b"") + declared.encode() + rest
        assert "实体" in problem(zipped({**members, name: changed}), "甲.xlsx"), name


@pytest.mark.parametrize("suffix", ["txt", "docx", "html", "doc"])
def test_a_pdf_is_read_whatever_its_suffix(suffix: str):
    assert extract(pdf(line("7")), f"甲.{suffix}") == extract(pdf(line("7")), "甲.pdf")
