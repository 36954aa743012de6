"""PDF in worker processes: a library in another language may end the process, and costs one document."""

from __future__ import annotations

from disclosures_made_up import disclosure

from data.records import document_id_of
from flows import reading
from flows.given import File
from flows.reading import NO_READER, read_files

AMPLE = 120  # seconds

# Stands in the place of the library in a worker, which has the paths of this process: PDFium met a file that kills it.
DYING = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"


def a_file(folder, name: str, content: bytes) -> File:
    (folder / name).write_bytes(content)
    return File(str(folder / name), name, document_id_of(content), len(content))


def test_a_pdf_that_kills_its_reader_is_a_row_and_the_others_are_read(tmp_path, monkeypatch):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "pypdfium2.py").write_text(DYING)
    monkeypatch.syspath_prepend(str(tmp_path / "library"))
    texts = [a_file(tmp_path, f"{number}.txt", disclosure(f"第{number}局").encode()) for number in range(reading.FEW_DOCUMENTS)]
    killer = a_file(tmp_path, "killer.pdf", b"%PDF-1.4\n%%EOF")
    rows = {
        frames["documents"]["file_name"].item(): (frames["documents"]["reader_version"].item(), frames["unread"])
        for frames in read_files([*texts[:5], killer, *texts[5:]], workers=2, seconds=AMPLE)
    }
    assert {name for name, (version, _) in rows.items() if version == NO_READER} == {"killer.pdf"}
    assert rows.keys() == {file.name for file in [*texts, killer]}
    assert "意外终止" in rows["killer.pdf"][1]["reason"].item()
