"""Bytes to text: the encoding is found from the content; what is no text is refused with a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNATURES = (
    (b"%PDF", "application/pdf", "PDF 文件"),
    (b"\x89PNG", "image/png", "PNG 图片"),
    (b"\xff\xd8\xff", "image/jpeg", "JPEG 图片"),
    (b"GIF8", "image/gif", "GIF 图片"),
    (b"BM", "image/bmp", "BMP 图片"),
    (b"II*\x00", "image/tiff", "TIFF 图片"),
    (b"MM\x00*", "image/tiff", "TIFF 图片"),
    (b"PK\x03\x04", "application/zip", "压缩包或 Office 文件（docx、xlsx）"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage", "旧版 Office 文件（doc、xls）"),
    (b"Rar!", "application/vnd.rar", "RAR 压缩包"),
    (b"7z\xbc\xaf", "application/x-7z-compressed", "7z 压缩包"),
    (b"\x1f\x8b", "application/gzip", "gzip 压缩包"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_EXPECTED = re.compile(r"[\t\n\r\f\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_MOST_EXPECTED = 0.9
# A text may hold a stray control character; one in a hundred means that it is none.
_MOST_CONTROL = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """text: the decoded file, unchanged but for a byte order mark; None where it is no text, then `problem` says why."""

    text: str | None
    media_type: str
    problem: str | None = None


def decode(content: bytes, file_name: str) -> Decoded:
    """The text of a file. Reads UTF-8, UTF-16 and GB18030. Never raises: what cannot be read has a `problem` in Chinese."""
    if not content:
        return Decoded(None, "application/x-empty", f"{file_name}：文件为空（0 字节）。请重新下载或向公开单位索取原文。")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _checked(_decoded(content, "utf-16"), file_name)
    for signature, media_type, words in _SIGNATURES:
        if content.startswith(signature) and not _is_plain(content):
            problem = f"{file_name}：内容是{words}，不是文本，与扩展名无关。请转换为文本（txt、md）后再送审。"
            return Decoded(None, media_type, problem)
    if not content.strip():
        return Decoded(None, "text/plain", f"{file_name}：全文只有空白字符，没有可读内容。请核对导出步骤后重新送审。")
    if (wide := _without_mark(content)) is not None:
        return _checked(wide, file_name)
    text = _decoded(content, "utf-8-sig")
    return _checked(text if text is not None else _decoded(content, "gb18030"), file_name)


def _without_mark(content: bytes) -> str | None:
    """The text of UTF-16 that lost its byte order mark: it has NUL bytes, and in pairs hardly any but Chinese and ASCII."""
    if b"\x00" not in content[:4096] or len(content) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        start = content[:4096].decode(encoding, "replace")
        if len(_EXPECTED.findall(start)) >= _MOST_EXPECTED * len(start):
            return _decoded(content, encoding)
    return None


def _is_plain(content: bytes) -> bool:
    """Whether bytes that begin like a format are text all the same (a text may begin with BM)."""
    return len(content[:2].strip(b"BM")) == 0 and b"\x00" not in content[:4096]


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, file_name: str) -> Decoded:
    if text is None or len(_CONTROL.findall(text[:100_000])) > max(4, _MOST_CONTROL * min(len(text), 100_000)):
        problem = f"{file_name}：不是 UTF-8、UTF-16 或 GB18030 文本，无法辨认。请另存为 UTF-8 文本。"
        return Decoded(None, "application/octet-stream", problem)
    if not text.strip():
        return Decoded(None, "text/plain", f"{file_name}：全文只有空白字符，没有可读内容。请核对导出步骤后重新送审。")
    return Decoded(text, _media_type(text))


def _media_type(text: str) -> str:
    head = text[:4000].lstrip().lower()
    if head.startswith(("<!doctype html", "<html")):
        return "text/html"
    return "text/markdown" if re.search(r"(?m)^#{1,6} \S", text[:20_000]) else "text/plain"
