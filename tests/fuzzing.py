"""Reads damaged files in worker processes, many thousands of them, and counts what becomes of them."""

from __future__ import annotations

import io
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import pypdfium2
from damaging import CHANGES, damaged
from drawn_pdf import Drawing
from old_office import compound, number, words, xls
from polars.exceptions import PanicException
from raw_pdf import FLATE, line, packed, pdf
from shared_documents import SHARED
from written_formats import WRITERS, docx_with, html_of, paragraph, parts_of

from disclosures.reading import Reading, read
from flows.processes.workers import Limits, Lost, done_by
from generator import write_disclosure
from generator.batches import content_of
from generator.unit_years import unit_year

FORMATS = tuple(CHANGES)
# Of one damaged file of some kilobytes, on a machine with much else to do.
LIMITS = Limits(seconds=20, megabytes=1024)
Work = tuple[str, int, int]  # format, seed, number


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a damaged file. state: read, refused, or failed: then `detail` says how."""

    state: str
    seconds: float = 0.0
    detail: str = ""


@dataclass(slots=True)
class Figures:
    """Of a format: how many were read, refused or failed; the slowest; what failed, to be made again by its number."""

    states: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failed: list[tuple[Work, str]] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = ", ".join(f"{self.states[state]:,} {state}" for state in ("read", "refused", "failed"))
        files = f"{len(self.left_behind)} files written"
        return f"{self.states.total():,} damaged files: {counts}; slowest {self.slowest:.1f} s; {files}"


@cache
def samples(name: str) -> Sequence[bytes]:
    """Files of a format that are read as they are: a disclosure, and small ones with what that one does not have."""
    disclosure = content_of(unit_year(2, forms=1), "tabbed")
    parts = [*parts_of(disclosure)]
    if name in WRITERS:
        short = {"docx": docx_with(paragraph("收入 7") * 3), "html": html_of(["收入 7", [["甲", "1"], ["乙", "2"]]])}
        return [WRITERS[name](parts), short.get(name) or WRITERS[name](parts[:9])]
    if name == "txt":
        return [write_disclosure(unit_year(2, forms=1), layout).encode(code) for layout, code in _TEXTS]
    if name == "mht":
        head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return [head + html_of(parts[:40])]
    if name == "pdf":
        return [
            _drawn(compressed=0),
            _drawn(compressed=1),
            pdf(packed(line("7 8 9") * 9), filters=FLATE, pages=2),
            *_real_pages(),
        ]
    if name == "doc":
        return [compound({"WordDocument": bytes(12) + bytes(range(256)) * 9})]
    sheet = b"".join(words(at, 0, "收入总计") + number(at, 1, at / 7, 1) for at in range(40))
    return [xls({"表": sheet}, ["#,##0.00"])]


_TEXTS = (("tabbed", "utf-8"), ("wrapped", "gb18030"), ("markdown", "utf-16"))


def _drawn(*, compressed: int) -> bytes:
    drawing = Drawing(pageCompression=compressed)
    drawing.line("昌远县商务局2023年度部门决算")
    drawing.line("一、收入支出决算总体情况说明")
    drawing.line("2023年度收入总计1,234.50万元，比上年增加20.00万元，增长1.65%。")
    drawing.table([["项目", "决算数"], ["本年收入", "1,200.00"], ["总计", "1,234.50"]], [120, 90])
    drawing.end_page()
    drawing.line("二、收入决算情况说明")
    return drawing.bytes()


def _real_pages() -> list[bytes]:
    """Two pages of a document that Word wrote, with its fonts; none where it is not on this machine."""
    path = SHARED / "pdf" / "template_blank.pdf"
    if not path.exists():
        return []
    file, cut = io.BytesIO(), pypdfium2.PdfDocument.new()
    cut.import_pages(pypdfium2.PdfDocument(path.read_bytes()), [0, 1])
    cut.save(file)
    return [file.getvalue()]


def tried(work: Work, *, folder: str, sound: Mapping[str, Sequence[bytes]]) -> Outcome:
    """Reads a damaged file in a worker.

    folder: where it is at work; nothing may be written there or elsewhere. sound: the samples of each format.
    """
    _begin(folder)
    name, seed, at = work
    return outcome_of(damaged(name, sound[name], seed=seed, number=at), f"甲.{name}")


def outcome_of(content: bytes, file_name: str) -> Outcome:
    """What becomes of a file when it is read."""
    begun = time.process_time()
    try:
        reading, written = written_while(lambda: read(content, file_name))
        problem = problem_of(reading, written)
    # As at the rim of the house: a reader that raises has failed.
    except (Exception, PanicException) as raised:
        return Outcome("failed", time.process_time() - begun, f"{type(raised).__name__}: {raised}")
    seconds = time.process_time() - begun
    if problem:
        return Outcome("failed", seconds, problem)
    return Outcome("read" if reading.frames["documents"]["text"][0] else "refused", seconds)


@cache
def _begin(folder: str) -> None:
    """No program is found that could be started, and no library can write a byte into a file."""
    os.chdir(folder)
    os.environ |= {"PATH": "", "HOME": folder, "TMPDIR": folder}
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def problem_of(reading: Reading, written: Sequence[str]) -> str:
    """What is wrong with a reading, "" where nothing is: one document, text or a sentence, quotes that are in the text."""
    documents = reading.frames["documents"]
    if documents.height != 1 or not (documents["text"][0] or reading.problem):
        return "neither text nor a sentence"
    text = documents["text"][0]
    for name in ("facts", "indicators", "projects"):
        for place in reading.frames[name]["evidence"]:
            if text[place["start"] : place["end"]] != place["quote"]:
                return f"a quote that is not in the text: {place}"
    return f"written: {written}" if written else ""


_opened: list[str] = []
_watching: list[bool] = []


def _watch(event: str, details: tuple[object, ...]) -> None:
    if _watching and event == "open" and isinstance(details[1], str) and set(details[1]) & set("wax+"):
        _opened.append(str(details[0]))


def written_while(act: object) -> tuple[Reading, list[str]]:
    """What an act gave, and the files that were opened for writing during it."""
    if _watch not in _installed:
        sys.addaudithook(_watch)
        _installed.append(_watch)
    _opened.clear()
    _watching.append(True)
    try:
        return act(), list(_opened)
    finally:
        _watching.clear()


_installed: list[object] = []


def fuzzed(works: Sequence[Work], *, folder: Path, count: int) -> Mapping[str, Figures]:
    """What became of damaged files, by format. folder: an empty one; count: worker processes."""
    figures = {name: Figures() for name in dict.fromkeys(name for name, _, _ in works)}
    for work, outcome in _outcomes(works, folder, count):
        of_format = figures[work[0]]
        of_format.states[outcome.state] += 1
        of_format.slowest = max(of_format.slowest, outcome.seconds)
        if outcome.state == "failed":
            of_format.failed.append((work, outcome.detail))
    for each in figures.values():
        each.left_behind = [str(path) for path in folder.rglob("*")]
    return figures


def _outcomes(works: Sequence[Work], folder: Path, count: int) -> Iterator[tuple[Work, Outcome]]:
    sound = {name: samples(name) for name in {name for name, _, _ in works}}
    for work, outcome in done_by(partial(tried, folder=str(folder), sound=sound), works, count=count, limits=LIMITS):
        yield work, Outcome("failed", detail=str(outcome)) if isinstance(outcome, Lost) else outcome
