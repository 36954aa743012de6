"""Forms of merged cells that programs print as PDF, over pages that cut rows, say what they say in the file that was printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import merged_writers
import pytest
from merged_forms import parts_of
from printing_programs import printed, program_for
from shared_documents import PDFS
from told_by_readings import COLUMNS, disclosure, told

from disclosures.reading import Reading, read

# LibreOffice rules both pages where it cuts a row; Chromium rules neither. These cut words, labels and rows of headings.
PRINTED = {"docx": (3, True), "html": (3, True), "docx of short forms": (11, False), "html of short forms": (11, False)}


@cache
def given(seed: int, long: bool) -> Reading:
    return read(merged_writers.docx_of(parts_of(disclosure(seed), long=long), landscape=False), "甲.docx")


@pytest.fixture(params=PRINTED, scope="module")
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Reading, Reading]:
    suffix = request.param.split()[0]
    if program_for(suffix) is None:
        pytest.skip(f"no program on this machine prints {suffix} as PDF (LibreOffice for docx, Chromium for html)")
    seed, long = PRINTED[request.param]
    writers: dict[str, Callable[..., bytes]] = {"docx": merged_writers.docx_of, "html": merged_writers.html_of}
    content = writers[suffix](parts_of(disclosure(seed), long=long), landscape=False)
    return given(seed, long), read(printed(content, suffix, tmp_path_factory.mktemp(suffix)), "甲.pdf")


@pytest.mark.parametrize("table", COLUMNS)
def test_a_printed_disclosure_says_what_it_said(case: tuple[Reading, Reading], table: str):
    said, found = case
    assert told(found, table) == told(said, table)


def test_every_number_of_it_is_read_on_its_page(case: tuple[Reading, Reading]):
    frames = case[1].frames
    document = frames["documents"].row(0, named=True)
    assert document["pages"] > 5 and document["read_share"] == 1.0
    for table in ("facts", "projects", "indicators"):
        for place in frames[table]["evidence"]:
            assert document["text"][place["start"] : place["end"]] == place["quote"] != ""
            assert place["page"] == document["text"].count("\f", 0, place["start"]) + 1


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_pdf_whose_fonts_have_no_map_to_unicode_is_refused_with_what_to_do(path):
    content = path.read_bytes()
    assert read(content, "a.pdf").frames["documents"]["kind"][0] != "other"
    # A name of the same length that nobody knows: what the fonts say of their characters is gone, and nothing else.
    document = read(content.replace(b"/ToUnicode", b"/XoUnicode"), "a.pdf").frames
    assert "没有文字编码" in document["unread"]["reason"][0] and document["facts"].is_empty()
