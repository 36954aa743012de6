"""Numbers in prose: each with its unit and qualifier, or with the name of the rule that ignores it."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from disclosures.narrative.broken_numbers import broken_numbers
from disclosures.text.amounts import DIGITS

# Longer units first: 人次 before 人, 亿美元 before 亿元. A trailing (套) belongs to 台(套).
UNITS = (
    "个百分点", "百分点", "万亿元", "亿美元", "万美元", "美元", "亿元", "千万元", "百万元", "万元", "千元", "元",
    "万平方米", "平方米", "平米", "公里", "亩", "万吨", "公斤", "吨",
    "%", "‰", "倍",
    "万人次", "人次", "批次", "场次", "批", "万人", "人", "名", "辆", "台(套)", "台/套", "台套", "台", "套",
    "个工作日", "个月", "个",
    "团组", "万件", "件", "项", "家", "户", "所", "次", "场", "张", "份", "分", "天", "小时", "条", "部", "间", "层", "只", "种",
    "亿", "万",
)  # fmt: skip
_UNIT = "|".join(map(re.escape, UNITS))
_UNIT_AT, _MONEY_AT = re.compile(_UNIT), re.compile("[百千万亿]*(?:元|美元)|[%‰]|个?百分点")
_NUMBER = re.compile(rf"(?P<digits>{DIGITS})(?P<more>多|余|来)?(?P<unit>{_UNIT})?(?P<again>%*)(?P<after>左右|以上|多|余)?")
# What may stand before the digits: no sign behind a word or a bracket, where it joins.
_STRAYS, _SIGNS, _JOINED = "×*=", "-+", re.compile(r"[\dA-Za-z)\]]")
_ABOUT = ("约", "近", "约为")
_MORE = ("超过", "超", "逾", "突破", "不少于", "不低于", "高于", "多达")
_LESS = ("不足", "不到", "不超过", "低于", "少于")

# Numbers that are printed and mean no quantity of the disclosure. Each rule has a name; the name stands in the count. Then
# come the words of which a text has one where the pattern is found at all (a text without is not searched), and the pattern.
_ANY = re.compile("")
_IGNORED = (
    (
        "document number 文号",
        re.compile("号"),
        re.compile(
            r"[〔\[(【](?:19|20)\d\d[〕\])】](?:第)?\d+号|"
            r"第\d+号"
        ),
    ),
    (
        "year 年份",
        _ANY,
        # A year or a bracket, told by their first characters: the search goes from one of these to the next.
        re.compile(
            r"[12〔\[](?:"
            r"(?:(?<=1)9|(?<=2)0)\d\d(?:年?(?:至|到|[-—~、和])+(?:19|20)\d\d年?|年|[./-]\d{1,2}[./-]\d{1,2}(?![\d.]))|"
            r"(?<=[〔\[])(?:19|20)\d\d[〕\]])"
        ),
    ),
    (
        "date 日期",
        re.compile("[月日]"),
        re.compile(
            r"\d\d?(?:"
            r"(?:[-—~至]\d{1,2})?月(?:份)?(?:\d{1,2}(?:[-—~至]\d{1,2})?[日号])?|"
            r"(?:(?<=[日至-]\d)|(?<=[日至-]\d\d))日|"
            r"日(?=至|前|起))"
        ),
    ),
    (
        "threshold 100万元",
        re.compile("以上|设备"),
        re.compile(
            r"单位?价?值?(?<=[价值])\d+万元(?:\(含\))?(?:\(含\d+万元\))?(?:及?以上)|"
            r"(?<!\d)\d+万元\(含\)(?:及?以上)?(?=[^,;。]{0,8}设备)"
        ),
    ),
    (
        "code of the functional classification 科目编码",
        _ANY,
        re.compile(
            r"[\d(](?:"
            r"(?<=\d)\d{1,6}(?=[类款项][)）])|"
            r"(?<=\()2(?:\d\d|\d{4}|\d{6})\)(?:[\u4e00-\u9fff、]{2,40}\(\d\d\)){0,2})"
        ),
    ),
    (
        "telephone 电话",
        re.compile("电话|联系|传真"),
        re.compile(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<=电话:)[\d-]{7,}|(?<=电话)[\d-]{7,}"),
    ),
    (
        "caption 图表编号",
        re.compile("[图表件]"),
        re.compile(r"(?:图|表|附件|附表)\d{1,2}(?=[:.、)]|$)|公开\d\d表"),
    ),
    (
        "note 说明",
        re.compile("基数为"),
        re.compile(r"基数为0(?=[,，)）。])"),
    ),
    (
        "programme name 名称中的数字",
        re.compile("[A-Z+]"),
        re.compile(
            r"“\d+(?:\+\d+)+”|"
            r"“\d+\+N\+?\d*”|"
            r"(?<!\d)\d+\+N|"
            r"“?1\+\d+\+?N?”?|"
            r"(?<![A-Z])[A-Z]+\d+"
        ),
    ),
    (
        "ordinal 序数",
        _ANY,
        re.compile(r"第\d+(?=[届批次个名位期款条章版页卷轮])"),
    ),
)
_LIST_RULE = "list number 序号"
_LIST_NUMBER = re.compile(
    r"\d{1,2}(?:[.、]|(?=[)）]))(?:(?!\d)|(?=20\d\d年|2\d{2}(?:\d\d){0,2}[-—]?[\u4e00-\u9fff]))|(?<=[(（])\d{1,2}(?=[)）])|(?<=目标)\d(?=[:.、])"
)
# ① and ⑴ are one character each, and digits to no pattern.
_CIRCLED = re.compile(r"[①-⑳⑴-⒇]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_LIST_NUMBER = frozenset("。;:!?(,”》)、")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in squeezed text. start..end: digits with unit; lead_end: where the words before it end (stray signs excluded)."""

    start: int
    end: int
    digits: str
    sign: str
    stray: str
    unit: str | None
    qualifier: str
    ignored: str | None = None


