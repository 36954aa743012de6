"""Bytes to text and tables: the format is found from the content, never from the name."""

from __future__ import annotations

from collections.abc import Callable

from disclosures.blocks import Extract
from disclosures.formats.beginnings import PDF, ZIP, is_package_behind, plain_pdf
from disclosures.formats.decoding import decode
from disclosures.formats.office import compound_extract, rtf_extract, zip_extract
from disclosures.formats.pdf.reading import pdf_extract
from disclosures.formats.web.decoding import is_archive, is_office_xml, page_in_archive, page_of
from disclosures.formats.web.reading import page_extract

Reader = Callable[[bytes, str], Extract]
# First bytes -> the reader of the format that they mark.
READERS: tuple[tuple[bytes, Reader], ...] = (
    (PDF, pdf_extract),
    (ZIP, zip_extract),
    (b"PK\x05\x06", zip_extract),
    (b"\xd0\xcf\x11\xe0", compound_extract),
    (b"{\\rtf", rtf_extract),
)


def extract(content: bytes, file_name: str) -> Extract:
    """What a file holds. Never raises for bad input: what cannot be read has a `problem` in Chinese."""
    content = plain_pdf(content) or content
    reader = _reader_of(content)
    if reader is not None:
        return reader(content, file_name)
    content = page_in_archive(content) or content
    decoded = decode(content, file_name)
    page = page_of(content, decoded)
    if page is not None:
        return page_extract(page, file_name)
    if decoded.text is not None and is_office_xml(decoded.text):
        words = "内容是 Word 或 Excel 的 XML 文件。请由 Word 或 Excel 另存为 docx 或 xlsx 后重新送审。"
        return Extract(None, "application/xml", problem=f"{file_name}：{words}")
    return Extract(decoded.text, decoded.media_type, problem=decoded.problem)


def is_plain(content: bytes) -> bool:
    """Whether a file is plain text: no library in another language takes part in its reading.

    >>> is_plain("收入 1.00 万元".encode("gb18030")), is_plain(b"%PDF-1.4"), is_plain(b"<html><p>1")
    (True, False, False)
    """
    if plain_pdf(content) or _reader_of(content) or is_archive(content):
        return False
    return page_of(content, decode(content, "")) is None


def _reader_of(content: bytes) -> Reader | None:
    """The reader of a format that a signature marks: the first bytes, or behind them the first member of a package."""
    for signature, reader in READERS:
        if content.startswith(signature):
            return reader
    return zip_extract if is_package_behind(content) else None
