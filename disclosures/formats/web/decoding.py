"""Which files are web pages, and in which encoding: bytes -> the source of the page."""

from __future__ import annotations

import re

from disclosures.formats.decoding import Decoded

_HEAD = 4096
# A comment ends with the first end of one: if it could go on, comments could be told apart in more ways than can be tried.
_OPENS = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html\b|html\b)",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(r"<table\b[^<>]*>\s*(?:<(?:caption|colgroup|thead|tbody|tr|col|!--)\b|<!--)", re.IGNORECASE)
_CHARSET = re.compile(rb"<(?:meta\b|\?xml\b)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What pages say and what they mean: GBK and GB2312 are parts of GB18030.
_ENCODINGS = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5", "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16",
}  # fmt: skip
_OFFICE_XML = re.compile(r"<\?mso-application|<\w+:wordDocument\b|<pkg:package\b|urn:schemas-microsoft-com:office:spreadsheet")
# A page of which a few bytes are damaged is read all the same.
_MOST_DAMAGED = 0.01


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page: a doctype, an element html, or a real table. Tags <p> make none.

    >>> is_page("<!DOCTYPE html><p>甲"), is_page("<table border=1><tr><td>1</td></tr></table>"), is_page("<p>甲</p>")
    (True, True, False)
    """
    return is_whole_page(text) or ("<" in text and _TABLE.search(text) is not None)


def is_whole_page(text: str) -> bool:
    """Whether it is a whole page, and no text with tables in it."""
    return _OPENS.match(text) is not None


def page_of(content: bytes, decoded: Decoded) -> str | None:
    """The source of the page in these bytes; None where they are none. decoded: as the house decodes them.

    What the page says of its encoding counts where the bytes are no UTF-8: so Big5 is not taken for GB18030, and a page with
    a few damaged bytes is read.
    """
    if decoded.text is not None and not is_page(decoded.text):
        return None
    if decoded.text is None and b"<" not in content[:_HEAD]:
        return None
    said = _CHARSET.search(content[:_HEAD])
    encoding = _ENCODINGS.get(said[1].decode("ascii", "replace").lower()) if said else None
    if decoded.text is not None and (encoding != "big5" or _is_utf8(content)):
        return decoded.text
    for name in (encoding or "utf-8", "gb18030"):
        text = content.decode(name, "replace")
        if is_whole_page(text) and text.count("\ufffd") <= _MOST_DAMAGED * len(text):
            return text
    return None


def is_archive(content: bytes) -> bool:
    """Whether bytes begin like a web archive."""
    return content[:_HEAD].lstrip().lower().startswith(b"mime-version:")


def page_in_archive(content: bytes) -> bytes | None:
    """The page in a web archive (MHTML, 单个文件网页), as which Word and browsers save; None where the bytes are none."""
    if not is_archive(content):
        return None
    from email import message_from_bytes

    parts = (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html")
    page = next(parts, None)
    found = page.get_payload(decode=True) if page is not None else None
    return found if isinstance(found, bytes) and found else None


def is_office_xml(text: str) -> bool:
    """Whether a text is a document that Word or Excel saved as one piece of XML: its words are lost between its elements."""
    return text[:_HEAD].lstrip("\ufeff \n").startswith("<?xml") and _OFFICE_XML.search(text[:_HEAD]) is not None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
