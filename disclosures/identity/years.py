"""The year reported: of the title, of the cover, of the statements that are of no other year, of the day on which it ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_DIGITS = {**{digit: index for index, digit in enumerate("〇一二三四五六七八九")}, "○": 0, "零": 0, "Ｏ": 0}
_CHINESE = "二[〇○零][〇○零一二三四][〇○零一二三四五六七八九]"
# 204年度 lost a digit and 12021年 has one too many: neither is a year. 2022年9月 is a day of print.
YEAR = re.compile(rf"(?<!\d)(?:20[0-4]\d(?!\d)|{_CHINESE})(?:年度?|(?=部门|单位|决算|预算))(?!\d{{1,2}}月)")
_STATED = re.compile(
    r"(?P<year>20[0-4]\d)年度?(?!\d{1,2}月)[^,。;:\d]{0,30}?"
    r"(?:总计|合计|总收入|决算|财政拨款|支出)"
)
_CLOSING = re.compile(r"截[至止](?P<year>20[0-4]\d)年(?:12月31日|底|末)")
# What is said of another year: compared with it, planned for it.
_COMPARED = re.compile(r"(?:比|较|与|同|按|和|从|对比|相比|自|去年|上年)(?:于|去年|上年|上一年度?)?\(?$")
_NOT_REPORTED = re.compile(
    r"[^,。;]{0,8}(?:同口径|同期|相比|比较|预算(?!财政|执行|为|单位|支出决算|收入|外)|计划|以来|以前|结转)"
)
_COVER = 1500


@dataclass(frozen=True, slots=True)
class Year:
    """A year and its place in the squeezed text, half-open."""

    value: int
    start: int
    end: int


def year_number(words: str) -> int | None:
    """The year in words of YEAR.

    >>> year_number("2021年度"), year_number("二〇二一年"), year_number("三年")
    (2021, 2021, None)
    """
    found = re.match(rf"20[0-4]\d|{_CHINESE}", words)
    if found is None:
        return None
    return int("".join(str(_DIGITS.get(character, character)) for character in found[0]))


def stated_year(text: str) -> Year | None:
    """The year of the statements that compare nothing, the most frequent and of those the later; else that of the day on
    which the accounts end; else that which the cover names."""
    found = [match for match in _STATED.finditer(text) if _is_reported(text, match)]
    if found:
        value = _most_frequent(found)
        first = next(match for match in found if int(match["year"]) == value)
        return Year(value, first.start("year"), first.end("year"))
    closing = _CLOSING.search(text)
    if closing:
        return Year(int(closing["year"]), *closing.span("year"))
    named = ((year_number(match[0]), match) for match in YEAR.finditer(text, 0, _COVER))
    return next((Year(year, *match.span()) for year, match in named if year), None)


def _is_reported(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 6) : match.start()]
    return not before[-1:].isdecimal() and not _COMPARED.search(before) and not _NOT_REPORTED.match(text, match.end("year") + 1)


def _most_frequent(found: list[re.Match[str]]) -> int:
    counts = Counter(int(match["year"]) for match in found)
    return max(counts, key=lambda year: (counts[year], year))
