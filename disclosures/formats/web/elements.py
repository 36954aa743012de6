"""Elements: what a tree of HTML prints, as lines and grids. The tree is walked without recursion, however deep it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures.formats.composing import Piece
from disclosures.formats.refusals import Unreadable
from disclosures.formats.web.grids import PageCell, grid_of
from disclosures.formats.word.counting import printed

_NOT_PRINTED = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "meta", "link", "object", "embed", "iframe", "svg", "canvas",
     "audio", "video", "select", "option", "datalist", "textarea", "input", "button", "del", "rp", "rt", "map", "area", "base",
     "noframes", "frameset", "xml", "o:p-hidden")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
     "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "form", "fieldset", "figure", "figcaption", "address", "center", "body",
     "caption", "details", "summary", "legend", "table", "html", "dir", "menu")
)  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACE_OF_LINE = re.compile(r"[ \t\r\f]+")
_LIST_STYLES = {
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "cjk-decimal": "ideographDigital", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "none": "none", "disc": "none", "circle": "none", "square": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_NEVER_DEEP = frozenset(
    ("p", "br", "img", "hr", "li", "td", "th", "tr", "meta", "link", "input", "col", "dt", "dd", "option", "wbr", "area", "base",
     "colgroup", "tbody", "thead", "tfoot", "source", "param", "embed")
)  # fmt: skip
# The parser's time grows with the square of the depth.
_DEEPEST = 3_000
_DEEPEST_TABLES = 40


@dataclass(slots=True)
class _Content:
    """What the page, or one of its cells, prints: whole lines and grids, and the line that is being written."""

    pieces: list[Piece] = field(default_factory=list)
    line: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        words = "".join(self.line).strip(" \n")
        self.pieces += (line.strip(" ") for line in words.split("\n") if line.strip())
        self.line.clear()


@dataclass(slots=True)
class _Rows:
    """A table that is being read. cell: the spans of the open cell."""

    rows: list[list[PageCell]] = field(default_factory=list)
    cell: tuple[int, int] = (1, 1)


@dataclass(slots=True)
class _Reader:
    """Goes through the tree. keeps_lines: line feeds of the source end lines, for it is a text with tables in it."""

    keeps_lines: bool
    contents: list[_Content] = field(default_factory=lambda: [_Content()])
    tables: list[_Rows] = field(default_factory=list)
    lists: list[tuple[int, str]] = field(default_factory=list)
    preformatted: int = 0

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.contents[-1].end_line()
        if tag == "br":
            self.contents[-1].line.append("\n")
        elif tag == "table":
            if len(self.tables) >= _DEEPEST_TABLES:
                raise Unreadable(f"网页表格嵌套超过 {_DEEPEST_TABLES} 层，未予读取。请另存为 docx 或 PDF 后重新送审。")
            self.tables.append(_Rows())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].cell = _span(node, "colspan"), _span(node, "rowspan")
            self.contents.append(_Content())
        elif tag in ("ol", "ul"):
            self.lists.append((_span(node, "start") - 1, _list_format(node)))
        elif tag == "li" and self.lists:
            self._number(node)
        elif tag == "pre":
            self.preformatted += 1

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in ("td", "th") and self.tables and len(self.contents) > 1:
            content = self.contents.pop()
            content.end_line()
            rows, (columns, height) = self.tables[-1].rows or self._first_row(), self.tables[-1].cell
            rows[-1].append(PageCell(content.pieces, columns, height))
        elif tag == "table" and self.tables:
            done = self.tables.pop()
            self.contents[-1].end_line()
            self.contents[-1].pieces.append(grid_of(done.rows))
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        if tag in _BLOCKS:
            self.contents[-1].end_line()

    def _first_row(self) -> list[list[PageCell]]:
        self.tables[-1].rows.append([])
        return self.tables[-1].rows

    def _number(self, node: LexborNode) -> None:
        """The number that is printed before an item of a list."""
        count, style = self.lists[-1]
        given = (node.attributes.get("value") or "").strip()
        count = int(given) if given.isdecimal() and len(given) < 6 else count + 1
        self.lists[-1] = count, style
        words = printed(count, style)
        if words:
            self.contents[-1].line.append(words + ("、" if style == "chineseCounting" else ". "))

    def add(self, words: str) -> None:
        if self.preformatted or (self.keeps_lines and not self.tables):
            self.contents[-1].line.append(_SPACE_OF_LINE.sub(" ", words))
        else:
            self.contents[-1].line.append(_SPACE.sub(" ", words))


def _span(node: LexborNode, name: str) -> int:
    words = (node.attributes.get(name) or "").strip()
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 6 else 1


def _list_format(node: LexborNode) -> str:
    style = _LIST_STYLE.search(node.attributes.get("style") or "")
    usual = "none" if node.tag == "ul" else "decimal"
    return _LIST_STYLES.get(style[1] if style else node.attributes.get("type") or "", usual)


def page_pieces(source: str, *, keeps_lines: bool) -> list[Piece]:
    """The lines and grids that a page prints. Raises Unreadable where it is nested without end."""
    _check_depth(source)
    root = LexborHTMLParser(source).root
    reader = _Reader(keeps_lines)
    for node, is_begin in _walk(root):
        if node.is_text_node:
            reader.add(node.text(deep=True) or "")
        elif is_begin:
            reader.enter(node)
        else:
            reader.leave(node)
    reader.contents[0].end_line()
    return reader.contents[0].pieces


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Every printed node when it begins, and every element when it ends."""
    path: list[LexborNode] = []
    node = root
    while node is not None:
        below = None
        if node.is_text_node:
            yield node, True
        elif node.is_element_node and not _is_hidden(node):
            yield node, True
            below = node.child
            if below is None:
                yield node, False
        if below is not None:
            path.append(node)
            node = below
            continue
        while node.next is None and path:
            node = path.pop()
            yield node, False
        node = node.next if path else None


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in _NOT_PRINTED:
        return True
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _check_depth(source: str) -> None:
    depth, deepest = 0, 0
    for match in _TAG.finditer(source):
        if match[2].lower() not in _NEVER_DEEP:
            depth = max(0, depth + (-1 if match[1] else 1))
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise Unreadable(f"网页元素嵌套超过 {_DEEPEST} 层，未予读取。请由浏览器另存为 PDF 或由 Word 另存为 docx 后重新送审。")
