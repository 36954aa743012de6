"""The body of a Word document as lines and grids, in the order of print. Only what is printed: no revisions that are
deleted, no hidden words, no instructions of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosures.formats.composing import Grid, Piece, check_cells
from disclosures.formats.office_xml import Element, attribute, child, is_on, name_of, value, whole
from disclosures.formats.refusals import Unreadable
from disclosures.formats.word.numbering import Numbering

_DEEPEST = 60
# Elements around what is printed, whose children are read as if they stood in their place.
_AROUND = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase",
     "oMath", "oMathPara", "r", "e", "sub", "sup", "num", "den", "f", "d", "sSub", "sSup", "rad", "nary", "func", "fName", "acc",
     "bar", "box", "limLow", "lim", "object", "pict", "drawing", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp",
     "wpc", "txbx", "shape", "rect", "roundrect", "group", "textbox", "txbxContent", "body", "tbl", "tr", "tc", "grpSp")
)  # fmt: skip
_WORDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DROPPED_PAGE = re.compile(r"\t[\t ]*(?=\d{1,4}\s*$)")
# The signs of the font Symbol that stand for others (w:sym); most of its other signs are those of ASCII.
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB7: "·"}
_MOST_SPANNED = 63  # Word has no more columns


@dataclass(slots=True)
class Body:
    """Reads the parts of a document. numbering: counts along, so every part is read once and in order."""

    numbering: Numbering
    _words: list[str] = field(default_factory=list)
    _floating: list[Piece] = field(default_factory=list)

    def pieces(self, parent: Element, depth: int = 0) -> Iterator[Piece]:
        """The lines and grids below an element that holds paragraphs and tables."""
        if depth > _DEEPEST:
            raise Unreadable(f"表格或文本框嵌套超过 {_DEEPEST} 层，未予读取。请由 Word 另存为新文件后重新送审。")
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield from self._ended()
                yield self._grid(element, depth)
            elif name == "AlternateContent":
                yield from self._alternative(element, depth)
            elif name in _AROUND:
                yield from self.pieces(element, depth + 1)
        yield from self._ended()

    def _alternative(self, element: Element, depth: int) -> Iterator[Piece]:
        for option in _options(element):
            found = list(self.pieces(option, depth + 1))
            if found:
                yield from found
                return

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Piece]:
        """A paragraph, its text boxes behind it. Where its end is deleted, it goes on with the next one."""
        properties = child(paragraph, "pPr")
        first, before = not self._words, len(self._words)
        self._inline(paragraph, depth)
        is_printed = any(words.strip() for words in self._words[before:])
        of_end = child(properties, "rPr")
        goes_on = child(of_end, "del") is not None
        is_numbered = is_printed or not (goes_on or is_on(of_end, "vanish") or child(properties, "numPr") is None)
        if first and is_numbered:
            self._words.insert(0, self.numbering.label(properties))
        if not goes_on:
            yield from self._ended()

    def _ended(self) -> Iterator[Piece]:
        """The lines of the paragraph that ends, and its text boxes."""
        words, floating = "".join(self._words), self._floating
        self._words, self._floating = [], []
        yield from (_DROPPED_PAGE.sub(" ", line) for line in words.split("\n") if line.strip())
        yield from floating

    def _inline(self, parent: Element, depth: int) -> None:
        """Adds the words of a paragraph or run; text boxes are put aside."""
        if depth > _DEEPEST:
            raise Unreadable(f"段落嵌套超过 {_DEEPEST} 层，未予读取。请由 Word 另存为新文件后重新送审。")
        if name_of(parent) == "r" and is_on(child(parent, "rPr"), "vanish"):
            return
        for element in parent:
            name = name_of(element)
            if name == "t":
                self._words.append((element.text or "").replace("\n", " "))
            elif name in _WORDS:
                self._words.append(_WORDS[name])
            elif name == "sym":
                self._words.append(_symbol(element))
            elif name == "txbxContent":
                self._floating += Body(self.numbering).pieces(element, depth + 1)
            elif name == "AlternateContent":
                self._one_of(element, depth)
            elif name in _AROUND:
                self._inline(element, depth + 1)

    def _one_of(self, element: Element, depth: int) -> None:
        """The first of the alternatives that prints something: a drawing has a picture for older programs beside it."""
        for option in _options(element):
            before = len(self._words), len(self._floating)
            self._inline(option, depth + 1)
            if (len(self._words), len(self._floating)) != before:
                return

    def _grid(self, table: Element, depth: int) -> Grid:
        rows: list[list[list[Piece]]] = []
        count = 0
        for row in _rows(table, depth):
            rows.append(self._row(row, depth))
            count += len(rows[-1])
            # Cells that span many columns are many times what is written.
            check_cells(count)
        return Grid(rows)

    def _row(self, row: Element, depth: int) -> list[list[Piece]]:
        """The cells of a row, an empty one for each further column that a cell spans, and for what is merged with above."""
        before, after = (whole(value(row, "trPr", name), most=_MOST_SPANNED) for name in ("gridBefore", "gridAfter"))
        cells: list[list[Piece]] = [[]] * before
        for cell in _below(row, "tc", depth):
            properties = child(cell, "tcPr")
            content = [] if _is_merged_away(properties) else self._cell(cell, depth)
            cells += [content, *[[]] * (max(1, whole(value(properties, "gridSpan"), 1, most=_MOST_SPANNED)) - 1)]
        return cells + [[]] * after

    def _cell(self, cell: Element, depth: int) -> list[Piece]:
        found = Body(self.numbering).pieces(cell, depth + 1)
        return [piece for piece in found if isinstance(piece, Grid) or (isinstance(piece, str) and piece.strip())]


def _rows(table: Element, depth: int) -> Iterator[Element]:
    return (row for row in _below(table, "tr", depth) if child(row, "trPr", "del") is None)


def _below(parent: Element, name: str, depth: int) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those within content controls too."""
    if depth > _DEEPEST:
        raise Unreadable(f"表格嵌套超过 {_DEEPEST} 层，未予读取。请由 Word 另存为新文件后重新送审。")
    for element in parent:
        if name_of(element) == name:
            yield element
        elif name_of(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _below(element, name, depth + 1)


def _is_merged_away(properties: Element | None) -> bool:
    """Whether a cell goes on with the one above it or left of it, or is deleted."""
    for name in ("vMerge", "hMerge"):
        merge = child(properties, name)
        if merge is not None and attribute(merge, "val") in (None, "continue"):
            return True
    return child(properties, "cellDel") is not None


def _options(alternatives: Element) -> list[Element]:
    options = [each for each in alternatives if name_of(each) in ("Choice", "Fallback")]
    return sorted(options, key=lambda each: name_of(each) == "Fallback")


def _symbol(element: Element) -> str:
    """The sign that w:sym prints, "" where the font has pictures."""
    try:
        code = int(attribute(element, "char") or "", 16) & 0xFFF
    except ValueError:
        return ""
    if (attribute(element, "font") or "").lower() != "symbol":
        return ""
    code &= 0xFF
    return _SYMBOLS.get(code) or (chr(code) if 0x20 <= code < 0x7F and not chr(code).isalpha() else "")
