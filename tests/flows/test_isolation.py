"""A document that ends, blocks or uses up its reader, as the command meets it: the others are checked, and nothing is held
against the unit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from disclosures_made_up import disclosure
from harmful import AMPLE
from raw_pdf import line, packed, packed_blanks, pdf

from data.records import document_id_of
from flows import reading
from flows.given import File
from flows.reading import NO_READER, read_files

# Each stands in the place of the library in a worker, which has the paths of its parent: PDFium met a file that does this.
_LARGE = "内存超过 300 MB"
DYING = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"
STUCK = f"import ctypes\nctypes.PyDLL(None).sleep({AMPLE})\n"
EATING = "taken = []\nwhile True:\n    taken.append(b'x' * 1000000)\n"
# A library in another language that is refused memory ends its process: it grows too fast to be seen before.
REFUSED = (
    "import os\ntaken = []\ntry:\n    while True:\n        taken.append(b'x' * 50000000)\nexcept MemoryError:\n    os.abort()\n"
)
# With the seconds that each is given: only what is stuck is to run out of them, on a busy machine too.
HARMS = {
    "dying": (DYING, AMPLE, "意外终止"),
    "stuck": (STUCK, 2, "超过 2 秒"),
    "eating": (EATING, AMPLE, _LARGE),
    "refused": (REFUSED, AMPLE, _LARGE),
}
# Reading is asked about, not what comes behind it.
QUICK = {"JIHE_ANOMALIES": "off", "JIHE_EXPECTATIONS": "off"}


@pytest.fixture
def library(tmp_path: Path):
    """Puts a library in the place of PDFium; gives the folder for the path of modules."""

    def put(source: str) -> Path:
        (tmp_path / "library").mkdir()
        (tmp_path / "library" / "pypdfium2.py").write_text(source)
        return tmp_path / "library"

    return put


@pytest.mark.parametrize("source, seconds, words", HARMS.values(), ids=HARMS)
def test_one_file_that_harms_its_reader_is_a_sentence_and_the_others_are_checked(source, seconds, words, tmp_path, library, jihe):
    (tmp_path / "甲.txt").write_text(disclosure("昌远县商务局"), encoding="utf-8")
    (tmp_path / "乙.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (tmp_path / "丙.html").write_text(f"<html><body><pre>{disclosure('昌远县文化局')}</pre></body></html>", encoding="utf-8")
    given = {
        "PYTHONPATH": str(library(source)),
        "JIHE_DOCUMENT_SECONDS": str(seconds),
        "JIHE_DOCUMENT_MEMORY_MEGABYTES": "300",
    }
    done = jihe("check", "甲.txt", "乙.pdf", "丙.html", "--json", cwd=tmp_path, **given)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert {document["unit_name"] for document in said["documents"]} == {"昌远县商务局", "昌远县文化局"}
    states = {row["path"]: (row["state"], row["reason"]) for row in said["intake"]}
    assert {path: state for path, (state, _) in states.items()} == {"甲.txt": "read", "乙.pdf": "unreadable", "丙.html": "read"}
    assert "乙.pdf" in states["乙.pdf"][1] and words in states["乙.pdf"][1]


def test_an_audit_of_few_files_outlives_one_that_kills_its_reader(tmp_path, library, jihe):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲.txt").write_text(disclosure("昌远县商务局"), encoding="utf-8")
    (tmp_path / "in" / "乙.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    done = jihe("audit", "in", cwd=tmp_path, PYTHONPATH=str(library(DYING)), **QUICK)
    assert done.returncode == 0, done.stderr
    assert "意外终止" in done.stdout and "文件 2 份：新读 1，沿用 0，重复 0，未读 1" in done.stdout


def reason_of(folder: Path, content: bytes, *, seconds: int, megabytes: int) -> str:
    """Why the reading of a PDF in a worker came to no end."""
    path = folder / "甲.pdf"
    path.write_bytes(content)
    file = File(str(path), path.name, document_id_of(content), len(content))
    (frames,) = read_files([file], workers=1, seconds=seconds, megabytes=megabytes)
    assert frames["documents"]["reader_version"].item() == NO_READER
    return frames["unread"]["reason"].item()


def hidden(contents: bytes, layers: int, pages: int = 1) -> bytes:
    """A PDF whose stream does not say itself how it is packed, so that nobody knows before it is unpacked."""
    filters = b"/Filter %d 0 R" % (pages + 5)
    return pdf(contents, filters=filters, pages=pages, more=[b"[%s]" % (b"/FlateDecode " * layers)])


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unpacks_to_gigabytes_is_ended_by_its_memory(tmp_path, layers):
    content = hidden(packed_blanks(900, times=layers), layers)
    assert "内存超过 300 MB" in reason_of(tmp_path, content, seconds=AMPLE, megabytes=300)


def test_pages_without_end_are_ended_by_their_time(tmp_path):
    content = hidden(packed(line("7 8 9") * 100_000), 1, pages=800)
    assert "超过 2 秒" in reason_of(tmp_path, content, seconds=2, megabytes=0)


def test_among_many_files_one_that_kills_its_reader_is_the_only_one_lost(tmp_path, library, monkeypatch):
    monkeypatch.syspath_prepend(str(library(DYING)))
    contents = {f"{number}.txt": disclosure(f"第{number}局").encode() for number in range(reading.FEW_DOCUMENTS)}
    files = []
    for name, content in {**contents, "killer.pdf": b"%PDF-1.4\n%%EOF"}.items():
        (tmp_path / name).write_bytes(content)
        files.append(File(str(tmp_path / name), name, document_id_of(content), len(content)))
    rows = [frames["documents"].row(0, named=True) for frames in read_files(files, workers=2, seconds=AMPLE)]
    assert {row["file_name"] for row in rows} == {file.name for file in files}
    assert [row["file_name"] for row in rows if row["reader_version"] == NO_READER] == ["killer.pdf"]
