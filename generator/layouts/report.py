"""The report in prose as the text of a PDF: hard-wrapped lines, pages apart by blank lines without numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from generator.document import Disclosure, Form, Heading, Paragraph
from generator.layouts.prose import bracketed, spaced, words_of
from generator.layouts.wrapping import wrapped_lines

LINE_WIDTH = 52
PAGE_LINES = 22


def write_report(disclosure: Disclosure) -> str:
    """The report's prose; its form is what the prose states, and is not printed."""
    random = Random(f"report {disclosure.seed}")
    return " " + "".join(_paged(_lines(disclosure), random)) + "\n"


def _lines(disclosure: Disclosure) -> Iterator[str]:
    for block in disclosure.blocks:
        match block:
            case Form():
                continue
            case Heading():
                yield from wrapped_lines(spaced(block.text), LINE_WIDTH)
            case Paragraph():
                yield from wrapped_lines(spaced(words_of(block, bracketed)), LINE_WIDTH)


def _paged(lines: Iterator[str], random: Random) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number:
            yield "\n\n\n\n" if number % PAGE_LINES == 0 else "\n\n"
        yield re.sub(" ", "", line) if random.random() < 0.1 else line
