"""Items of the functional classification in prose: 一般公共服务支出(类)商贸事务(款)行政运行(项), with or without codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVEL = re.compile(r"[(（](?P<code>\d{0,7})(?P<level>类|款|项)[)）]")
_TAIL = re.compile(r":?(?:(?:科目)?支出)?(?:决算)?(?:数|支出)?(?:为)?:?")


@dataclass(frozen=True, slots=True)
class Item:
    """names: 类, 款 and 项 as far as printed. code: the digits printed with them, joined (2010301), or None."""

    names: tuple[str, ...]
    code: str | None
    start: int

    @property
    def subject(self) -> str:
        return "/".join(self.names)


def item_at_end(words: str) -> Item | None:
    """The item of the classification that ends the words (tails such as 支出决算数为 may follow), or None.

    The levels are told by their order: documents print (01款) where (01项) belongs.

    >>> item_at_end("一般公共服务(201类)财政事务(06款)行政运行(01项):支出决算数为").code
    '2010601'
    """
    if ")" not in words and "）" not in words:
        return None
    levels = list(_LEVEL.finditer(words))
    if not levels or not _TAIL.fullmatch(words, levels[-1].end()):
        return None
    chain = _last_chain(levels)
    start = _name_start(words, chain[0].start())
    names, at = [], start
    for level in chain:
        names.append(words[at : level.start()].replace("(", "（").replace(")", "）"))
        at = level.end()
    codes = [level["code"] for level in chain]
    return Item(tuple(names), "".join(codes) if all(codes) else None, start)


def _last_chain(levels: list[re.Match[str]]) -> list[re.Match[str]]:
    """The levels from the last 类 on."""
    first = max((index for index, level in enumerate(levels) if level["level"] == "类"), default=0)
    return levels[first : first + 3]


def _name_start(words: str, end: int) -> int:
    """Where the name that ends at `end` begins: behind the last punctuation or list number."""
    return max((match.end() for match in re.finditer(r"[,;。:、](?![^(]*\))|^(?:\d{1,2}|[A-Za-z])[.、]", words[:end])), default=0)
