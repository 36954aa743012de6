"""Sections: the parts of a disclosure by their headings, whatever level or mark-up they bear."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.text.squeezed import Squeezed

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"第(?P<part>[一二三四五六七八])部分|(?P<first>{_NUMERAL})[、.]|\((?P<second>{_NUMERAL})\)")
# Words of which a heading has one; a list item of the duties (一)贯彻执行… has none or is a sentence.
_TITLE_WORDS = re.compile(
    r"概况|情况|说明|职能|职责|机构|人员|构成|解释|报表|附表|附件|事项|绩效|结论|问题|建议|措施|指标[一二三四五六七八九十]|"
    r"使用|管理|安排|效益|原则|目标|经验|做法|工作|分析|评价"
)
_LONGEST_TITLE = 45
# A line without end is looked at so far: a title stands at its beginning.
_LONGEST_LINE = 400
# （一）…总体情况说明。: a title may end like a sentence, a duty (…管理工作。) is one.
_TITLE_WITH_STOP = re.compile(r"[^。;,:]{2,40}说明。")
_COMPLETE_TITLE = re.compile(r"说明$|职能$|概况$")
_BROKEN_TITLE = re.compile(r"(?![\d(])[^。;,:]{0,20}?(?:情况说明|说明|明|况|情况|事项)")
_MID_LINE_TITLE = re.compile(
    r"机构设置|机构情况|人员情况|收入支出决算|收入决算|支出决算|财政拨款收入支出|一般公共预算|政府性基金|国有资本|其他重要|"
    r"预算绩效|其他需"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: part (1 for 第一部分, None where parts are not printed), number as printed (五(三)), title, and its
    squeezed text without the heading: start..end are places in the squeezed text of the whole; the heading begins at begun."""

    part: int | None
    number: str
    title: str
    start: int
    end: int
    begun: int = 0


def sections_of(text: Squeezed, line_starts: Sequence[int]) -> list[Section]:
    """All sections in order, those of a table of contents too (they are empty).

    line_starts: places in the squeezed text where a line of the source begins, growing.
    """
    headings = [found for at in _candidates(text.text, line_starts) if (found := _heading_at(text.text, at, line_starts))]
    return list(_numbered(headings, len(text.text)))


def _candidates(text: str, line_starts: Sequence[int]) -> list[int]:
    """Where a heading may begin: at a line, behind a list mark, or (first level) right behind a full stop."""
    starts = set(line_starts)
    starts.update(at + 1 for at in line_starts if at < len(text) and text[at] in "-*·")
    starts.update(
        match.start(1) for match in re.finditer(rf"。({_NUMERAL}、)", text) if _MID_LINE_TITLE.match(text, match.end(1))
    )
    return sorted(starts)


def _heading_at(text: str, at: int, line_starts: Sequence[int]) -> tuple[re.Match[str], str, int] | None:
    match = _HEADING.match(text, at)
    if match is None:
        return None
    title, end = _title(text, match.end(), line_starts)
    if match["part"] or (_TITLE_WORDS.search(title) and not re.search(r"[。;,]", title)):
        return match, title, end
    return None


def _title(text: str, start: int, line_starts: Sequence[int]) -> tuple[str, int]:
    """The title from `start` to the end of its line, and on to the next where the line breaks inside it."""
    ends = [at for at in _following(line_starts, start) if at > start][:2] or [len(text)]
    line = text[start : min(ends[0], start + _LONGEST_LINE)]
    rest = text[ends[0] : min(ends[1], ends[0] + _LONGEST_LINE)] if len(ends) > 1 else ""
    if _BROKEN_TITLE.fullmatch(rest) and not _COMPLETE_TITLE.search(line) and not re.search(r"[。;,:]", line):
        return line + rest, ends[1]
    whole = re.match(r"[^。;,:]{2,40}?(?:情况说明|的说明|说明)", line)
    if len(line) > _LONGEST_TITLE and whole:
        return whole[0], start + whole.end()
    return (line.removesuffix("。") if _TITLE_WITH_STOP.fullmatch(line) else line.rstrip(":")), ends[0]


def _following(line_starts: Sequence[int], start: int) -> Sequence[int]:
    at = bisect_right(line_starts, start)
    return line_starts[at : at + 3]


def _numbered(headings: list[tuple[re.Match[str], str, int]], length: int) -> list[Section]:
    sections: list[Section] = []
    part, first = None, ""
    for index, (match, title, start) in enumerate(headings):
        end = headings[index + 1][0].start() if index + 1 < len(headings) else length
        if match["part"]:
            part, first, number = "一二三四五六七八".index(match["part"]) + 1, "", ""
        elif match["first"]:
            first = number = match["first"]
        else:
            number = f"{first}({match['second']})"
        sections.append(Section(part, number, title, start, end, match.start()))
    return sections
