"""The blocks of code of a page of Markdown, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

# An indented block begins after an empty line; a fenced one with its language.
_BLOCK = re.compile(r"^```(\w*)\n([\s\S]*?)^```$|(?<=\n\n)((?:^ {4}.*\n(?:^\n(?=^ {4}))?)+)", re.M)
_COMMAND = re.compile(r"(uv|jihe|python3?|pip|export|rm|git|[A-Z_]+=\S*) ")
_REMARK = re.compile(r" +# .*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page.

    language: as the fence names it, `console` for commands in an indented block, `` for any other.
    """

    page: str
    line: int
    language: str
    text: str

    @property
    def name(self) -> str:
        """How a list names it: the page and its first line."""
        return f"{self.page}: {self.text.splitlines()[0].strip()}"

    @property
    def commands(self) -> list[str]:
        """The lines of a console block, without the remarks behind them."""
        return [_REMARK.sub("", line) for line in self.text.splitlines() if line]


def blocks_of(page: str, markdown: str) -> list[Block]:
    """The blocks of a page, fenced and indented.

    >>> page = "Type\\n\\n    uv run jihe status  # the last runs\\n\\nor\\n\\n```python\\nprint(1)\\n```\\n"
    >>> [(block.line, block.language, block.text) for block in blocks_of("a.md", page)]
    [(3, 'console', 'uv run jihe status  # the last runs\\n'), (7, 'python', 'print(1)\\n')]
    >>> blocks_of("a.md", page)[0].commands
    ['uv run jihe status']
    """
    found = []
    for match in _BLOCK.finditer(markdown):
        fenced = match[3] is None
        text = match[2] if fenced else re.sub(r"^ {4}", "", match[3], flags=re.M)
        language = match[1] if fenced else ("console" if _COMMAND.match(text) else "")
        found.append(Block(page, markdown[: match.start()].count("\n") + 1, language, text))
    return found
