"""Numbers in prose: each with its unit and qualifier, or with the name of the rule that ignores it."""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.text.amounts import DIGITS

# Longer units first: 人次 before 人, 亿美元 before 亿元. A trailing (套) belongs to 台(套).
UNITS = (
    "个百分点", "百分点", "万亿元", "亿美元", "万美元", "美元", "亿元", "千万元", "百万元", "万元", "千元", "元",
    "万平方米", "平方米", "平米", "公里", "亩", "万吨", "公斤", "吨",
    "%", "‰", "倍",
    "万人次", "人次", "批次", "场次", "万人", "人", "名", "辆", "台(套)", "台/套", "台套", "台", "套", "个工作日", "个月", "个",
    "团组", "万件", "件", "项", "家", "户", "所", "次", "场", "张", "份", "分", "天", "小时", "条", "部", "间", "层", "只", "种",
    "亿", "万",
)  # fmt: skip
_UNIT = "|".join(map(re.escape, UNITS))
_NUMBER = re.compile(
    rf"(?<![×*=])(?P<stray>[×*=]*)(?P<sign>(?<![\dA-Za-z)\]])[-+])?(?P<digits>{DIGITS})"
    rf"(?P<more>多|余|来)?(?P<unit>{_UNIT})?(?P<again>%*)(?P<after>左右|以上|多|余)?"
)
_ABOUT = re.compile(r"(?:约|近|大约|约为|将近)$")
_MORE = re.compile(r"(?:超过|超|逾|突破|不少于|不低于|高于|多达)$")
_LESS = re.compile(r"(?:不足|不到|不超过|低于|少于)$")

# Numbers that are printed and mean no quantity of the disclosure. Each rule has a name; the name stands in the count.
_IGNORED = (
    (
        "document number 文号",
        re.compile(
            r"[〔\[(【](?:19|20)\d\d[〕\])】](?:第)?\d+号|"
            r"第\d+号"
        ),
    ),
    (
        "year 年份",
        re.compile(
            r"(?:19|20)\d\d年?(?:至|到|[-—~、和])+(?:19|20)\d\d年?|"
            r"(?:19|20)\d\d(?:年|[./-]\d{1,2}[./-]\d{1,2}(?![\d.]))|"
            r"[〔\[](?:19|20)\d\d[〕\]]"
        ),
    ),
    (
        "date 日期",
        re.compile(
            r"\d{1,2}(?:[-—~至]\d{1,2})?月(?:份)?(?:\d{1,2}(?:[-—~至]\d{1,2})?[日号])?|"
            r"(?<=[日至-])\d{1,2}日|"
            r"\d{1,2}日(?=至|前|起)"
        ),
    ),
    (
        "threshold 100万元",
        re.compile(
            r"单价?(?:价值)?\d+万元(?:\(含\))?(?:\(含\d+万元\))?(?:及?以上)|"
            r"(?<!\d)\d+万元\(含\)(?:及?以上)?(?=[^,;。]{0,8}设备)"
        ),
    ),
    (
        "code of the functional classification 科目编码",
        re.compile(
            r"\d{2,7}(?=[类款项][)）])|"
            r"\((?:2\d\d|2\d{4}|2\d{6})\)"
        ),
    ),
    (
        "programme name 名称中的数字",
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
        re.compile(r"第\d+(?=[届批次个名位期款条章])"),
    ),
)
_LIST_RULE = "list number 序号"
_LIST_NUMBER = re.compile(r"\d{1,2}(?:[.、]|(?=[)）]))(?!\d)|(?<=[(（])\d{1,2}(?=[)）])|(?<=目标)\d(?=[:.、])")
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


def mentions_of(text: str, line_starts: frozenset[int] = frozenset()) -> Iterator[Mention]:
    """Every number of a folded, squeezed text, in order.

    line_starts: places in the text where a line of the source begins (list numbers stand there).
    """
    yield from heapq.merge(_circled(text, line_starts), _numbers(text, line_starts), key=lambda mention: mention.start)


def _circled(text: str, line_starts: frozenset[int]) -> Iterator[Mention]:
    """The list numbers of one character with which lines begin."""
    for match in _CIRCLED.finditer(text):
        if match.start() in line_starts:
            number = str(unicodedata.digit(match[0], 0) or int(unicodedata.numeric(match[0])))
            yield Mention(match.start(), match.end(), number, "", "", None, "exact", _LIST_RULE)


def _numbers(text: str, line_starts: frozenset[int]) -> Iterator[Mention]:
    ignored = _ignored_places(text)
    for match in _NUMBER.finditer(text):
        start = match.start("digits")
        rule = next((name for name, first, last in ignored.get(start // _BIN, ()) if first <= start < last), None)
        if rule is None and _is_list_number(text, match, line_starts):
            rule = _LIST_RULE
        if rule is None and match["unit"] is None and _YEAR.fullmatch(match["digits"]):
            rule = "year 年份"
        yield _mention(text, match, rule)


_BIN = 64


def _ignored_places(text: str) -> dict[int, list[tuple[str, int, int]]]:
    """The places that a rule ignores, by bins of 64 characters so that the search stays linear."""
    places: dict[int, list[tuple[str, int, int]]] = {}
    for name, pattern in _IGNORED:
        for match in pattern.finditer(text):
            for bin_ in range(match.start() // _BIN, match.end() // _BIN + 1):
                places.setdefault(bin_, []).append((name, match.start(), match.end()))
    return places


def _is_list_number(text: str, match: re.Match[str], line_starts: frozenset[int]) -> bool:
    start = match.start("digits")
    if not _LIST_NUMBER.match(text, start):
        return False
    return start == 0 or start in line_starts or (start - 1) in line_starts or text[start - 1] in _BEFORE_LIST_NUMBER


def _mention(text: str, match: re.Match[str], rule: str | None) -> Mention:
    start, end = match.start("digits"), match.end("unit") if match["unit"] else match.end("digits")
    if match["unit"] == "%":
        end = match.end("again")
    return Mention(
        start=start,
        end=end,
        digits=match["digits"],
        sign=match["sign"] or "",
        stray=match["stray"],
        unit=match["unit"],
        qualifier=_qualifier(text[max(0, start - 4) : start], match),
        ignored=rule,
    )


def _qualifier(before: str, match: re.Match[str]) -> str:
    if _ABOUT.search(before) or match["after"] == "左右":
        return "about"
    if _MORE.search(before) or match["more"] or match["after"]:
        return "more_than"
    if _LESS.search(before):
        return "less_than"
    return "exact"
