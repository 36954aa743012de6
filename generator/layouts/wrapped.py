"""Text of a PDF: hard-wrapped lines with blank lines between them, page breaks and page numbers anywhere, cells over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random

from generator.document import Block, Disclosure, Form, Heading, Paragraph
from generator.layouts.prose import narrow, narrow_marks, spaced, words_of
from generator.layouts.wrapped_forms import form_lines
from generator.layouts.wrapping import wrapped_lines

LINE_WIDTH = 54  # in half-width characters: 27 of the others
PAGE_LINES = (20, 27)
NEW_PAGE = "\f"
_ITEMS = ("五(二)", "五(三)")
Lines = Iterator[tuple[str, str]]


def write_wrapped(disclosure: Disclosure) -> str:
    """The disclosure as the text of a PDF."""
    random = Random(f"wrapped {disclosure.seed}")
    lines = [line for block in disclosure.blocks for line in _block(block, random)]
    return "".join(_paged(lines, random))


def _block(block: Block, random: Random) -> Lines:
    """Lines with what follows each: a blank line, a line end, or a new page before it."""
    match block:
        case Form():
            yield NEW_PAGE, ""
            yield from form_lines(block, random)
        case Heading(rank=1):
            yield NEW_PAGE, ""
            yield block.text, "\n\n"
        case Heading():
            yield from _lines(block.text, random)
        case Paragraph():
            text = words_of(block, narrow)
            yield from _lines(narrow_marks(text) if block.section in _ITEMS else text, random)


def _lines(text: str, random: Random) -> Lines:
    for line in wrapped_lines(spaced(text), LINE_WIDTH):
        # A line that is too full is set without spaces.
        yield re.sub(" ", "", line) if random.random() < 0.1 else line, "\n\n"


def _paged(lines: Iterable[tuple[str, str]], random: Random) -> Iterator[str]:
    """The lines by pages. A page opens with a space; a numbered page ends with its number between blank lines."""
    page, count, length, waiting = 1, 0, random.randrange(*PAGE_LINES), " "
    for text, after in lines:
        if count and (text == NEW_PAGE or count >= length):
            page, count, length, waiting = page + 1, 0, random.randrange(*PAGE_LINES), _page_end(page, random)
        if text != NEW_PAGE:
            yield waiting + text
            waiting, count = after, count + 1
    yield "\n"


def _page_end(page: int, random: Random) -> str:
    return f"\n\n\n\n{page}\n\n" if random.random() < 0.2 else "\n "
