"""The reader of DOCX: a package -> its body, with the numbers that Word prints -> text and tables."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.blocks import Extract
from disclosures.formats.composing import Piece, composed
from disclosures.formats.containers import Package
from disclosures.formats.office_xml import child, name_of, part, related
from disclosures.formats.refusals import Unreadable
from disclosures.formats.word.body import Body
from disclosures.formats.word.numbering import numbering_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx_extract(package: Package, main: str) -> Extract:
    """The extract of a Word document. main: the name of the part with its body. Raises Unreadable.

    Its pages are made by the program that prints it: the text has none. Headers and footers are left out, notes come last.
    """
    found = composed(_pieces(package, main), MEDIA_TYPE)
    if not (found.text or "").strip():
        raise Unreadable("Word 文件内没有文字，可能只有扫描图片。请用文字识别（OCR）软件转换，或索取可复制文字的原文。")
    return found


def _pieces(package: Package, main: str) -> Iterator[Piece]:
    others = dict(related(package, main).values())
    root = part(package, main)
    body = child(root, "body")
    if body is None:
        raise Unreadable("Word 文件内没有正文。请由 Word 另存为新文件后重新送审。")
    reader = Body(
        numbering_of(
            *(part(package, others[kind]) if kind in others else None for kind in ("numbering", "styles")),
        )
    )
    yield from reader.pieces(body)
    for kind in ("footnotes", "endnotes"):
        notes = part(package, others[kind]) if kind in others else None
        for note in notes if notes is not None else ():
            if name_of(note) in ("footnote", "endnote"):
                yield from reader.pieces(note)
