"""Characters to printed lines: what stands on one baseline is a line, whatever the boxes of its fonts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.records import Box
from disclosures.formats.pdf.pages import Glyph

# In sizes of the characters: baselines of one line lie closer, gaps within a word of Chinese are narrower, gaps between
# words of Latin letters wider, and what is printed twice lies closer than any two characters.
_SAME_LINE = 0.4
_GAP = 0.4
_WORD_GAP = 0.18
_TWICE = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. words: with spaces where gaps are printed. boxes: as many, None for spaces.

    top, base: of its characters, in points of the frame of the page's text. is_mark: whether it is of a watermark.
    """

    words: str
    boxes: list[Box | None]
    top: float
    base: float
    is_mark: bool = False


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of the characters, from above."""
    return [_line(line) for line in _by_baseline(glyphs)]


def _by_baseline(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if not lines or glyph.base - base > _SAME_LINE * max(size, glyph.size):
            lines.append([])
            base, size = glyph.base, glyph.size
        lines[-1].append(glyph)
        size = max(size, glyph.size)
    return lines


def _line(glyphs: list[Glyph]) -> Line:
    words: list[str] = []
    boxes: list[Box | None] = []
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        if last is not None:
            if glyph.words == last.words and glyph.left - last.left < _TWICE * glyph.size:
                continue
            if _is_apart(last, glyph):
                words.append(" ")
                boxes.append(None)
        words.append(glyph.words)
        boxes += [glyph.box] * len(glyph.words)
        last = glyph
    top = min(glyph.base - glyph.size for glyph in glyphs)
    return Line("".join(words), boxes, top, max(glyph.base for glyph in glyphs))


def _is_apart(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - last.right
    size = min(last.size, glyph.size)
    if gap > _GAP * size:
        return True
    letters = last.words.isascii() and glyph.words.isascii() and (last.words.isalpha() or glyph.words.isalpha())
    return letters and gap > _WORD_GAP * size


def joined(lines: Sequence[Line]) -> tuple[str, list[Box | None]]:
    """The words of lines without a break between them, and their boxes."""
    return "".join(line.words for line in lines), [box for line in lines for box in line.boxes]
