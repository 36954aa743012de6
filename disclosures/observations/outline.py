"""The headings of a disclosure: 第一部分, 一、…情况说明, 一、《…表》, in its contents list and in the text itself.

A heading stands alone at the start of a line. A part that is headed twice stands in the contents list first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.observation_terms import meanings
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Heading

LONGEST_CONTENTS = 4000  # characters: what is longer is no contents list, but a part whose heading stands on every page
LONGEST_BODY = 12_000  # characters of a section, without white space, that are looked at: forms may follow its sentences
_WITH_WHITE_SPACE = 4  # times as many with it, at most
LONGEST_TITLE = 60
FURTHEST = 3  # sections that may lack between two headings; a greater number counts something else
_NUMERALS = "一二三四五六七八九十"
_MARKS = r"[ \t\u3000\u00a0#*\-]*"
_PART = re.compile(rf"第[ \t]*([{_NUMERALS}])[ \t]*部[ \t]*分([^\n]*)(?=(\n+[^\n]+)?)")
_BEFORE = re.compile(rf"(?:^|[\n\f]){_MARKS}$")
_ITEM = re.compile(rf"\n(?:[^\S\n]|[#*\-])*([{_NUMERALS}]{{1,3}})[ \t]*、([^\n]*)(?=(\n+[^\n]+)?)")
_TITLE_ENDS = re.compile(r"情况说明|的情况|的?事项(?:说明)?|情况(?!说)|说明(?!的)")
_TABLE = re.compile(r"《?([^《》，。；：、]{4,40}表)》?")
_TOPICS, _PARTS = meanings("section_topics"), meanings("part_topics")


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    title: str
    start: int
    head: int  # where its heading ends
    end: int
    listed: bool

    @property
    def place(self) -> str:
        return f"第{_NUMERALS[self.number - 1]}部分"


def outline(text: SourceText) -> Iterator[Heading]:
    """The parts, and within them the sections or the names of tables. A text without 第一部分 has none."""
    for part in _parts(text.printed):
        topic = _topic(part.title, _PARTS)
        yield Heading(
            kind="part",
            listed=part.listed,
            number=part.number,
            place=part.place,
            title=part.title,
            topic=topic,
            evidence=text.evidence(part.start, part.head),
        )
        if topic == "决算情况说明":
            yield from _sections(text, part)
        elif topic == "决算报表":
            yield from _tables(text, part)


def _parts(text: str) -> list[_Part]:
    """The parts of the contents list, and those of the text; a heading that comes again on its pages counts once."""
    found = [match for match in _PART.finditer(text) if _BEFORE.search(text, max(0, match.start() - 20), match.start())]
    if not found:
        return []
    second = next((match for match in found[1:] if match[1] == found[0][1]), None)
    begins = second.start() if second else 0
    first = [match for match in found if match.start() < begins]
    if len({match[1] for match in first}) < 2 or begins - found[0].start() > LONGEST_CONTENTS:
        return _spans(found, len(text), listed=False)
    return [*_spans(first, begins, listed=True), *_spans(found[len(first) :], len(text), listed=False)]


def _spans(found: list[re.Match[str]], end: int, *, listed: bool) -> list[_Part]:
    once: dict[str, re.Match[str]] = {}
    for match in found:
        once.setdefault(match[1], match)
    kept = list(once.values())
    ends = [match.start() for match in kept[1:]] + [end]
    return [
        _Part(_NUMERALS.index(match[1]) + 1, _part_title(match), match.start(), match.end(), last, listed)
        for match, last in zip(kept, ends, strict=False)
    ]


def _part_title(match: re.Match[str]) -> str:
    """The title of a part, which may go on in the next line."""
    lines = _plain(match[2]), _plain(match[2] + (match[3] or ""))
    return next((line for line in lines if _topic(line, _PARTS)), lines[0])


def _sections(text: SourceText, part: _Part) -> Iterator[Heading]:
    """The sections in their order, each with the words below it."""
    last, kept = 0, []
    for match in _ITEM.finditer(text.printed, part.head, part.end):
        number, title = _number(match[1]), _title(match[2], match[3] or "")
        if title and last < number <= last + FURTHEST:
            last = number
            kept.append((number, title, match.start(1), match.start(2)))
    ends = [start for _, _, start, _ in kept[1:]] + [part.end]
    for (number, title, start, words), end in zip(kept, ends, strict=False):
        line = text.printed.find("\n", words)
        below = text.printed[words : min(end, words + _WITH_WHITE_SPACE * LONGEST_BODY)]
        yield Heading(
            kind="section",
            listed=part.listed,
            number=number,
            place=text.printed[start:words].partition("、")[0].strip(),
            title=title,
            topic=_topic(title, _TOPICS),
            body=None if part.listed else without_space(below)[len(title) : LONGEST_BODY],
            evidence=text.evidence(start, line if line > 0 else end),
        )


def _tables(text: SourceText, part: _Part) -> Iterator[Heading]:
    """Each numbered name of a table, in their order."""
    last = 0
    for match in _ITEM.finditer(text.printed, part.head, part.end):
        number, named = _number(match[1]), _TABLE.search(_plain(match[2]))
        if named and last < number <= last + FURTHEST:
            last = number
            yield Heading(
                kind="table",
                listed=part.listed,
                number=number,
                place=part.place,
                title=named[1],
                evidence=text.evidence(match.start(1), match.end(2)),
            )


def _number(numerals: str) -> int:
    """11 of 十一; 0 of what is no such number."""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return _NUMERALS.index(numerals) + 1 if len(numerals) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_NUMERALS.index(tens) + 1 if tens else 1) + (_NUMERALS.index(ones) + 1 if ones else 0)


def _title(first: str, following: str) -> str | None:
    """The title of a section, which may go on in the following line; None where the words are no title."""
    for line in (_plain(first), _plain(first + following)):
        ends = [match.end() for match in _TITLE_ENDS.finditer(line) if match.end() <= LONGEST_TITLE]
        if ends:
            return line[: ends[-1]] if "，" not in line[: ends[-1]] and "。" not in line[: ends[-1]] else None
    return None


def _plain(words: str) -> str:
    """Without white space and the marks of layout; a number of a page and the dots before it are left out."""
    return re.sub(r"[.…·]*\d*$", "", without_space(words).replace("*", "").rstrip("#"))


def _topic(title: str, topics: Mapping[str, str]) -> str | None:
    return next((topic for word, topic in topics.items() if word in title), None)
