"""The text as the layouts and the sentences see it: as long as the source, so that places in one are places in the other.

What is no word becomes white space: tags, marks of Markdown, characters that print nothing. What ends a line, ends it
here by a line feed. Words and numbers stay as printed.
"""

from __future__ import annotations

import re

# A line ends with any of these, a carriage return only where no line feed follows it.
_ENDS = re.compile(r"[\r\x0b\x85\u2028\u2029](?:(?<!\r)|(?!\n))")
# Spaces of any width, and characters that print nothing: joiners, marks of direction, selectors, control characters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff"
    r"\U0001f000-\U0001faff\U000e0000-\U000e01ef]"
)
_TAG = re.compile(
    r"</?(?:p|br|b|strong|span|div|td|tr|th|table|tbody|thead|u|i|em|a|font|h[1-6]|li|ul|ol|hr|center|sup|sub)\b[^<>\t\n]{0,200}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?P<name>nbsp|emsp|ensp|thinsp|lt|gt|amp|quot|#160|#12288);")
_PRINTED_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
# Headings and quotations, behind the end of the line above; words in bold.
_MARKS = re.compile(r"(?P<end>[\n\f]) *(?:#{1,6} |(?:> ?)+(?![=\d])(?:#{1,6} )?)")
_BOLD = re.compile(r"\*\*+")


def levelled(text: str) -> str:
    """The text without what prints nothing, character for character.

    >>> levelled("<p>收入　10\\u200b万元</p>\\r支出&nbsp;**2**")
    '   收入 10 万元    \\n支出        2  '
    """
    text = _UNSEEN.sub(" ", _ENDS.sub("\n", text))
    text = _ENTITY.sub(_printed, text) if "&" in text else text
    text = _TAG.sub(_blank, text) if "<" in text else text
    # The first line has one above it here. A mark behind words in bold is none: these are blanked last.
    text = _MARKS.sub(_blank_behind_end, f"\n{text}")[1:] if "#" in text or ">" in text else text
    return _BOLD.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_behind_end(match: re.Match[str]) -> str:
    return match["end"].ljust(len(match[0]))


def _printed(match: re.Match[str]) -> str:
    return _PRINTED_ENTITIES.get(match["name"], " ").ljust(len(match[0]))
