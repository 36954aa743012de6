"""The title of a document: what its head noun says that it is, and the name and the year before it.

岚桥区商务局2021年度部门决算 · 2021年度岚桥区商务局部门决算公开 · 岚桥区商务局部门决算（2021年度） ·
关于岚桥区商务局2021年度决算的说明 · a name, a year and a noun in lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from data.kind_terms import kind_terms, pattern_of
from disclosures.identity.names import ends_as_a_body, name_in
from disclosures.identity.openings import Line
from disclosures.identity.years import YEAR, year_number

KINDS = ("final_accounts", "budget", "self_evaluation", "other")
LONGEST = 90
# What may follow the head noun in its line: of a title cut out of a line, anything that opens the contents.
_BEHIND = re.compile(
    r"(?:及|和|的|公开|公示|情况|相关|有关|信息|说明|报告|报表|报告书|分析|草案|文本|附表|表|材料|内容|目录|书|(?:“|\")?三公(?:”|\")?经费|支出|"
    r"\([^()]{1,30}\)|\[[^\[\]]{1,20}\]|[-—_.,:]*\d{0,8}(?:年|月|日)?|\.(?:pdf|docx?|xlsx?|wps))*",
    re.IGNORECASE,
)
_FEWEST_BEFORE = 4
_SENTENCE = re.compile(r"[。;!?]|\d(?:万元|元|%)")
# Three lines may make a title: body, year, noun. What is above the last of them is short and no heading.
_JOINED = 3
_LONGEST_ABOVE = 40
_NOT_ABOVE = re.compile(r"目录|第[一二三四五六七八九十]部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)|.*[。;:]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the squeezed text, at start..end. kind: as of a document. words: the wording that says so.

    name, year: half-open places, None where it has none. value: the year. clean: nothing but name, year and noun stands
    in it; a headline of news has more.
    """

    kind: str
    words: str
    start: int
    end: int
    name: tuple[int, int] | None
    year: tuple[int, int] | None
    value: int | None
    clean: bool


def titles_of(text: str, lines: Sequence[Line]) -> list[Title]:
    """The titles among the lines, in order. The first one says what the document is: later ones may be of what it speaks of."""
    return list(_titles(text, lines))


def leading(titles: Sequence[Title]) -> Title | None:
    """The title that says what the document is: the first one that names a body or a year, for a menu's words do not."""
    return next((title for title in titles if title.name or title.year), next(iter(titles), None))


def fullest(titles: Sequence[Title], kind: str) -> Title | None:
    """The title of the kind that says most: the first one with name and year, else the first with one of them, else the first."""
    of_kind = [title for title in titles if title.kind == kind]
    return max(of_kind, key=lambda title: (bool(title.name) + bool(title.year), -title.start), default=None)


def _titles(text: str, lines: Sequence[Line]) -> Iterator[Title]:
    for at in range(len(lines)):
        title = next((found for begin in range(at, max(-1, at - _JOINED), -1) if (found := _in(text, lines, begin, at))), None)
        if title is not None:
            yield title


def _in(text: str, lines: Sequence[Line], begin: int, last: int) -> Title | None:
    """The title that the lines begin..last are, joined; one that gives name and year is preferred to less."""
    start, end = lines[begin].start, lines[last].end
    if end - start > LONGEST or any(not _may_stand_above(text, line) for line in lines[begin:last]):
        return None
    title = title_in(text, start, end)
    if title is None:
        return None
    if begin < last and title_in(text, lines[last].start, end) is None and not _completes(text, lines[last]):
        return None
    longer = _in(text, lines, begin - 1, last) if begin > 0 and last - begin + 1 < _JOINED else None
    return longer if longer is not None and _says_more(text, longer, title) else title


def _says_more(text: str, longer: Title, title: Title) -> bool:
    """Whether a title that begins a line above says more: the name or the year, or the rest of a name that was broken."""
    if title.name is None or title.year is None:
        return bool(longer.name) + bool(longer.year) > bool(title.name) + bool(title.year)
    if longer.name is None or longer.name[0] >= title.name[0] or title.name[0] > title.start:
        return False
    # 资源局, below 规划和自然: the whole name stands in the text again.
    name = text[slice(*longer.name)]
    return longer.name[1] == title.name[1] and text.count(name) > 1


def _completes(text: str, line: Line) -> bool:
    """公开说明, in a line below 部门决算."""
    return _BEHIND.fullmatch(text, line.start, line.end) is not None


def _may_stand_above(text: str, line: Line) -> bool:
    return line.whole and line.end - line.start <= _LONGEST_ABOVE and not _NOT_ABOVE.match(text, line.start, line.end)


def title_in(text: str, start: int, end: int) -> Title | None:
    """The title that text[start:end] is; None where it is none."""
    if _SENTENCE.search(text, start, end):
        return None
    noun = _head_noun(text, start, end)
    if noun is None:
        return None
    kind, words, noun_start, noun_end = noun
    behind = _BEHIND.match(text, noun_end, end)
    tail = behind.end() if behind else noun_end
    year = next((found for found in YEAR.finditer(text, start, end) if year_number(found[0])), None)
    name = name_in(text, start, noun_start, year.span() if year else None)
    # A heading such as 三、支出决算情况说明 names nothing, and is no title.
    bare = _is_bare(text, start, noun_start)
    if year is None and name is None and not bare and not _is_notice(kind, noun_start - start, last=noun_end == end):
        return None
    clean = tail == end and (bare if name is None else ends_as_a_body(text, *name))
    return Title(kind, words, start, end, name, year.span() if year else None, year_number(year[0]) if year else None, clean)


def _is_bare(text: str, start: int, noun: int) -> bool:
    """Whether nothing stands before the noun but a year."""
    return not YEAR.sub("", text[start:noun]).strip('“"关于年度')


def _is_notice(kind: str, before: int, *, last: bool) -> bool:
    """Whether a line that names no body and no year is the title of a notice, and no word of a portal's menu."""
    return kind == "other" and last and before >= _FEWEST_BEFORE


def _head_noun(text: str, start: int, end: int) -> tuple[str, str, int, int] | None:
    """Kind and wording of the noun that ends last, the longest of those, and its place."""
    found = [
        (match.end(1), -match.start(1), kind)
        for kind, pattern in _nouns()
        for match in pattern.finditer(text, start, end)
    ]  # fmt: skip
    if not found:
        return None
    last, first, kind = max(found)
    return kind, text[-first:last], -first, last


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern a kind, which finds every noun, also one within another."""
    return tuple(
        (kind, re.compile(f"(?=({pattern_of(wording.words for wording in kind_terms()[f'title_{kind}'])}))")) for kind in KINDS
    )
