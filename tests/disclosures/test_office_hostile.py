"""What is meant to harm a reader of Office files: it is refused with a sentence, or read without harm, and nothing is written."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from old_office import compound
from written_formats import W, docx_with, paragraph, zipped

from data import office
from data.files import Problem
from disclosures.blocks import Extract
from disclosures.formats.extracting import extract
from disclosures.reading import read

MAIN = "word/document.xml"


def problem(content: bytes, name: str = "甲.docx") -> str:
    found = extract(content, name)
    assert found.text is None and found.problem is not None and found.problem.startswith(name)
    return found.problem


def document(xml: str | bytes) -> bytes:
    return zipped({MAIN: xml})


def test_external_entities_are_not_read(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("密")
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    assert "实体" in problem(document(f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}'))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_expand_are_not_expanded(encoding: str):
    entities = '<!ENTITY a "甲甲甲甲甲甲甲甲甲甲">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = f'<w:document xmlns:w="{W}" a="&i;"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [{entities}]>{body}'
    assert "XML" in problem(document(xml.encode(encoding)))


def test_names_that_climb_out_of_the_folder_are_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    inside = tmp_path / "in"
    inside.mkdir()
    monkeypatch.chdir(inside)
    with zipfile.ZipFile(io.BytesIO(docx_with(paragraph("收入")))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    climbing = {"../../climbed.xml": b"<x/>", "/tmp/jihe-climbed.xml": b"<x/>", "word/../../../climbed.xml": b"<x/>"}
    assert extract(zipped({**members, **climbing}), "甲.docx").text == "收入\n"
    assert [path.name for path in tmp_path.rglob("*")] == ["in"] and not Path("/tmp/jihe-climbed.xml").exists()


def test_a_package_that_unpacks_to_a_hundred_times_its_size_is_refused():
    words = f'<w:document xmlns:w="{W}"><w:body>{paragraph("甲")}</w:body>{" " * 20_000_000}</w:document>'
    assert "倍" in problem(document(words))


def test_a_package_that_unpacks_to_more_than_the_limit_is_refused():
    # Some 20 to 1.
    blocks = b"".join(os.urandom(1_000) + bytes(40_000) for _ in range(1_500))
    members = {f"word/media/{at}.bin": blocks for at in range(4)}
    assert "200 MB" in problem(zipped({MAIN: "<x/>", **members}))


def test_a_size_that_lies_unpacks_no_more_than_it_says():
    body = zlib.compress(b" " * 300_000_000, 9)[2:-4]
    name = MAIN.encode()
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(body), 1000, len(name), 0) + name + body
    listed = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(body), 1000, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(listed), len(local), 0)
    assert "损坏" in problem(local + listed + end)


@pytest.mark.parametrize("suffix", ["txt", "xlsx", "pdf", "doc"])
def test_a_suffix_that_lies_changes_nothing(suffix: str):
    content = docx_with(paragraph("收入12.50万元"))
    found = extract(content, f"甲.{suffix}")
    assert found == extract(content, "甲.docx") and found.text == "收入12.50万元\n"


def test_a_doc_that_is_a_web_page_is_read_as_one():
    found = extract(b"<html><body><p>" + "收入".encode("gbk") + b"</body></html>", "甲.doc")
    assert (found.text, found.media_type) == ("收入\n", "text/html")


@pytest.mark.parametrize(
    ("member", "words"), [("a.docx", "压缩包"), ("ppt/presentation.xml", "pptx"), ("OFD.xml", "OFD"), ("xl/workbook.bin", "xlsb")]
)
def test_other_packages_are_named(member: str, words: str):
    assert words in problem(zipped({member: docx_with("")}))


@pytest.mark.parametrize("cut", [4, 40, 400, -30])
def test_a_package_cut_off_is_refused(cut: int):
    assert "损坏" in problem(docx_with(paragraph("收入" * 400))[:cut])


def test_encrypted_files_are_named():
    assert "密码" in problem(compound({"EncryptionInfo": b"", "EncryptedPackage": b"x"}))
    assert "密码" in problem(compound({"WordDocument": bytes(11) + b"\x01"}), "甲.doc")
    assert "密码" in problem(
        compound({"Workbook": struct.pack("<4H", 0x809, 4, 0x600, 5) + struct.pack("<HH", 0x2F, 0)}), "甲.xls"
    )


def test_tables_nested_without_end_are_refused_and_do_not_raise():
    body = paragraph("甲")
    for _ in range(80):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert "嵌套" in problem(docx_with(body))
    assert extract(docx_with(f"<w:p>{'<w:ins>' * 5000}{'</w:ins>' * 5000}</w:p>"), "甲.docx").problem is not None


def without_office(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))


def test_an_old_word_file_names_the_remedy_where_nothing_converts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    without_office(monkeypatch, tmp_path)
    for content, name in ((compound({"WordDocument": bytes(99)}), "甲.doc"), (b"{\\rtf1 a}", "乙.doc")):
        assert "docx" in problem(content, name) and "LibreOffice" in problem(content, name)
    assert "RTF" in problem(b"{\\rtf1 a}", "乙.doc")


def program(folder: Path, script: str) -> None:
    """A program in the place of LibreOffice; it is called as that is: profile, options, --outdir, folder, file."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_an_old_word_file_is_converted_where_something_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "made.docx").write_bytes(docx_with(paragraph("收入12.50万元")))
    program(tmp_path, f'/bin/mkdir -p "$9" && /bin/cp {tmp_path}/made.docx "$9/source.docx" && echo "$9" > {tmp_path}/where')
    without_office(monkeypatch, tmp_path)
    found = extract(compound({"WordDocument": bytes(99)}), "甲.doc")
    assert (found.text, found.media_type) == ("收入12.50万元\n", "application/msword")
    assert not Path((tmp_path / "where").read_text().strip()).parent.exists()


def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program(tmp_path, "/bin/sleep 60")
    without_office(monkeypatch, tmp_path)
    made = office.docx_of(b"", "doc", seconds=0.3)
    assert isinstance(made, Problem) and "秒" in made.sentence


def test_a_conversion_that_fails_has_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program(tmp_path, "exit 1")
    without_office(monkeypatch, tmp_path)
    assert "未能转换" in problem(compound({"WordDocument": bytes(99)}), "甲.doc")


def test_what_is_refused_is_a_document_with_its_reason():
    frames = read(b"PK\x03\x04", "甲.docx").frames
    found: Extract = extract(b"PK\x03\x04", "甲.docx")
    assert frames["documents"]["text"].to_list() == [""] and frames["unread"]["reason"].to_list() == [found.problem]


def test_names_with_backslashes_or_other_letters_are_found():
    with zipfile.ZipFile(io.BytesIO(docx_with(paragraph("收入")))) as package:
        members = {name.replace("/", "\\").replace("document", "Document"): package.read(name) for name in package.namelist()}
    assert extract(zipped(members), "甲.docx").text == "收入\n"
