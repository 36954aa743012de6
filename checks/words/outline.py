"""The headings of a disclosure: 第一部分, 一、…情况说明, 一、《…表》, in its contents list and in the text itself.

A heading stands alone at the start of a line. A part that is headed twice stands in the contents list first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from checks.words.frames import frame_of
from checks.words.phrases import evidence_at
from data.tables import EVIDENCE

LONGEST_CONTENTS = 4000  # characters: what is longer is no contents list, but a part whose heading stands on every page
LONGEST_BODY = 12_000  # characters of a section that are looked at: forms may follow its sentences
LONGEST_TITLE = 60
FURTHEST = 3  # sections that may lack between two headings; a greater number counts something else
_NUMERALS = "一二三四五六七八九十"
_MARKS = r"[ \t\u3000\u00a0#*\-]*"
_PART = re.compile(rf"第[ \t]*([{_NUMERALS}])[ \t]*部[ \t]*分([^\n]*)(?=(\n+[^\n]+)?)")
_BEFORE = re.compile(rf"(?:^|[\n\f]){_MARKS}$")
_ITEM = re.compile(rf"\n[\f\s#*\-]*([{_NUMERALS}]{{1,3}})[ \t]*、([^\n]*)(?=(\n+[^\n]+)?)")
_TITLE_ENDS = re.compile(r"情况说明|的情况|的?事项(?:说明)?|情况(?!说)|说明(?!的)")
_TABLE = re.compile(r"《?([^《》，。；：、]{4,40}表)》?")
# What a section is about, by the first of these that its title holds.
TOPICS: Mapping[str, str] = {
    "基本支出": "基本支出", "三公": "“三公”经费", "政府性基金": "政府性基金预算", "国有资本经营": "国有资本经营预算",
    "一般公共预算": "一般公共预算支出", "财政拨款收入支出": "财政拨款收支总体", "收入支出决算总体": "收入支出总体",
    "收入决算": "收入决算", "支出决算": "支出决算", "重要事项": "其他重要事项", "绩效": "预算绩效",
}  # fmt: skip
# What a part holds, by the first of these that its title holds.
PARTS: Mapping[str, str] = {
    "概况": "概况", "基本情况": "概况", "情况说明": "决算情况说明", "决算情况": "决算情况说明", "名词解释": "名词解释",
    "表": "决算报表",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    title: str
    start: int
    head: int  # where its heading ends
    end: int


def outline(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a heading: document_id, kind (part, section, table), listed (in the contents list, not in the text), number,
    place (第一部分, 十一), title (without white space), topic (of PARTS or TOPICS, else null), body, evidence.

    body: the words below a section of the text, without white space; else null. A text without 第一部分 has no row.
    """
    documents = tables["documents"].select("document_id", "text", "pages")
    rows = [
        (name, *row)
        for name, text, pages in documents.iter_rows()
        for row in _headings(text, paged=pages is not None)
    ]  # fmt: skip
    return frame_of(rows, _SCHEMA)


_SCHEMA = {
    "document_id": pl.String, "kind": pl.String, "listed": pl.Boolean, "number": pl.Int32, "place": pl.String,
    "title": pl.String, "topic": pl.String, "body": pl.String, "evidence": EVIDENCE,
}  # fmt: skip


def _headings(text: str, *, paged: bool) -> Iterator[tuple[object, ...]]:
    contents, body = _parts(text)
    for parts, listed in ((contents, True), (body, False)):
        for part in parts:
            topic, place = _topic(part.title, PARTS), f"第{_NUMERALS[part.number - 1]}部分"
            evidence = evidence_at(text, part.start, part.head, paged=paged)
            yield "part", listed, part.number, place, part.title, topic, None, evidence
            found = {"决算情况说明": _sections, "决算报表": _tables}.get(topic or "", _nothing)
            for kind, number, title, about, start, end, words in found(text, part):
                told, where = (None if listed else words), place if kind == "table" else text[start:].partition("、")[0].strip()
                yield kind, listed, number, where, title, about, told, evidence_at(text, start, end, paged=paged)


def _parts(text: str) -> tuple[list[_Part], list[_Part]]:
    """The parts of the contents list, and those of the text; a heading that comes again on its pages counts once."""
    found = [match for match in _PART.finditer(text) if _BEFORE.search(text, max(0, match.start() - 20), match.start())]
    if not found:
        return [], []
    second = next((match for match in found[1:] if match[1] == found[0][1]), None)
    listed = bool(second) and len({match[1] for match in found if match.start() < second.start()}) > 1
    if not second or not listed or second.start() - found[0].start() > LONGEST_CONTENTS:
        return [], _spans(found, len(text))
    begins = second.start()
    first = [match for match in found if match.start() < begins]
    return _spans(first, begins), _spans([match for match in found if match.start() >= begins], len(text))


def _spans(found: list[re.Match[str]], end: int) -> list[_Part]:
    once: dict[str, re.Match[str]] = {}
    for match in found:
        once.setdefault(match[1], match)
    kept = list(once.values())
    ends = [match.start() for match in kept[1:]] + [end]
    return [
        _Part(_NUMERALS.index(match[1]) + 1, _part_title(match), match.start(), match.end(), last)
        for match, last in zip(kept, ends, strict=False)
    ]


def _part_title(match: re.Match[str]) -> str:
    """The title of a part, which may go on in the next line."""
    lines = _plain(match[2]), _plain(match[2] + (match[3] or ""))
    return next((line for line in lines if _topic(line, PARTS)), lines[0])


def _nothing(text: str, part: _Part) -> Iterator[tuple[str, int, str, str | None, int, int, str]]:
    """Headings of a part in which none is looked for."""
    yield from ()


def _sections(text: str, part: _Part) -> Iterator[tuple[str, int, str, str | None, int, int, str]]:
    """Kind, number, title, topic, the ends of the heading, and the words below it, of each section in their order."""
    last, kept = 0, []
    for match in _ITEM.finditer(text, part.head, part.end):
        number, title = _number(match[1]), _title(match[2], match[3] or "")
        if title and last < number <= last + FURTHEST:
            last = number
            kept.append((number, title, match.start(1), match.start(2)))
    ends = [start for _, _, start, _ in kept[1:]] + [part.end]
    for (number, title, start, words), end in zip(kept, ends, strict=False):
        line = text.find("\n", words)
        body = "".join(text[words : min(end, words + LONGEST_BODY)].split())[len(title) :]
        yield "section", number, title, _topic(title, TOPICS), start, line if line > 0 else end, body


def _tables(text: str, part: _Part) -> Iterator[tuple[str, int, str, str | None, int, int, str]]:
    """As `_sections`, of each numbered name of a table."""
    last = 0
    for match in _ITEM.finditer(text, part.head, part.end):
        number, named = _number(match[1]), _TABLE.search(_plain(match[2]))
        if named and last < number <= last + FURTHEST:
            last = number
            yield "table", number, named[1], None, match.start(1), match.end(2), ""


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
    return re.sub(r"[.…·]*\d*$", "", "".join(words.split()).replace("*", "").rstrip("#"))


def _topic(title: str, topics: Mapping[str, str]) -> str | None:
    return next((topic for word, topic in topics.items() if word in title), None)
