"""Which parts of a document are audited, and how each is to be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.narrative.facts import Passage
from disclosures.narrative.sections import Section
from disclosures.text.squeezed import Squeezed

STAFF, REPORT = "机构", "评价报告"
# Text that no numbered heading holds.
BODY = "正文"
# Lines that a portal prints around a disclosure, and those of a table of contents: 五、支出决算情况说明……12.
_FURNITURE = re.compile(
    r"索引号|发布(?:日期|时间|机构|单位)|成文日期|生成日期|浏览|点击(?:量|次数|率)|阅读(?:量|次数)|访问量|来源[:：]|当前位置|您的位置|字体|字号|文号|公开(?:日期|时间|方式|形式)|"
    r"主题分类|体裁分类|有效性|打印本页|关闭窗口|信息来源|作者[:：]|责任编辑|邮编|联系电话|传真|ICP备|公网安备|版权所有|[.…·]{3,}\d{1,3}$|目录"
)
_STAFF_TITLE = re.compile(r"人员|机构设置|机构情况|部门构成|单位构成")
_UNIT_TITLE = re.compile(r"(?:部门|单位)(?:基本)?情况$|(?:部门|单位)概况$")
_NOT_AUDITED_PART = re.compile(r"解释|报表|附表|附件|决算表|名词")
_NOT_AUDITED_TITLE = re.compile(r"职能|职责|名词解释")
_ACHIEVEMENTS = re.compile(r"重点工作|主要工作|工作完成|问题|建议|措施|经验")
_REPORT_TITLE = re.compile(r"[\u4e00-\u9fff()0-9]{0,30}绩效评价报告(?![。,;、等中的])")


@dataclass(frozen=True, slots=True)
class Whole:
    """A document's prose: squeezed text, the places where lines begin, its sections, its kind, its body."""

    text: Squeezed
    line_starts: Sequence[int]
    sections: Sequence[Section]
    kind: str
    unit_name: str | None
    fiscal_year: int | None = None


def staff_text(text: Squeezed, sections: Sequence[Section]) -> str:
    """The words of the section on staff, "" where there is none."""
    found = (text.text[section.start : section.end] for section in sections if _STAFF_TITLE.search(section.title))
    return max(found, key=len, default="")


def passages_of(whole: Whole) -> Iterator[Passage]:
    """The audited parts of a document in order, each with how it is to be read."""
    lines = whole.line_starts
    report = _report_start(whole)
    yield from _before_headings(whole, report)
    part_title = ""
    for section in whole.sections:
        if not section.number:
            part_title = section.title
        if report is not None and section.start > report:
            continue
        number = _audited_number(section, part_title, of_accounts=whole.kind == "final_accounts")
        if number is not None and section.start < section.end:
            yield _passage(whole, section, number, lines, section.end if report is None else min(section.end, report))
    if report is not None:
        yield Passage(whole.text, report, _report_end(whole, report), REPORT, lines, narrative=True)


def _audited_number(section: Section, part_title: str, *, of_accounts: bool) -> str | None:
    """The number under which a section is audited, None where it is not."""
    is_staff = _STAFF_TITLE.search(section.title) or (of_accounts and _UNIT_TITLE.search(section.title))
    if is_staff and (section.part in (None, 1) or "概况" in part_title):
        return STAFF
    is_first = section.part == 1 and "说明" not in part_title
    outside = is_first or "概况" in part_title or _NOT_AUDITED_PART.search(part_title)
    return None if outside or _NOT_AUDITED_TITLE.search(section.title) else section.number or BODY


def _before_headings(whole: Whole, report: int | None) -> Iterator[Passage]:
    """The text that stands before the first heading, all of it where none is printed, without what a portal prints."""
    first = whole.sections[0].begun if whole.sections else len(whole.text.text)
    end = first if report is None else min(first, report)
    lines = [place for place in whole.line_starts if place < end]
    begun: int | None = None
    for start, behind in zip(lines, [*lines[1:], end], strict=False):
        if _FURNITURE.search(whole.text.text, start, behind):
            if begun is not None:
                yield _headless(whole, begun, start)
            begun = None
        elif begun is None:
            begun = start
    if begun is not None and begun < end:
        yield _headless(whole, begun, end)


def _headless(whole: Whole, start: int, end: int) -> Passage:
    default = "整体支出" if whole.kind == "self_evaluation" else None
    return Passage(
        whole.text, start, end, BODY, whole.line_starts, default, unit_name=whole.unit_name, fiscal_year=whole.fiscal_year
    )


def _passage(whole: Whole, section: Section, number: str, lines: Sequence[int], end: int) -> Passage:
    evaluation = whole.kind == "self_evaluation"
    indicator = evaluation and section.title.startswith("指标")
    words = whole.text.text[section.start : end]
    default = words.split(":")[0][:40] if indicator else "整体支出" if evaluation else None
    narrative = bool(_ACHIEVEMENTS.search(section.title)) and "绩效的情况" not in section.title
    return Passage(
        whole.text,
        section.start,
        end,
        number,
        lines,
        default,
        narrative,
        indicator,
        whole.unit_name,
        section.title,
        whole.fiscal_year,
    )


def _report_start(whole: Whole) -> int | None:
    """Where an attached evaluation report begins: the first line that is its title."""
    text = whole.text.text
    if whole.kind != "final_accounts":
        return None
    return next((at for at in whole.line_starts if (found := _REPORT_TITLE.match(text, at)) and _alone(whole, found)), None)


def _alone(whole: Whole, title: re.Match[str]) -> bool:
    """A title ends where a line ends, or before (2024年度)."""
    text = whole.text.text
    lines = whole.line_starts
    at = bisect_left(lines, title.end())
    return (at < len(lines) and lines[at] == title.end()) or text[title.end() : title.end() + 3] in {"(20", ""}


def _report_end(whole: Whole, start: int) -> int:
    text = whole.text.text
    ends = (at for at in whole.line_starts if at > start and re.match(r"第[三四五六七八]部分", text[at : at + 4]))
    return next(ends, len(text))
