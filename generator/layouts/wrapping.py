"""Breaks text into lines as a word processor does: numbers stay whole, marks do not open a line, brackets do not close one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[<>=]*[0-9A-Za-z.,%]+|.")
_CLOSING = frozenset("，。；：、）”》,:;)")
_OPENING = frozenset("（“《(")


def width_of(text: str) -> int:
    """Width in half-width characters.

    >>> width_of("占 97%")
    6
    """
    return sum(1 if char < "\u2000" else 2 for char in text)


def wrapped_lines(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none wider than `width` half-width characters but for a mark that hangs.

    >>> list(wrapped_lines("年末结转和结余 0.00 万元。", 16))
    ['年末结转和结余', '0.00 万元。']
    """
    line, used = "", 0
    for token in _TOKEN.findall(text):
        wide = width_of(token)
        if line and used + wide > width and token not in _CLOSING:
            kept = line[-1] if line[-1] in _OPENING else ""
            yield line[: len(line) - len(kept)].rstrip()
            line, used = kept, width_of(kept)
        if token != " " or line:
            line, used = line + token, used + wide
    if line.strip():
        yield line.rstrip()
