"""Beside the pages of a report: pictures of the cited pages of PDFs and, where they are asked for, copies with marks.

They are made in workers: a file that was read in one may still use up whoever draws it. What the report of the run before has
is linked, not made again: a document is known by its bytes, a copy by its findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.files import Problem, link, read_bytes, write_whole
from data.records import document_id_of, stable_id
from data.rows import FindingRow, rows_of
from data.settings import Settings
from disclosures.reading import READER_VERSION
from flows.given import File, Given
from flows.processes import progress
from flows.processes.workers import Limits, Lost, cores, done_by
from reports.originals import PDF, Original, Originals, PagePicture, pages_to_show
from reports.places import Tables

PICTURES, MARKED = "pictures", "marked"
MOST_PAGES = 20  # of one document that are pictured: those of its gravest findings
_GONE = "没有原件图片：稽核后文件已不在原处或已改动，请对照自己保存的原件。"
_LOST = "没有原件图片：画出页面所需的时间或内存超过上限，请打开原件查看。"
_NOT_MARKED = "没有标注的 PDF：{}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made of a file. pages: to be pictured. findings: rows of the table to be marked; None for no copy."""

    file: File
    pages: tuple[int, ...]
    findings: pl.DataFrame | None

    @property
    def count(self) -> int:
        """Of the pages to be drawn, and the copy."""
        return len(self.pages) + (self.findings is not None)


@dataclass(frozen=True, slots=True)
class Made:
    """pictures: by page. marked: the copy, None where there is none. remark: why something is missing, "" where nothing is."""

    pictures: Mapping[int, bytes]
    marked: bytes | None = None
    remark: str = ""


def originals_of_run(tables: Tables, given: Given, folder: Path, previous: Path | None, settings: Settings) -> Originals:
    """Puts into the folder of a report what there is to show of the PDFs of the run, and says where it lies.

    tables: documents and findings of the run. previous: the folder of the report before.
    """
    pages = pages_to_show(tables["findings"], tables["documents"]) if settings.page_pictures == "on" else {}
    marked = _copies(tables, given) if settings.marked_pdfs == "on" else {}
    files = {file.document_id: file for file in reversed(given.files)}
    remarks: dict[str, str] = {}
    wanted = []
    for document_id in sorted({*pages, *marked} & files.keys()):
        first = pages.get(document_id, ())[:MOST_PAGES]
        lacking = [page for page in first if not _linked(_picture(document_id, page), folder, previous)]
        copy = marked.get(document_id)
        rows = None if copy is None or _linked(copy[0], folder, previous) else copy[1]
        if lacking or rows is not None:
            wanted.append(Wanted(files[document_id], tuple(lacking), rows))
    progress.expected("报告", sum(work.count for work in wanted))
    for work, made in _made(wanted, settings):
        document_id = work.file.document_id
        remarks[document_id] = made.remark
        for page, picture in made.pictures.items():
            _write(folder / _picture(document_id, page), picture)
        if made.marked is not None:
            _write(folder / marked[document_id][0], made.marked)
        progress.done("报告", work.count)
    return {
        document_id: _original(document_id, pages.get(document_id, ()), marked, folder, remarks.get(document_id, ""))
        for document_id in {*pages, *marked}
    }


def _copies(tables: Tables, given: Given) -> dict[str, tuple[str, pl.DataFrame]]:
    """Of every PDF with findings where its copy belongs, and the rows that are marked in it."""
    pdfs = tables["documents"].filter(pl.col("media_type") == PDF, pl.col("document_id").is_in(given.documents))
    own = tables["findings"].filter(pl.col("document_id").is_in(pdfs["document_id"].implode())).sort("document_id", "rank")
    copies = {}
    for (document_id,), found in own.group_by("document_id", maintain_order=True):
        digest = stable_id(READER_VERSION, found.write_json())
        copies[str(document_id)] = f"{MARKED}/{str(document_id)[:16]}-{digest[:8]}.pdf", found
    return copies


def _picture(document_id: str, page: int) -> str:
    # Where pages are drawn at another size, those of the run before are other pictures.
    from disclosures.formats.pdf.picturing import DPI

    return f"{PICTURES}/{document_id[:16]}/{page}-{DPI}.png"


def _linked(path: str, folder: Path, previous: Path | None) -> bool:
    return (folder / path).exists() or (previous is not None and link(previous / path, folder / path))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)


def _original(
    document_id: str,
    pages: Sequence[int],
    marked: Mapping[str, tuple[str, pl.DataFrame]],
    folder: Path,
    remark: str,
) -> Original:
    from disclosures.formats.pdf.picturing import size_of

    pictures = {}
    for page in pages:
        path = _picture(document_id, page)
        if (folder / path).exists():
            with open(folder / path, "rb") as file:
                pictures[page] = PagePicture(f"../{path}", *size_of(file.read(24)))
    copy = marked[document_id][0] if document_id in marked else ""
    if not remark and (unseen := len(pages) - len(pictures)):
        remark = f"另有 {unseen} 页没有附图片（每份文件至多 {MOST_PAGES} 页，过大的页不附）：请对照原件。"
    return Original(pictures, f"../{copy}" if copy and (folder / copy).exists() else "", remark)


def _made(wanted: Sequence[Wanted], settings: Settings) -> Iterator[tuple[Wanted, Made]]:
    limits = Limits(settings.document_seconds, settings.document_memory_megabytes)
    count = min(settings.workers or cores(), len(wanted))
    for work, made in done_by(make, wanted, count=count, limits=limits):
        yield work, Made({}, remark=_LOST) if isinstance(made, Lost) else made


def make(wanted: Wanted) -> Made:
    """Draws the pages and marks the copy; what cannot be made is missing, with a sentence."""
    from disclosures.formats.pdf.pdfium import PdfProblem
    from disclosures.formats.pdf.picturing import pictures

    content = read_bytes(wanted.file.path, limit=wanted.file.size)
    if isinstance(content, Problem) or document_id_of(content) != wanted.file.document_id:
        return Made({}, remark=_GONE)
    drawn: dict[int, bytes] = {}
    remark = ""
    try:
        for page, picture in pictures(content, wanted.pages):
            drawn[page] = picture
    except PdfProblem as problem:
        remark = f"没有原件图片：{problem}"
    copy, why_not = (None, "") if wanted.findings is None else _marked(content, wanted.file, wanted.findings)
    return Made(drawn, copy, remark or why_not)


def _marked(content: bytes, file: File, findings: pl.DataFrame) -> tuple[bytes | None, str]:
    from disclosures.formats.extracting import extract
    from disclosures.formats.pdf.marking import marked
    from disclosures.formats.pdf.pdfium import PdfProblem
    from flows.marks import marking_of

    try:
        return marked(content, marking_of(list(rows_of(findings, FindingRow)), extract(content, file.name)).marks), ""
    except PdfProblem as problem:
        return None, _NOT_MARKED.format(problem)
