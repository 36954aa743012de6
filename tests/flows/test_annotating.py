"""`jihe check --annotate`: a copy of the PDF with both places of every finding marked; what cannot be marked is refused."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from disclosures_made_up import FALSE_TOTAL, TRUE_TOTAL, disclosure
from drawn_disclosures import wrapped
from drawn_pdf import SIZE, Drawing
from marked_pages import Note, notes
from reportlab.lib.pdfencrypt import StandardEncryption
from shared_documents import PDFS, each_pdf, needs_pdfs

from disclosures.formats.extracting import extract

FIRST_PAGE = 24  # lines


def drawn(text: str, **options: object) -> bytes:
    """A text on two pages."""
    drawing = Drawing(**options)
    lines = wrapped(text, drawing.width - 120, SIZE).split("\n")
    for line in lines[:FIRST_PAGE]:
        drawing.line(line)
    drawing.end_page()
    for line in lines[FIRST_PAGE:]:
        drawing.line(line)
    return drawing.bytes()


@pytest.fixture
def folder(tmp_path):
    """A folder with a PDF whose 收入总计 is 0.10 万元 too high, one that holds, and what is no PDF."""
    (tmp_path / "错.pdf").write_bytes(drawn(disclosure(total=FALSE_TOTAL)))
    (tmp_path / "对.pdf").write_bytes(drawn(disclosure(total=TRUE_TOTAL)))
    (tmp_path / "文.txt").write_text(disclosure(), encoding="utf-8")
    (tmp_path / "夹").mkdir()
    return tmp_path


def all_notes(path: Path) -> list[Note]:
    content = path.read_bytes()
    pages = extract(content, path.name).text.count("\f") + 1
    return [note for page in range(1, pages + 1) for note in notes(content, page)]


def test_both_places_are_marked_with_one_number_and_name_each_other(jihe_here, folder):
    done = jihe_here("check", "错.pdf", "--annotate", "夹/标.pdf", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"已写出“夹/标.pdf”：标出发现 \d+ 条，共 \d+ 处。", done.stdout.splitlines()[-1])
    words = [note.words for note in all_notes(folder / "夹" / "标.pdf")]
    (printed,) = (each for each in words if "SUM01" in each and "此处：金额“3,604.86万元”" in each)
    number = re.search(r"(?m)^错误　发现 (\d+)-1　SUM01\n一 收入总计：印“3,604.86万元”", printed)[1]
    assert "涉及 3,604.86 万元" in printed
    others = re.findall(rf"另见第 1 页 ({number}-\d)：金额“(\S+)万元”", printed)
    # 3,587.26 + 0.00 + 17.50 = 3,604.76
    assert others == [(f"{number}-2", "3,587.26"), (f"{number}-3", "0.00"), (f"{number}-4", "17.50")]
    assert sum(f"发现 {number}-2　SUM01" in each and f"另见第 1 页 {number}-1：" in each for each in words) == 1
    assert {note.author for note in all_notes(folder / "夹" / "标.pdf")} == {"稽核"}


def test_a_place_of_several_findings_has_one_mark_that_tells_of_all(jihe_here, folder):
    done = jihe_here("check", "错.pdf", "--annotate", "标.pdf", "--json", cwd=folder)
    (document,) = json.loads(done.stdout)["documents"]
    spans = {(place["start"], place["end"]) for finding in document["findings"] for place in finding["evidence"]}
    told = "\n".join(note.words for note in all_notes(folder / "标.pdf"))
    assert f"标出发现 {len(document['findings'])} 条，共 {len(spans)} 处" in done.stderr
    assert len(all_notes(folder / "标.pdf")) == len(spans) < sum(len(each["evidence"]) for each in document["findings"])
    assert all(re.search(rf"发现 {each['rank']}(-1)?　{each['check_id']}\n", told) for each in document["findings"])


def test_the_copy_is_read_like_the_original_and_the_original_is_as_it_was(jihe_here, folder):
    before = (folder / "错.pdf").read_bytes()
    jihe_here("check", "错.pdf", "--annotate", "标.pdf", cwd=folder)
    assert (folder / "错.pdf").read_bytes() == before
    assert extract((folder / "标.pdf").read_bytes(), "") == extract(before, "")
    assert sorted(os.listdir(folder)) == sorted(["错.pdf", "对.pdf", "文.txt", "夹", "标.pdf"])


def test_what_stood_at_the_place_is_replaced(jihe_here, folder):
    (folder / "标.pdf").write_bytes(b"before")
    jihe_here("check", "错.pdf", "--annotate", "标.pdf", cwd=folder)
    assert (folder / "标.pdf").read_bytes().startswith(b"%PDF")


def test_without_findings_the_copy_says_so(jihe_here, folder):
    done = jihe_here("check", "对.pdf", "--annotate", "标.pdf", cwd=folder)
    assert "没有发现，未加标注" in done.stdout and all_notes(folder / "标.pdf") == []


def test_findings_make_the_exit_code_as_without_a_copy(jihe_here, folder):
    assert jihe_here("check", "错.pdf", "--annotate", "标.pdf", "--fail-on", "error", cwd=folder).returncode == 1
    assert (folder / "标.pdf").is_file()


def test_what_is_waived_is_marked_and_says_so(jihe_here, folder):
    (folder / "jihe.toml").write_text('waivers = "waivers.toml"\n', encoding="utf-8")
    (folder / "waivers.toml").write_text(
        '[[waiver]]\ncheck = "SUM01"\nunit = "*"\nreason = "已说明"\nwho = "王敏"\nuntil = 2999-12-31\n', encoding="utf-8"
    )
    jihe_here("check", "错.pdf", "--annotate", "标.pdf", cwd=folder)
    assert any("已豁免：已说明（王敏，至 2999-12-31）" in note.words for note in all_notes(folder / "标.pdf"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["错.pdf", "对.pdf", "--annotate", "标.pdf"], ["--annotate", "一份 PDF"]),
        (["夹", "--annotate", "标.pdf"], ["夹", "没有可稽核"]),
        ([".", "--annotate", "标.pdf"], ["--annotate", "一份 PDF"]),
        (["文.txt", "--annotate", "标.pdf"], ["文.txt", "不是 PDF"]),
        (["没有.pdf", "--annotate", "标.pdf"], ["没有.pdf", "请检查路径"]),
        (["错.pdf", "--annotate", "夹"], ["夹", "是文件夹"]),
        (["错.pdf", "--annotate", "没有/标.pdf"], ["没有", "不存在"]),
        (["错.pdf", "--annotate", "文.txt/标.pdf"], ["文.txt", "不存在"]),
        (["错.pdf", "--annotate", "夹/../错.pdf"], ["错.pdf", "原文件"]),
        (["错.pdf", "--annotate", "链.pdf"], ["链.pdf", "原文件"]),
        (["错.pdf", "--annotate", "/dev/null"], ["/dev/null", "不是普通文件"]),
    ],
)
def test_what_cannot_be_marked_is_refused_with_a_sentence(jihe_here, folder, arguments, words):
    (folder / "链.pdf").symlink_to(folder / "错.pdf")
    before = sorted(folder.rglob("*"))
    done = jihe_here("check", *arguments, cwd=folder)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and all(word in done.stderr for word in words)
    assert sorted(folder.rglob("*")) == before


def scanned() -> bytes:
    drawing = Drawing()
    drawing.canvas.rect(60, 60, 300, 400, fill=1)
    return drawing.bytes()


UNREAD = {
    "没有文字层": scanned(),
    "密码": drawn(disclosure(), encrypt=StandardEncryption("geheim", ownerPassword="besitz", strength=128)),
    "已损坏": b"%PDF-1.7 cut",
}


@pytest.mark.parametrize("words", UNREAD)
def test_a_pdf_that_cannot_be_read_is_named_and_nothing_is_written(jihe_here, tmp_path, words):
    (tmp_path / "甲.pdf").write_bytes(UNREAD[words])
    plain = jihe_here("check", "甲.pdf", cwd=tmp_path)
    done = jihe_here("check", "甲.pdf", "--annotate", "标.pdf", cwd=tmp_path)
    assert words in done.stdout and done.stdout.startswith(plain.stdout) and done.returncode == plain.returncode == 0
    assert "没有写出“标.pdf”" in done.stdout.splitlines()[-1] and not (tmp_path / "标.pdf").exists()


def test_findings_without_a_place_are_counted_by_check():
    from flows.commands.annotating import written
    from flows.marks import Marking

    marking = Marking((), places=5, found=2, unplaced={"CMP01": 2, "CMP04": 1})
    assert written(marking, "标.pdf") == (
        "已写出“标.pdf”：标出发现 2 条，共 5 处。另有 3 条在 PDF 中没有位置，未标出：CMP01 2 条、CMP04 1 条。"
    )


@needs_pdfs
@each_pdf
def test_every_finding_in_a_real_pdf_is_marked_at_its_words(jihe_here, tmp_path, path):
    done = jihe_here("check", path, "--annotate", "标.pdf", "--json", cwd=tmp_path)
    (document,) = json.loads(done.stdout)["documents"]
    spans = {(place["start"], place["end"]) for finding in document["findings"] for place in finding["evidence"]}
    assert f"标出发现 {len(document['findings'])} 条，共 {len(spans)} 处。" in done.stderr
    found = all_notes(tmp_path / "标.pdf")
    assert len(found) >= len(spans) > 0 and all(note.quads for note in found)
    assert extract((tmp_path / "标.pdf").read_bytes(), path.name) == extract(path.read_bytes(), path.name)


@needs_pdfs
def test_the_real_pdfs_are_found():
    assert len(PDFS) >= 3
