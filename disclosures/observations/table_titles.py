"""The titles of the public tables (九张表): above a grid with what is noted below it, or in the contents list; and the heading of
the part that holds them: 第二部分 示例局 2024年度部门决算表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.public_tables import TITLES
from disclosures.observations.source_text import SourceText, without_space
from disclosures.observations.values import Heading

# A title is a whole line, whatever number, unit and year stand before it.
_BEFORE = (
    r"(?:(?:公开|附)?表?[(（]?[一二三四五六七八九十\d]{1,3}[)）]?表?[、.．:：)）]?)?"
    r"(?:[\u4e00-\u9fffA-Z()（）]{2,40}?(?:局|委|厅|办|院|部|会|署|所|站|中心|部门|单位))?(?:20\d\d年度?)?(?:部门|单位)?"
)
_LINES = [(section, re.compile(_BEFORE + f"(?P<title>{title})")) for section, title in TITLES]
_CANDIDATE = re.compile(r"(?m)^[^\n\t]{3,70}表[ \t\r\f]*$")
_UNIT = re.compile(r"单\s*位\s*[:：]")
# Of a grid, the lines between its title and its unit or first row, and how long they are.
_MOST_LINES_BETWEEN, _LONGEST_LINE, _LONGEST_CELL = 4, 40, 60
_NOTE = re.compile(r"(?m)^[ \u3000]*((?:说明|注|备注)\s*\d?\s*[:：.、][^\n]*(?:\n[^\n\t\f]+)?)")
_LONGEST_TABLE, _LONGEST_HEAD = 12_000, 400
_LINE_OF_UNIT = re.compile(r"(?m)^[^\n\t]{3,60}年\s*度\s*部\s*门\s*决\s*算\s*(?:公\s*开\s*)?表[ \t\r\f]*$")
_OF_UNIT = re.compile(
    r"(?:第[一二三四五六]部分[:：、]?)?(?!第)(?P<name>[^\d\s，。；：]{2,40}[局委厅办院部会署所站校馆团队社联协心室])20\d\d年度部门决算(?:公开)?表"
)


def table_titles(text: SourceText) -> Iterator[Heading]:
    """Of each title which of the nine tables it is (表1 ... 表9), whether it is listed, and the notes below its grid."""
    if "决算" not in text.printed or "表\n" not in text.printed:
        return
    found = [(line, *named) for line in _CANDIDATE.finditer(text.printed) if (named := _named(line[0]))]
    ends = [line.start() for line, _, _ in found[1:]] + [len(text.printed)]
    for (line, section, title), end in zip(found, ends, strict=False):
        listed = not _begins_grid(text.printed[line.end() : min(end, line.end() + _LONGEST_HEAD)])
        below = text.printed[line.end() : min(end, line.end() + _LONGEST_TABLE)]
        yield Heading(
            kind="public_table",
            title=title,
            section=section,
            listed=listed,
            notes=None if listed else "".join(without_space(note) for note in _NOTE.findall(below)),
            evidence=text.evidence(*line.span()),
        )


def _begins_grid(below: str) -> bool:
    """Whether what stands below a title is a grid: a unit of money or a first row stands in one of the next lines.

    Line by line: an expression over lines that may be blank tries every way to part them.
    """
    between = 0
    lines = below.split("\n")
    for number, line in enumerate(lines):
        if "\t" in line.lstrip(" \r\f")[: _LONGEST_CELL + 1]:
            return True
        if (unit := _UNIT.search(line)) and ("元" in line[unit.end() :] or number + 1 == len(lines)):
            return True
        if line.strip():
            between += 1
            if between > _MOST_LINES_BETWEEN or len(line.strip()) > _LONGEST_LINE or "\t" in line:
                return False
    return False


def _named(line: str) -> tuple[str, str] | None:
    words = without_space(line)
    for section, pattern in _LINES:
        if match := pattern.fullmatch(words):
            return section, match["title"]
    return None


def headings_of_tables(text: SourceText) -> Iterator[Heading]:
    """The headings that name a unit before the year; the name is the title."""
    for line in _LINE_OF_UNIT.finditer(text.printed):
        if match := _OF_UNIT.fullmatch(without_space(line[0])):
            yield Heading(kind="tables_heading", title=match["name"], evidence=text.evidence(*line.span()))
