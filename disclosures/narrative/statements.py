"""The sentences of 第二部分, of staff and of reports: each number becomes a fact, is ignored by a named rule, or is unread.

passage --boundaries--> sentences --lexicon--> tokens --leads--> what is said --meanings--> facts. A number is attributed by
its own clause, by the opening of its sentence, or by the head of its list item or heading; else it is unread.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.narrative.facts import Passage, Reading
from disclosures.narrative.lexicon import Lexicon, lexicon, quoted
from disclosures.narrative.mentions import Mention, mentions_of
from disclosures.narrative.sentences import Listener

_BOUNDARY = re.compile(r"[。;!?]")
# What opens an item of a list: （一）, 一、, ——, 第一， behind a line's beginning or the end of a sentence.
_ITEM_MARK = re.compile(r"\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|[①-⑳⑴-⒇]|第[一二三四五六七八九十][,、:]|-{1,2}(?=[\u4e00-\u9fff])|[—◆●■·]+")
_HEADING_LINE = re.compile(r"[.、)]*(?P<title>(?:[\u4e00-\u9fff、“”\"]|\(境\)){2,25}(?:情况|范围|职能|构成|管理|使用|内容|说明|分析|性))[。:]?")
_BEHIND_NUMBER = re.compile(r"[.、)]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, start..end of its passage. item: the number of the list item that it opens, "" of one without a number,
    None where it opens none. title: the words of a heading that stands before it."""

    start: int
    end: int
    item: str | None = None
    title: str = ""


def read_passage(passage: Passage, known: Lexicon | None = None) -> Reading:
    """The passage as facts. Linear in its length. known: the vocabulary, that of data/terms where none is given."""
    known = known or lexicon()
    words = quoted(passage.text.text[passage.start : passage.end])
    first, last = (bisect_left(passage.line_starts, place) for place in (passage.start, passage.end))
    starts = frozenset(place - passage.start for place in passage.line_starts[first:last])
    mentions = list(mentions_of(words, starts))
    reading = Reading()
    for mention in mentions:
        if mention.ignored:
            reading.ignored[mention.ignored] += 1
    listener = Listener(passage, words, known, reading)
    numbers = [mention for mention in mentions if not mention.ignored]
    place = 0
    for stretch in stretches(words, mentions, starts):
        ahead = place
        while ahead < len(numbers) and numbers[ahead].start < stretch.end:
            ahead += 1
        listener.hear(stretch.start, stretch.end, numbers[place:ahead], item=stretch.item, title=stretch.title)
        place = ahead
    return reading


def stretches(words: str, mentions: Sequence[Mention], starts: frozenset[int]) -> Iterator[Stretch]:
    """The sentences of a passage in order. A list number, a mark of a list and the end of a sentence begin one."""
    listed = {mention.start: mention for mention in mentions if mention.ignored and mention.ignored.startswith("list number")}
    ends = [match.end() for match in _BOUNDARY.finditer(words)]
    marks = {at: match for at in {*starts, *ends} if (match := _ITEM_MARK.match(words, at))}
    cuts = sorted({0, *ends, *marks, *listed, len(words)})
    for begin, end in zip(cuts, cuts[1:], strict=False):
        yield from _stretch(words, begin, end, listed.get(begin), marks.get(begin), starts)


def _stretch(
    words: str, begin: int, end: int, listed: Mention | None, mark: re.Match[str] | None, starts: frozenset[int]
) -> Iterator[Stretch]:
    if listed is None and mark is None:
        yield Stretch(begin, end)
        return
    item = listed.digits if listed is not None else ""
    behind = listed.end if listed is not None else mark.end() if mark else begin
    behind = _BEHIND_NUMBER.match(words, behind).end()  # type: ignore[union-attr]
    line_end = next((place for place in range(behind + 1, min(end, behind + 40) + 1) if place in starts or place == end), None)
    title = _HEADING_LINE.fullmatch(words, behind, line_end) if line_end else None
    if title:
        yield Stretch(line_end, end, item, title["title"])  # type: ignore[arg-type]
    else:
        yield Stretch(min(behind, end), end, item)
