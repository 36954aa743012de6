"""Which parts of a document are audited, and how each is to be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.narrative.sections import Section
from disclosures.narrative.facts import Passage
from disclosures.text.squeezed import Squeezed

STAFF, REPORT = "机构", "评价报告"
_STAFF_TITLE = re.compile(r"人员|机构设置|机构情况|部门构成|单位构成")
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
    part_title = ""
    for section in whole.sections:
        if not section.number:
            part_title = section.title
        if report is not None and section.start > report:
            continue
        number = _audited_number(section, part_title)
        if number is not None and section.start < section.end:
            yield _passage(whole, section, number, lines, section.end if report is None else min(section.end, report))
    if report is not None:
        yield Passage(whole.text, report, _report_end(whole, report), REPORT, lines, narrative=True)


def _audited_number(section: Section, part_title: str) -> str | None:
    """The number under which a section is audited, None where it is not."""
    if _STAFF_TITLE.search(section.title) and (section.part in (None, 1) or "概况" in part_title):
        return STAFF
    outside = section.part == 1 or "概况" in part_title or _NOT_AUDITED_PART.search(part_title)
    return None if outside or not section.number or _NOT_AUDITED_TITLE.search(section.title) else section.number


def _passage(whole: Whole, section: Section, number: str, lines: Sequence[int], end: int) -> Passage:
    evaluation = whole.kind == "self_evaluation"
    indicator = evaluation and section.title.startswith("指标")
    words = whole.text.text[section.start : end]
    default = words.split(":")[0][:40] if indicator else "整体支出" if evaluation else None
    narrative = bool(_ACHIEVEMENTS.search(section.title)) and "绩效的情况" not in section.title
    return Passage(
        whole.text, section.start, end, number, lines, default, narrative, indicator, whole.unit_name, section.title, whole.fiscal_year
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
    ends = (at for at in whole.line_starts if at > start and re.match(r"第[三四五六]部分", text[at : at + 4]))
    return next(ends, len(text))
