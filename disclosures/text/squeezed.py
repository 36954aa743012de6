"""Text without white space and mark-up, in one width of characters and in simplified ones, with the way back to the source.

Chinese needs no spaces and lines break anywhere, so rules read the squeezed text; evidence points into the source.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from data.records import Evidence
from disclosures.text.traditional import TRADITIONAL

# Left out of the squeezed text: white space, byte order marks and soft hyphens, the tags of HTML-ish text, the marks of Markdown.
# All begin with one character of a set: so a search goes from one of these to the next.
LEFT_OUT = re.compile(
    r"[\s\u200b\ufeff\u00ad<*#](?:"
    r"(?<![<*#])[\s\u200b\ufeff\u00ad]*|"
    r"(?<=<)/?(?:p|br|b|strong|span|div|td|tr|table|u|i|em)\b[^<>]{0,200}>|"
    r"(?<=\*)\*+|"
    r"(?m:(?<=^#)#{0,5} ))"
)

# One character for one character, so that places stay true. Chinese quotation marks stay: they are part of names.
_SAME = str.maketrans(
    {
        "（": "(", "）": ")", "，": ",", "；": ";", "：": ":", "％": "%", "＝": "=", "＞": ">", "＜": "<", "＋": "+", "－": "-",
        "．": ".", "−": "-", "﹣": "-", "‐": "-", "‑": "-", "‒": "-", "–": "-",
        "【": "[", "】": "]", "［": "[", "］": "]",
        "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "～": "~", "〜": "~", "∶": ":", "﹪": "%", "﹐": ",", "﹑": "、", "／": "/",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)},
        **{chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)},
    }
)  # fmt: skip


def _compatibility(character: str) -> str:
    """The plain form of a Kangxi radical or compatibility ideograph, which PDFs contain in place of the character."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


# Also for text that is extracted: who looks for a word in it finds it.
RADICALS = str.maketrans(
    {chr(code): _compatibility(chr(code)) for start, end in ((0x2E80, 0x2FE0), (0xF900, 0xFB00)) for code in range(start, end)}
)
_FOLD = {chr(code): plain for code, plain in (RADICALS | _SAME).items()}
# A radical or compatibility ideograph may stand for a traditional character.
_FOLD = {character: TRADITIONAL.get(plain, plain) for character, plain in _FOLD.items()} | TRADITIONAL
# Most characters are of one width: only the others are looked up.
_FOLDED = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")


def fold(text: str) -> str:
    """The text in one width of characters and in simplified ones, of the same length.

    >>> fold("（２０２３年）１,２３４．５０％"), fold("部門決算")
    ('(2023年)1,234.50%', '部门决算')
    """
    return text if text.isascii() else _FOLDED.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return _FOLD[match[0]]


def without_space(text: str) -> str:
    """The text as printed, without white space and mark-up.

    >>> without_space("经济 成本<p>指标</p>")
    '经济成本指标'
    """
    return LEFT_OUT.sub("", text)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Folded text without white space, and for each of its characters the place in the source.

    text: the squeezed text. places: as many offsets into `source`. page_starts is None where the source has no pages.
    """

    text: str
    places: list[int]
    source: str

    def evidence(self, start: int, end: int) -> Evidence:
        """The place in the source of the squeezed characters start..end (half-open, not empty)."""
        first, last = self.places[start], self.places[end - 1] + 1
        return Evidence(first, last, self.source[first:last])

    def is_half_width(self, place: int) -> bool:
        """Whether the character at a place of the squeezed text is printed in half width."""
        return self.source[self.places[place]].isascii()


def squeeze(source: str, start: int = 0, end: int | None = None) -> Squeezed:
    """The part start..end of the source, squeezed. Linear in its length."""
    end = len(source) if end is None else end
    pieces: list[str] = []
    places: list[int] = []
    at = start
    for gap in LEFT_OUT.finditer(source, start, end):
        if gap.start() > at:
            pieces.append(source[at : gap.start()])
            places.extend(range(at, gap.start()))
        at = gap.end()
    if end > at:
        pieces.append(source[at:end])
        places.extend(range(at, end))
    return Squeezed(fold("".join(pieces)), places, source)
