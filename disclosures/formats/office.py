"""Office files by their content: a zip is DOCX or XLSX by what it holds, an old file DOC or XLS by its streams."""

from __future__ import annotations

from collections.abc import Mapping

from data.files import Problem
from data.office import docx_of
from disclosures.blocks import Extract
from disclosures.formats.containers import Package
from disclosures.formats.refusals import Unreadable, refusal

ZIP, OLE = "application/zip", "application/x-ole-storage"
WORD, RTF = "application/msword", "application/rtf"
_CONTENTS = "[Content_Types].xml"
# What the main part of a package is said to be (the word before .main+xml) -> the format.
_MAIN = {
    "wordprocessingml.document": "docx", "wordprocessingml.template": "docx", "ms-word.document.macroEnabled": "docx",
    "ms-word.template.macroEnabledTemplate": "docx", "spreadsheetml.sheet": "xlsx", "spreadsheetml.template": "xlsx",
    "ms-excel.sheet.macroEnabled": "xlsx", "ms-excel.template.macroEnabled": "xlsx",
}  # fmt: skip
_USUAL = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
# Members that tell other packages, and what to do with these.
_OTHERS: Mapping[str, str] = {
    "xl/workbook.bin": "xlsb 二进制工作簿，请由 Excel 另存为 xlsx 后重新送审。",
    "ppt/presentation.xml": "演示文稿（pptx），不是决算公开说明。请提供 docx、xlsx、PDF 或文本。",
    "OFD.xml": "OFD 版式文件，请由 OFD 阅读器导出为 PDF 或 docx 后重新送审。",
    "mimetype": "OpenDocument 文件（odt、ods），请另存为 docx 或 xlsx 后重新送审。",
}
_PACKED = "压缩包，不是单份文件。请解压后把其中的文件逐份送审。"
_STREAMS_OF_BOOKS = ("Workbook", "Book")


def zip_extract(content: bytes, file_name: str) -> Extract:
    """The extract of a DOCX or XLSX, found by what the zip holds. Never raises for bad input."""
    try:
        return _zip_extract(content)
    except Unreadable as problem:
        return refusal(file_name, ZIP, problem)


def _zip_extract(content: bytes) -> Extract:
    from disclosures.formats.sheets.xlsx import xlsx_extract
    from disclosures.formats.word.reading import docx_extract

    package = Package(content)
    kind, main = _main_part(package)
    return docx_extract(package, main) if kind == "docx" else xlsx_extract(package, main)


def _main_part(package: Package) -> tuple[str, str]:
    """The format of a package, and the name of its main part. Raises Unreadable where it is another one."""
    from disclosures.formats.office_xml import attribute, part

    contents = part(package, _CONTENTS)
    for each in contents if contents is not None else ():
        words, is_main, _ = (attribute(each, "ContentType") or "").partition(".main+xml")
        kind = next((kind for name, kind in _MAIN.items() if is_main and words.endswith(name)), None)
        name = (attribute(each, "PartName") or "").lstrip("/")
        if kind is not None and name in package:
            return kind, name
    usual = next(((kind, name) for name, kind in _USUAL.items() if name in package), None)
    if usual is not None:
        return usual
    other = next((words for name, words in _OTHERS.items() if name in package), _PACKED)
    raise Unreadable(f"内容是{other}")


def compound_extract(content: bytes, file_name: str) -> Extract:
    """The extract of an old Office file: XLS, or DOC by way of LibreOffice. Never raises for bad input."""
    try:
        return _compound_extract(content)
    except Unreadable as problem:
        return refusal(file_name, OLE, problem)


def _compound_extract(content: bytes) -> Extract:
    from disclosures.formats import compound
    from disclosures.formats.sheets.xls import xls_extract

    file = compound.opened(content)
    if "encryptedpackage" in file.streams:
        raise Unreadable("Office 文件设有打开密码，无法读取。请在 Word 或 Excel 中取消密码后重新送审。")
    for name in _STREAMS_OF_BOOKS:
        stream = file.read(name)
        if stream is not None:
            return xls_extract(stream)
    body = file.read("WordDocument")
    if body is None:
        raise Unreadable("内容是旧版 Office 文件，但既不是 Word 文档也不是 Excel 工作簿。请提供 docx、xlsx、PDF 或文本。")
    # The bit fEncrypted of its first block.
    if len(body) > 11 and body[11] & 1:
        raise Unreadable("doc 文件设有打开密码，无法读取。请在 Word 中取消密码后重新送审。")
    return _converted(content, "doc", media_type=WORD)


def rtf_extract(content: bytes, file_name: str) -> Extract:
    """The extract of an RTF, whatever its name, by way of LibreOffice. Never raises for bad input."""
    try:
        return _converted(content, "rtf", media_type=RTF)
    except Unreadable as problem:
        return refusal(file_name, RTF, f"内容是 RTF。{problem}")


def _converted(content: bytes, suffix: str, *, media_type: str) -> Extract:
    made = docx_of(content, suffix)
    if isinstance(made, Problem):
        words = f"旧版 Word 文件（{suffix}）{made.sentence}" if suffix == "doc" else made.sentence
        raise Unreadable(words)
    found = _zip_extract(made)
    return Extract(found.text, media_type, found.tables)
