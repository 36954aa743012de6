"""The XML of Office files: entities are never expanded, nothing is fetched. The only file that parses XML."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from disclosures.formats.containers import Package
from disclosures.formats.refusals import Unreadable

Element = etree._Element
_DAMAGED = "内部的 XML 已损坏，无法解析。请由 Word 或 Excel 另存为新文件后重新送审。"
_DECLARES = "内部的 XML 带有实体声明（DTD），Office 文件不应有，为安全起见未予解析。请由 Word 或 Excel 另存为新文件后重新送审。"


def parsed(content: bytes) -> Element:
    """The root of an XML part. Raises Unreadable where it is damaged or declares a document type (XXE, entity bombs)."""
    if b"<!DOCTYPE" in content[:10_000] or b"<!ENTITY" in content[:10_000]:
        raise Unreadable(_DECLARES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(_DAMAGED) from error
    if root is None:
        raise Unreadable(_DAMAGED)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_DECLARES)
    return root


def part(package: Package, name: str) -> Element | None:
    """The root of a part, None where the package has none of this name."""
    content = package.read(name)
    return None if content is None else parsed(content)


def name_of(element: Element) -> str:
    """The name of an element without its namespace: those of the strict standard differ. Empty for what is no element.

    >>> name_of(etree.fromstring('<w:p xmlns:w="urn:w"/>'))
    'p'
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    if element is None:
        return None
    value = element.get(name)
    if value is not None:
        return value
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, and on along the path; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if name_of(below) == name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The attribute val of the element at the end of the path."""
    return attribute(child(element, *path), "val")


def is_on(element: Element | None, name: str) -> bool:
    """Whether a switch among the children (vanish, tblHeader ...) is there and not off."""
    switch = child(element, name)
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off", "none")


def whole(words: str | None, default: int = 0, *, most: int = 1_000_000) -> int:
    """A whole number between 0 and `most` as it stands in an attribute; the default where there is none.

    >>> whole("12"), whole("-3"), whole("x", 1), whole("9" * 9999, 1)
    (12, 0, 1, 1)
    """
    try:
        return min(max(int(words), 0), most) if words and len(words) < 20 else default
    except ValueError:
        return default


def related(package: Package, source: str) -> Mapping[str, tuple[str, str]]:
    """What a part refers to: id -> (the last word of the kind, the name of the part). Without what lies outside."""
    folder, name = posixpath.split(source)
    root = part(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for each in root if root is not None else ():
        target = attribute(each, "Target") or ""
        if attribute(each, "TargetMode") != "External":
            path = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
            found[attribute(each, "Id") or ""] = ((attribute(each, "Type") or "").rpartition("/")[2], path)
    return found
