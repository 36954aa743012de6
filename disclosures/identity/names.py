"""The name of the body that publishes: in a title, behind a label of the cover, in the first sentences.

A name is told by its end (局, 幼儿园, 管委会 ...): the endings are data. Of a whole city or county the name is the name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice

from data.kind_terms import one_of
from disclosures.identity.openings import Line

# For the sentences of the narrative, which speak of other bodies as well.
BODY_SUFFIX = "局|厅|委员会|委|办公室|办|中心|学院|大学|学校|院|校|所|会|馆|站|室|部|社|队|署|法院|检察院|街道|政府|镇|乡"
Span = tuple[int, int]

# Digits where names have them: 第3中学, 县12345热线中心; not those of lists and years.
_DIGITS = r"(?<=第)\d{1,3}(?=[\u4e00-\u9fff])|(?<=[省市县区州旗镇乡])(?!(?:19|20)\d\d(?!\d))\d{1,5}(?=[\u4e00-\u9fff])"
_NAME = rf"(?:[\u4e00-\u9fff()〇○·—“”A-Za-z]|{_DIGITS}){{2,45}}"
# What may stand before a name in its title, and behind it.
_AHEAD = re.compile(
    r"(?:附件?[一二三四五六七八九十]?|附表|公开|标题|文件标题|名称|关于|纳入|列入|题目|目录|第[一二三四1-4]部分|年度|年|度|公布|现将|现就|现对|按要求|中国共产党(?=中国共产党))+"
)
_BEHIND = re.compile(
    r"(?:的|关于|年|度|部门|单位|汇总|收入|支出|收支|财政|拨款|全口径|一般公共预算|政府性基金预算?|国有资本经营预算|和|及|“|\"|三公|”|经费|政府采购|"
    r"国有资产|占用|机关运行|因公出国|公务接待|公务用车|费|全[省市县区州旗镇乡]|[省市县区州旗]级|各级|"
    r"\((?:境|部门|单位|汇总|部门汇总|含[^()]*|公开|全市|全县|全区)\))+$"
)
_NO_NAME = re.compile(
    r"^(?:我|本|该|各|全|年|与|按|从|其中|上级|一般公共|财政|部门|单位|三公|公开|预算|决算|目录|表|收入|支出|关于)"
)
_LONGEST_BESIDE, _LINES_BELOW = 40, 4
_TRIED, _LONGEST_LABEL = 5, 16


def name_in(text: str, start: int, noun: int, year: Span | None) -> Span | None:
    """The name in a title that begins at start and whose noun begins at noun: before the year, else behind it.

    A name that ends as no known body does is one where it is all that stands before the year: titles name their body.
    """
    parts = [(start, noun)] if year is None or year[0] >= noun else [(start, year[0]), (year[1], noun)]
    for begin, end in parts:
        if (found := _trimmed(text, begin, end)) and ends_as_a_body(text, *found):
            return found
    found = _trimmed(text, *parts[0])
    return found if found and year is not None and found[1] - found[0] >= 4 and parts[0][1] != noun else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The last run of characters of names in the part, without the words of titles around it."""
    runs = list(re.finditer(_NAME, text[start:end]))
    if not runs or runs[-1].end() < end - start - 2:
        return None
    begin, last = start + runs[-1].start(), start + runs[-1].end()
    if behind := _BEHIND.search(text[begin:last]):
        last = begin + behind.start()
    while ahead := _AHEAD.match(text, begin, last):
        begin = ahead.end()
    begin += len(text[begin:last]) - len(text[begin:last].lstrip(")—·”“"))
    words = text[begin:last]
    return (begin, last) if len(words) > 1 and not _NO_NAME.match(words) and words.count("(") == words.count(")") else None


def ends_as_a_body(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends as the name of a body does: 局, 幼儿园, 局（本级）."""
    return _body_end().search(text[start:end]) is not None


@cache
def _body_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('bodies')})(?:\([\u4e00-\u9fff]{{1,12}}\)|本级|机关)?$")


def name_beside(text: str, lines: Sequence[Line], title: Span) -> Span | None:
    """The body that a line of the cover is, below a title that names none."""
    below = [line for line in lines if line.start >= title[1]][:_LINES_BELOW]
    spans = ((line.start, line.end) for line in below if line.whole and line.end - line.start <= _LONGEST_BESIDE)
    return next((span for span in spans if _trimmed(text, *span) == span and ends_as_a_body(text, *span)), None)


def labelled_name(text: str, line_starts: Sequence[int]) -> Span | None:
    """The body behind a label of the cover, or of a table: 部门名称：…, to the end of its line."""
    for colon in re.finditer(":", text):
        begin = colon.end()
        if not _label().search(text[max(0, begin - _LONGEST_LABEL) : begin]):
            continue
        after = bisect_right(line_starts, begin)
        end = min(begin + _LONGEST_BESIDE, line_starts[after] if after < len(line_starts) else len(text))
        run = re.match(_NAME, text[begin:end])
        found = run and re.match(rf".*(?:{one_of('bodies')})(?:\(本级\)|本级)?", run[0])
        if found and len(found[0]) > 2:
            return begin, begin + len(found[0])
    return None


def introduced_name(text: str) -> Span | None:
    """The body that a sentence introduces, or that a statement names."""
    for pattern in _introductions():
        for match in islice(pattern.finditer(text), _TRIED):
            start, end = match.span("name")
            if headings := _HEADINGS.match(text, start, end):
                start = headings.end()
            if end - start > 2 and not _NO_NAME.match(text[start:end]):
                return start, end
    return None


_BODY = r"[\u4e00-\u9fff()〇○·—“”]{2,40}?"
# Lines end nowhere in squeezed text: the heading above a sentence stands before its name.
_HEADINGS = re.compile(
    r"(?:(?:第[一二三四]部分|及|和|人员|主要|部门|单位|机构|基本|工作)*(?:职能|职责|概况|情况|设置|简介|构成|说明)(?:说明)?)*"
)
_STAFF = re.compile(rf"(?:^|[。;])(?P<name>{_BODY})20\d\d年度?,?(?:单位|部门)?(?:编制|实有|人员)")


def staff_name(staff: str) -> str | None:
    """The body that the sentence on staff names. staff: the section on staff without its heading."""
    found = _STAFF.search(staff)
    return found["name"] if found else None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<!发布)(?<!主管)(?<!预算)(?:{one_of('name_labels')})(?:\((?:公章|盖章|单位|部门)\))*:$")


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    body = rf"(?P<name>{_BODY}(?:{one_of('bodies')})(?:\(本级\)|本级)?)"
    opens = r"(?:^|[。;:]|构成|情况|职能|职责|概况|设置|说明)(?:\([一二三四五六]\)|[一二三四五六]、|\d[.、])?"
    return (
        re.compile(rf"第一部分:?{body}概况"),
        re.compile(rf"{opens}{body}\(以下简称"),
        re.compile(rf"{opens}{body},(?:属于|是|为|系)"),
        re.compile(rf"{opens}{body}(?:属于|是|为|系)[^,。;]{{0,25}}(?:部门|单位|机构|学校|医院|机关)"),
        re.compile(rf"(?:{opens}|构成看,){body}(?:20\d\d年度?)?(?:部门决算|单位决算)包括"),
        re.compile(rf"(?:{opens}|构成看,){body}20\d\d年度?(?:部门决算|单位决算|收入总计|收入支出|收、支|总收入)"),
        re.compile(rf"年度{body}(?:单位|部门)?(?:\([^()]*\))?机关运行经费"),
    )
