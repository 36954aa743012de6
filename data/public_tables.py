"""The nine public tables of final accounts (部门决算报表): which section of `facts` each is, and how its title is worded.

Number and order differ by province and year, so that a table is known by its title alone. Source: 部门决算公开 (模板).
"""

from __future__ import annotations

_FLOW, _KIND, _QUOTE = "(?:收入支出|收支)", "(?:总|明细|明细总)?", "[“”\"'‘’]?"
# From the most to the least specific: a title may be contained in another one. Patterns of titles without white space.
TITLES: tuple[tuple[str, str], ...] = (
    ("表8", rf"政府性基金(?:预算)?(?:财政拨款)?(?:{_FLOW}|支出|收入)决算{_KIND}表"),
    ("表9", rf"国有资本经营(?:预算)?(?:财政拨款)?(?:{_FLOW}|支出|收入)决算{_KIND}表"),
    ("表7", rf"(?:一般公共预算)?(?:财政拨款)?{_QUOTE}三公{_QUOTE}经费[\u4e00-\u9fff、]{{0,24}}表"),
    ("表6", rf"(?:一般公共预算)?(?:财政拨款)?基本支出决算{_KIND}表"),
    ("表5", rf"一般公共预算(?:财政拨款)?支出决算{_KIND}表"),
    ("表4", rf"财政拨款{_FLOW}决算总?表"),
    ("表1", rf"{_FLOW}决算总?表"),
    ("表2", rf"收入决算{_KIND}表"),
    ("表3", rf"支出决算{_KIND}表"),
)
