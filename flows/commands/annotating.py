"""`jihe check --annotate`: a copy of the PDF in which every finding is marked, at all its places."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from data.columns import AUDITED
from data.files import MEGABYTE, Problem, printable, read_bytes, write_whole
from data.records import document_id_of
from data.refusals import Interrupted, Refusal, not_a_folder
from data.rows import FindingRow, rows_of
from data.settings import Settings
from disclosures.formats.beginnings import plain_pdf
from disclosures.formats.extracting import extract
from flows.marks import Marking, marking_of


def pdf_to_mark(paths: Sequence[str], out: str, settings: Settings) -> bytes:
    """The bytes of the one PDF that is given. Raises Refusal where it is none, or where no copy can be written at `out`."""
    if len(paths) != 1 or os.path.isdir(paths[0]):
        raise Refusal("--annotate 一次标注一份 PDF：请只给出一个 PDF 文件，多份文件请逐份运行。")
    content = read_bytes(paths[0], settings.document_megabytes * MEGABYTE)
    if isinstance(content, Problem):
        raise Refusal(content.sentence)
    if plain_pdf(content) is None:
        raise Refusal(f"“{printable(paths[0])}”不是 PDF，不能标注：请给出 PDF 文件，或去掉 --annotate。")
    _refuse_target(Path(out), paths[0])
    return content


def _refuse_target(target: Path, source: str) -> None:
    shown, folder = printable(str(target)), printable(str(target.parent))
    if target.is_dir():
        raise Refusal(f"“{shown}”是文件夹：请在 --annotate 后写出文件名，如 {shown}/标注.pdf。")
    if target.exists() and target.samefile(source):
        raise Refusal(f"“{shown}”就是原文件，不能覆盖：请为标注后的 PDF 另取文件名。")
    if target.exists() and not target.is_file():
        raise Refusal(f"“{shown}”不是普通文件：请为标注后的 PDF 另取文件名。")
    if not target.parent.is_dir():
        raise Refusal(f"文件夹“{folder}”不存在：请先建立，或写到已有的文件夹中。")
    if not os.access(target.parent, os.W_OK):
        raise not_a_folder(folder, "没有写入权限")


def annotated(content: bytes, out: str, tables: Mapping[str, pl.DataFrame]) -> str:
    """Writes a copy of a PDF with its findings marked. Returns the sentence that says what was written, or why nothing was.

    tables: of the check of this one file. Raises Interrupted where the file has changed since or nothing can be written.
    """
    document_id = document_id_of(content)
    documents = tables["documents"].filter(pl.col("document_id") == document_id)
    if documents.is_empty():
        raise Interrupted("文件在稽核期间被改动，没有写出标注：请待写入完成后重新运行。")
    if documents["kind"].item() not in AUDITED:
        return f"没有写出“{printable(out)}”：这份 PDF 未作稽核，没有可以标注的发现。"
    findings = tables["findings"].filter(pl.col("document_id").is_null() | (pl.col("document_id") == document_id))
    rows = list(rows_of(findings.sort("rank"), FindingRow))
    marking = marking_of(rows, extract(content, documents["file_name"].item()))
    _write(content, marking, Path(out))
    return written(marking, printable(out))


def _write(content: bytes, marking: Marking, target: Path) -> None:
    # Loading the library costs more than a check of a text: only who marks a PDF pays.
    from disclosures.formats.pdf.marking import marked
    from disclosures.formats.pdf.pdfium import PdfProblem

    try:
        write_whole(target, marked(plain_pdf(content) or content, marking.marks))
    except PdfProblem as problem:
        raise Interrupted(f"没有写出“{printable(str(target))}”：{problem}") from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Interrupted(f"没有写出“{printable(str(target))}”（{reason}）：请检查磁盘空间和写入权限。") from problem


def written(marking: Marking, out: str) -> str:
    """What was written at `out`, as a sentence: how much is marked, and what has no place in the PDF."""
    if not marking.found and not marking.unplaced:
        return f"已写出“{out}”：没有发现，未加标注。"
    sentence = f"已写出“{out}”：标出发现 {marking.found} 条，共 {marking.places} 处。"
    if not marking.unplaced:
        return sentence
    checks = "、".join(f"{check_id} {count} 条" for check_id, count in marking.unplaced.items())
    return f"{sentence}另有 {sum(marking.unplaced.values())} 条在 PDF 中没有位置，未标出：{checks}。"
