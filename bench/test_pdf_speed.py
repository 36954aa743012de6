"""How fast a PDF is read and checked: against plain extraction of its text and tables by pdfplumber in the same run.

The document is a public one of 30 pages beside the repository; without it these tests skip. Both sides run in one process
on one core, one after another; the best of several runs counts on each side, in processor seconds. The cells of both
sides are compared here too: what is fast must be exact.
"""

from __future__ import annotations

import io
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from processor_time import seconds_of
from shared_documents import SHARED

from checks.engine.run import check
from data.records import document_id_of
from disclosures.formats.extracting import extract
from disclosures.reading import concatenated, read
from flows.given import File
from flows.reading import read_files

PDFS = sorted((SHARED / "pdf").glob("*.pdf"))
LONGEST = SHARED / "pdf" / "putuo_planning_2024.pdf"
MOST_TIMES_PDFPLUMBER = 0.5
FOLDER = 50  # documents

pytestmark = pytest.mark.skipif(not LONGEST.exists(), reason="the real PDFs (../shared/pdf) are not on this machine")


def best(function: Callable[[], object], runs: int) -> float:
    """The shortest of several runs, in processor seconds."""

    def seconds() -> float:
        begun = time.process_time()
        function()
        return time.process_time() - begun

    return min(seconds() for _ in range(runs))


def plain_extraction(content: bytes) -> list[tuple[int, str]]:
    """The cells with words, each with its page, as pdfplumber's strategy of lines finds them; the text of each page is read."""
    cells = []
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()
            rows = [row for table in page.extract_tables() for row in table]
            cells += [(page.page_number, "".join(cell.split())) for row in rows for cell in row if cell and cell.strip()]
    return cells


def test_reading_and_checking_takes_at_most_half_the_time_of_plain_extraction():
    content = LONGEST.read_bytes()
    ours = best(lambda: check(concatenated([read(content, LONGEST.name)])), runs=5)
    plain = best(lambda: plain_extraction(content), runs=3)
    print(f"\nread and checked in {ours:.2f} s, plain extraction in {plain:.2f} s: {ours / plain:.2f} times")
    assert ours <= MOST_TIMES_PDFPLUMBER * plain


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_cells_are_those_of_plain_extraction(path: Path):
    content = path.read_bytes()
    found = extract(content, path.name)
    cells = [cell for table in found.tables for row in table.rows for cell in row if cell.text]
    ours = Counter((found.text.count("\f", 0, cell.start) + 1, cell.text) for cell in cells)
    print(f"\n{path.name}: {len(cells)} cells")
    assert ours == Counter(plain_extraction(content))


def test_a_folder_of_fifty_pdfs_on_two_cores(tmp_path):
    files = []
    for number in range(FOLDER):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(LONGEST.read_bytes() + b"\n%% %d\n" % number)
        files.append(File(str(path), path.name, document_id_of(path.read_bytes()), path.stat().st_size))
    found = []
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        begun = time.perf_counter()
        spent = seconds_of(lambda: found.extend(read_files(files, workers=2, seconds=120)))
        wall = time.perf_counter() - begun
    finally:
        os.sched_setaffinity(0, before)
    pages = sum(frames["documents"]["pages"].sum() for frames in found)
    print(f"\n{FOLDER} PDFs of {pages} pages: {spent:.1f} processor seconds on two cores, {wall:.1f} s by the clock")
    assert pages == FOLDER * extract(LONGEST.read_bytes(), LONGEST.name).text.count("\f") + FOLDER
