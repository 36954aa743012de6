"""Markdown made from a PDF: headings with marks, a table of contents, forms of tab-separated cells, rows split by pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from generator.document import Block, Disclosure, Form, Heading, Paragraph
from generator.layouts.markdown_forms import markdown_form
from generator.layouts.prose import narrow, narrow_marks, spaced, words_of

_ITEMS = ("五(二)", "五(三)")
_TABLE = re.compile(r"[一二三四五六七八九十]+、《[^》]+表》")


def write_markdown(disclosure: Disclosure) -> str:
    """The disclosure as Markdown."""
    random = Random(f"markdown {disclosure.seed}")
    title, *blocks = disclosure.blocks
    parts = [_heading(title, random) if isinstance(title, Heading) else "", *_contents(blocks)]
    return "\n\n" + "\n\n".join([*parts, *(_block(block, random) for block in blocks)]) + "\n"


def _contents(blocks: list[Block]) -> Iterator[str]:
    """目录: the headings as lists, and the tables; the last ones, behind the end of a page, stand alone without list marks."""
    yield "# 目 录"
    listed: list[str] = []
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if heading.rank > 1 and heading.text[0] != "十":
            listed.append(f"{'  ' * (heading.rank - 2)}- {heading.text}")
            continue
        if listed:
            yield "\n".join(listed)
            listed = []
        yield f"## {heading.text}" if heading.rank == 1 else heading.text
    names = (words_of(block, narrow) for block in blocks if isinstance(block, Paragraph))
    yield from (name for name in names if _TABLE.fullmatch(name))


def _block(block: Block, random: Random) -> str:
    match block:
        case Form():
            return markdown_form(block, random)
        case Heading():
            return _heading(block, random)
        case Paragraph():
            return _paragraph(block, random)


def _heading(heading: Heading, random: Random) -> str:
    """A heading with any number of marks, now and then in bold: levels in such files say little."""
    marks = "#" if heading.rank == 0 else "#" * random.choice((2, 2, 3, 4))
    text = spaced(heading.text)
    return f"{marks} **{text}**" if random.random() < 0.15 and heading.rank else f"{marks} {text}"


def _paragraph(paragraph: Paragraph, random: Random) -> str:
    text = words_of(paragraph, narrow)
    if paragraph.section in _ITEMS:
        text = narrow_marks(text)
        if random.random() < 0.5:
            text = text.replace(".", ". ", 1)
    return _broken(spaced(text), random)


def _broken(text: str, random: Random) -> str:
    """A long paragraph may run over a page: it is then two."""
    if len(text) < 60 or random.random() > 0.2:
        return text
    at = random.randrange(30, len(text) - 20)
    # A page ends between two characters, never inside a number.
    while text[at - 1 : at + 1].isascii() or not text[at].isalpha() or not text[at - 1].isalpha():
        at += 1
        if at >= len(text) - 5:
            return text
    return f"{text[:at]}\n\n{text[at:]}"
