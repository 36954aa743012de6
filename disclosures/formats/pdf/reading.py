"""The reader of PDF: bytes -> pages -> lines and tables -> text. What cannot be read has a sentence that says what to do."""

from __future__ import annotations

import re

from disclosures.blocks import Extract

MEDIA_TYPE = "application/pdf"
_END = b"%%EOF"
# The mark of the end stands so close to it.
_TAIL = 4096
_UNKNOWN = "\ufffd"
# Of text that a font spells out in its own way, more than this share is unknown, or of scripts that no disclosure prints.
_MOST_UNKNOWN, _MOST_FOREIGN = 0.2, 0.02
# What stands in Chinese disclosures: Latin, Greek and Cyrillic letters, punctuation and signs, everything of Chinese.
_AT_HOME = re.compile(
    "[\u0000-\u024f\u0370-\u052f\u2000-\u2bff\u2e80-\u9fff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\U00020000-\U0003ffff]"
)


def pdf_extract(content: bytes, file_name: str) -> Extract:
    """The text of a PDF, its ruled tables, and where each character is printed. Never raises for bad input.

    text: the printed lines from above, pages separated by a form feed; headers, footers and page numbers are among them, a
    watermark that several pages print alike is not.
    Kangxi radicals and compatibility ideographs, which some programs write in place of characters, become the common
    characters here, so that what is looked for is found: text, cells, quotes and places agree.
    """
    # Loading the library costs more than reading a text: only who has a PDF pays.
    from disclosures.formats.pdf.layout import Piece, pieces_of, without_watermarks
    from disclosures.formats.pdf.pdfium import PdfProblem, pages_of
    from disclosures.formats.pdf.unpacking import unpacks_beyond
    from disclosures.formats.pdf.writing import written

    beyond = unpacks_beyond(content)
    if beyond:
        return Extract(None, MEDIA_TYPE, problem=f"{file_name}：{beyond}")
    pages: list[list[Piece]] = []
    try:
        for page in pages_of(content):
            pages.append(pieces_of(page, pages[-1] if pages else ()))
    except PdfProblem as problem:
        return Extract(None, MEDIA_TYPE, problem=f"{file_name}：{problem}")
    if _END not in content[-_TAIL:]:
        words = "PDF 不完整（文件末尾缺少结束标记），可能下载中断，后面的页已丢失。请重新下载后再送审。"
        return Extract(None, MEDIA_TYPE, problem=f"{file_name}：{words}")
    done = written(without_watermarks(pages))
    text = "".join(done.words)
    wanting = _problem(text, len(pages))
    if wanting:
        return Extract(None, MEDIA_TYPE, problem=f"{file_name}：{wanting}")
    return Extract(text, MEDIA_TYPE, tuple(done.tables), done.boxes, tuple(done.running))


def _problem(text: str, pages: int) -> str | None:
    """Why there is nothing to read in the text of so many pages, None where there is."""
    printed = len("".join(text.split()))
    if not printed:
        return f"PDF 共 {pages} 页，全部没有文字层（扫描件或图片）。请用文字识别（OCR）软件转换，或索取由 Word 直接导出的 PDF。"
    if text.count(_UNKNOWN) > _MOST_UNKNOWN * printed:
        first = text[: text.index(_UNKNOWN)].count("\f") + 1
        return f"PDF 自第 {first} 页起的字体没有文字编码，无法取得文字。请由 Word 重新导出 PDF，或用文字识别（OCR）软件转换。"
    # Without a map to Unicode the numbers of the glyphs come as characters, of all the scripts of the world.
    if len(_AT_HOME.sub("", text)) > _MOST_FOREIGN * printed:
        return "PDF 的字体没有文字编码，取得的文字是乱码。请由 Word 重新导出 PDF，或用文字识别（OCR）软件转换。"
    return None
