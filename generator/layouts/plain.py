"""A page copied from a portal: a heading or a paragraph a line, with or without the two wide spaces of a paragraph."""

from __future__ import annotations

from random import Random

from generator.document import Disclosure, Form, Heading
from generator.layouts.prose import bracketed, words_of

INDENT = "\u3000\u3000"


def write_plain(disclosure: Disclosure) -> str:
    """The disclosure in lines; forms have no place in it."""
    random = Random(f"plain {disclosure.seed}")
    indent, between = random.choice(("", INDENT)), random.choice(("\n", "\n", "\n\n"))
    lines: list[str] = []
    for block in disclosure.blocks:
        match block:
            case Heading(rank=0):
                lines.append(block.text)
            case Heading():
                lines.append(block.text if block.rank == 1 else indent + block.text)
            case Form():
                raise ValueError("a plain page has no forms")
            case _:
                lines += (indent + line for line in words_of(block, bracketed).split("\n"))
    return between.join(lines) + "\n"
