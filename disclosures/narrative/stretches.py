"""The sentences of a passage: where each begins and ends, and which list item or heading it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from disclosures.narrative.mentions import Mention

_BOUNDARY = re.compile(r"[。;!?]")
# 其中: at the end of a line: the parts stand below, each in its own.
_PARTS_BELOW = re.compile(r"(?:其中|如下|方面):")
# What opens an item of a list: （一）, 一、, ——, 第一， behind a line's beginning or the end of a sentence.
_ITEM_MARK = re.compile(
    r"\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|[①-⑳⑴-⒇]|第[一二三四五六七八九十][,、:]|-{1,2}(?=[\u4e00-\u9fff])|[—◆●■·]{1,9}"
)
_HEADING_LINE = re.compile(
    r"[.、)]*(?P<title>(?:[\u4e00-\u9fff、“”\"]|\(境\)){2,25}(?:情况|范围|职能|构成|管理|使用|内容|说明|分析|性))[。:]?"
)
_BEHIND_NUMBER = re.compile(r"[.、)]*")


_SHORT_LINE = re.compile(r"(?P<title>[\u4e00-\u9fff、“”\"]{2,16})[。:]?")
_OPENS_ANEW = re.compile("20\\d\\d年|按照|本年|全年|我|本")


def _repeated(words: str, start: int, end: int) -> re.Match[str] | None:
    """三、机关运行经费, in a line of its own before 机关运行经费50.00万元: what begins anew behind it has a heading before it."""
    title = _SHORT_LINE.fullmatch(words, start, end)
    again = title is not None and (words.startswith(title["title"][:3], end) or _OPENS_ANEW.match(words, end) is not None)
    return title if again else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, start..end of its passage. item: the number of the list item that it opens, "" of one without a number,
    None where it opens none. title: the words of a heading that stands before it. goes_on: whether a semicolon is before it."""

    start: int
    end: int
    item: str | None = None
    title: str = ""
    goes_on: bool = False


def stretches(words: str, mentions: Sequence[Mention], starts: frozenset[int]) -> Iterator[Stretch]:
    """The sentences of a passage in order. A list number, a mark of a list and the end of a sentence begin one."""
    listed = {mention.start: mention for mention in mentions if mention.ignored and mention.ignored.startswith("list number")}
    ends = [match.end() for match in _BOUNDARY.finditer(words)]
    ends += [match.end() for match in _PARTS_BELOW.finditer(words) if match.end() in starts]
    marks = {at: match for at in {*starts, *ends} if (match := _ITEM_MARK.match(words, at))}
    cuts = sorted({0, *ends, *marks, *listed, len(words)})
    for begin, end in pairwise(cuts):
        yield from _stretch(words, begin, end, listed.get(begin), marks.get(begin), starts)


def _stretch(
    words: str, begin: int, end: int, listed: Mention | None, mark: re.Match[str] | None, starts: frozenset[int]
) -> Iterator[Stretch]:
    if listed is None and mark is None:
        yield Stretch(begin, end, goes_on=begin > 0 and words[begin - 1] == ";")
        return
    item = listed.digits if listed is not None else ""
    behind = listed.end if listed is not None else mark.end() if mark else begin
    if signs := _BEHIND_NUMBER.match(words, behind):
        behind = signs.end()
    line_end = next((place for place in range(behind + 1, min(end, behind + 40) + 1) if place in starts or place == end), None)
    title = _HEADING_LINE.fullmatch(words, behind, line_end) or _repeated(words, behind, line_end) if line_end else None
    if line_end and title:
        yield Stretch(line_end, end, item, title["title"])
    else:
        yield Stretch(min(behind, end), end, item)
