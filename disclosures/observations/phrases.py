"""Phrases that a template, a copy or a slip left in a text, and the names of the functional classification.

A line break or a space of the layout may stand between any two characters of a phrase, so the patterns allow white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from data.observation_terms import any_word, words_of
from disclosures.observations.anchors import Anchors
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Observation

_RISE, _FALL = any_word("rises"), any_word("falls")
_MONEY = r"(?:万元|亿元|元|%|个百分点|人|辆)"


def _loose(pattern: str) -> str:
    """The pattern with white space allowed behind each Chinese character."""
    return re.sub(r"([\u4e00-\u9fff])(?![?*+{]|[\u4e00-\u9fff]*\])", r"\1\\s*", pattern)


_SOURCES = (
    # 增加（减少）0万元: the writer was to choose.
    ("unchosen", rf"(?:(?:{_RISE})[（(/](?:{_FALL})|(?:{_FALL})[（(/](?:{_RISE}))[）)]?\s*-?[\d.,]+\s*{_MONEY}"),
    # 增加万元: the number was to be filled in.
    ("unfilled", rf"(?:{any_word('announcements')})为?[\s_＿—…]*(?:万元|%)(?!以)"),
    ("double_percent", r"\d[\d.]*\s?[%％](?:\s?[%％])+"),
    (
        "placeholder",
        rf"(?:20)?[XＸx×]{{2,4}}(?={_MONEY}|年|月|日|单位|部门|项目|局|厅|委)|某某(?:单位|部门|局|厅|项目|县|市|区)",
    ),
    # （08款）中小企业发展专项（05款）: the third level is an item (项).
    ("third_level", r"款[）)](?P<words>[^（(：:。；;款]{1,30}[（(]\s*\d{0,3}\s*款[）)])"),
    ("year_of_statement", rf"(20\d\d)\s*年度(?:{any_word('stated_of_a_year')})"),
    ("year_of_statement", r"截[至止]\s*(20\d\d)\s*年\s*12\s*月\s*31\s*日，?[^，。；]{0,30}?(?:固定资产|房屋|车辆)"),
    # 第三部分 2023年度部门决算情况说明: of the heading, for a reason may speak of last year's accounts.
    ("year_of_statement", r"第[一二三四五]部分[^\n。，]{0,40}?(20\d\d)\s*年度\s*(?:部门|单位)决算"),
    ("year_of_statement", r"[（(]\s*(20\d\d)\s*年度\s*[）)](?=\s*(?:项目名称|部门|单位))"),
    ("year_of_deed", rf"(20\d\d)\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?[^。；，]{{0,20}}?(?:{any_word('deeds')})了"),
    ("no_difference", r"差异原因(?:是|为)?[:：]?[^。；，]{0,40}?(?:无差异|没有差异|无差别)"),
    # 满意度指: the label of a level without its last character, which does not follow on a line of its own.
    ("cut_label", rf"(?m)^[ \t]*(?:{any_word('cut_labels')})指[ \t]*$(?![\s\S]{{0,200}}?^[ \t]*标)"),
    # 经贸交流活万元动经费: a unit of money within a word. 万 is escaped where no white space may follow it.
    (
        "stray_unit",
        r"万(?<=(?P<before>[\u4e00-\u9fff]{2})\u4e07)"
        r"(?<![几百千万亿数多余近约两半个以按每为位达超至元来十一二三四五六七八九额款费计数到出入上下加少]\u4e07)"
        r"元(?=[\u4e00-\u9fff])(?![以为的及和级产增整左至到内])[\u4e00-\u9fff]{2}",
    ),
    ("doubled", any_word("doubled")),
    # 较上一度: 年 is missing.
    ("misspelt", any_word("misspelt")),
)
_PATTERNS = tuple((kind, re.compile(_loose(pattern))) for kind, pattern in _SOURCES)
# A phrase holds one of these marks, but for white space: without them its pattern, which starts at no word, is not tried.
_MARKS: Mapping[str, tuple[str, ...]] = {
    "unchosen": tuple(dict.fromkeys(f"{mark}{word[0]}" for mark in "（(/" for word in f"{_RISE}|{_FALL}".split("|"))),
    "double_percent": ("%%", "％％", "%％", "％%"),
    "placeholder": ("某某", *(one + other for one in "XＸx×" for other in "XＸx×")),
    "doubled": words_of("doubled"),
    "misspelt": words_of("misspelt"),
}
# 商贸事务（款）: a name of the functional classification stands before its level. The level is found first, for names alone
# would be tried at every character.
_LEVEL = re.compile(r"[（(]\s*\d{0,3}\s*(?:类|款|项)\s*[）)]")
_NAME_BACKWARDS = re.compile(r"(?:[^（）()，,。；;：:、\d.《》“”]|[）)]\s*室\s*[（(]){2,40}")
_LONGEST_NAME = 60
_FORWARD = ("title", "third_level")  # the number of their item follows


def phrases(text: SourceText, anchors: Anchors) -> Iterator[Observation]:
    """Each phrase with the year that it names, else null."""
    for kind, start, end, year in _spans(text):
        yield Observation(
            kind=kind,
            words=without_space(text.printed[start:end]),
            year=year,
            place=anchors.place_of(start, forward=kind in _FORWARD),
            evidence=text.evidence(start, end),
        )


def _spans(text: SourceText) -> Iterator[tuple[str, int, int, int | None]]:
    """Of every phrase its kind, start and end, and the year that it names."""
    for kind, pattern in _PATTERNS:
        if any(mark in text.flat for mark in _MARKS.get(kind, ("",))):
            for match in pattern.finditer(text.printed):
                yield kind, *_span(match), next((int(group) for group in match.groups() if group and group.isdecimal()), None)
    for level in _LEVEL.finditer(text.printed):
        before = text.printed[max(0, level.start() - _LONGEST_NAME) : level.start()]
        if name := _NAME_BACKWARDS.match(before[::-1]):
            yield "title", level.start() - name.end(), level.start(), None


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the phrase stands: the group `words`, or all with what is `before` it."""
    groups = match.re.groupindex
    if "words" in groups:
        return match.span("words")
    return match.start("before" if "before" in groups else 0), match.end()