def mentions_of(
    text: str, line_starts: frozenset[int] = frozenset(), *, is_half: Callable[[int], bool] = lambda _: True
) -> Iterator[Mention]:
    """Every number of a folded, squeezed text, in order. The digits of one whose marks stand wrong are no number (3,,604.76).

    line_starts: places in the text where a line of the source begins (list numbers stand there). is_half: whether what stands
    at a place is printed in half width.
    """
    numbers, circled = _numbers(text, line_starts, is_half), list(_circled(text, line_starts))
    yield from sorted([*circled, *numbers], key=lambda mention: mention.start) if circled else numbers


def _circled(text: str, line_starts: frozenset[int]) -> Iterator[Mention]:
    """The list numbers of one character with which lines begin."""
    for match in _CIRCLED.finditer(text):
        if match.start() in line_starts:
            number = str(unicodedata.digit(match[0], 0) or int(unicodedata.numeric(match[0])))
            yield Mention(match.start(), match.end(), number, "", "", None, "exact", _LIST_RULE)


def _numbers(text: str, line_starts: frozenset[int], is_half: Callable[[int], bool]) -> Iterator[Mention]:
    ignored = _ignored_places(text)

    def rule_at(place: int) -> str | None:
        found = ignored.get(place // _BIN)
        return next((name for name, first, last in found if first <= place < last), None) if found else None

    broken = broken_numbers(text, is_half=is_half, is_money=lambda place: _MONEY_AT.match(text, place) is not None)
    gap = next(broken, _NOWHERE)
    for match in _NUMBER.finditer(text):
        start = match.start()
        while gap[1] <= start:
            gap = next(broken, _NOWHERE)
        rule = rule_at(start)
        if rule is None and match.end("digits") > gap[0] and start < gap[1]:
            # Its first digits stand for all of it.
            if start <= gap[0] + 1 and rule_at(gap[0]) is None:
                yield _broken(text, *gap)
            continue
        if rule is None and _is_list_number(text, match, line_starts):
            rule = _LIST_RULE
        if rule is None and match["unit"] is None and _YEAR.fullmatch(match["digits"]):
            rule = "year 年份"
        yield _mention(text, match, rule)


def _broken(text: str, start: int, end: int) -> Mention:
    unit = _UNIT_AT.match(text, end)
    stray, sign = _before(text, start)
    return Mention(start, unit.end() if unit else end, text[start:end], sign, stray, unit[0] if unit else None, "exact")


_NOWHERE = (sys.maxsize, sys.maxsize)
_BIN = 64


def _ignored_places(text: str) -> dict[int, list[tuple[str, int, int]]]:
    """The places that a rule ignores, by bins of 64 characters so that the search stays linear."""
    places: dict[int, list[tuple[str, int, int]]] = {}
    for name, words, pattern in _IGNORED:
        for match in pattern.finditer(text) if words.search(text) else ():
            for bin_ in range(match.start() // _BIN, match.end() // _BIN + 1):
                places.setdefault(bin_, []).append((name, match.start(), match.end()))
    return places


def _is_list_number(text: str, match: re.Match[str], line_starts: frozenset[int]) -> bool:
    start = match.start()
    if not _LIST_NUMBER.match(text, start):
        return False
    return start == 0 or start in line_starts or (start - 1) in line_starts or text[start - 1] in _BEFORE_LIST_NUMBER


def _mention(text: str, match: re.Match[str], rule: str | None) -> Mention:
    start, digits, unit = match.start(), match["digits"], match["unit"]
    end = match.end("again") if unit == "%" else match.end("unit") if unit else match.end("digits")
    stray, sign = _before(text, start)
    return Mention(start, end, digits, sign, stray, unit, _qualifier(text[max(0, start - 4) : start], match), rule)


def _before(text: str, start: int) -> tuple[str, str]:
    """The stray characters and the sign that stand before digits."""
    sign = text[start - 1] if start and text[start - 1] in _SIGNS else ""
    if sign and start > 1 and _JOINED.match(text, start - 2):
        return "", ""
    first = behind = start - len(sign)
    while first and text[first - 1] in _STRAYS:
        first -= 1
    return text[first:behind], sign


def _qualifier(before: str, match: re.Match[str]) -> str:
    if before.endswith(_ABOUT) or match["after"] == "左右":
        return "about"
    if before.endswith(_MORE) or match["more"] or match["after"]:
        return "more_than"
    return "less_than" if before.endswith(_LESS) else "exact"
