"""The reader of web pages: the source of a page -> text and tables."""

from __future__ import annotations

from disclosures.blocks import Extract
from disclosures.formats.composing import composed
from disclosures.formats.refusals import Unreadable, refusal
from disclosures.formats.web.decoding import is_whole_page

MEDIA_TYPE = "text/html"
_NOTHING = "网页内没有文字，可能只有图片或由脚本载入正文。请在浏览器中打开后另存为 PDF，或复制正文为文本后重新送审。"


def page_extract(source: str, file_name: str) -> Extract:
    """The extract of a web page, or of a text with tables of HTML in it. Never raises for bad input."""
    from disclosures.formats.web.elements import page_pieces

    try:
        found = composed(page_pieces(source, keeps_lines=not is_whole_page(source)), MEDIA_TYPE)
    except Unreadable as problem:
        return refusal(file_name, MEDIA_TYPE, problem)
    if not (found.text or "").strip():
        return refusal(file_name, MEDIA_TYPE, _NOTHING)
    return found
