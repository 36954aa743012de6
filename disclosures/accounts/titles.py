"""The titles of the public tables, and which table each of them heads: by meaning, for numbers and order differ by province."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.form_terms import regex_of, terms_in
from data.public_tables import TITLES
from disclosures.text.squeezed import fold, without_space

OTHER = "表"


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a public table. section: 表1 ... 表9, or 表 for any other; words: as printed, without white space, number,
    name of the unit and year; start, end: its line in the document's text."""

    section: str
    words: str
    start: int = 0
    end: int = 0


# What a line may bear before its title: a number (一、 表1 附件2 公开01表), a unit, a year.
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?:\(?{_NUMERAL}[)、.]|(?:附件|附表|公开|表)?(?:{_NUMERAL}|\d{{1,2}})表?[、.:)]?|附[:：])?"
_BODIES = "局|委|厅|办|院|部|会|署|所|站|校|学|馆|团|队|社|联|协|中心|公室|部门|单位|法院|政府|本级"
_BODY = rf"(?:[\u4e00-\u9fffA-Z()〇○]{{2,40}}?(?:{_BODIES})(?:\(.{{1,8}}\))?)?"
_BEFORE = rf"{_NUMBER}{_BODY}(?:20\d\d年度?)?(?:部门|单位)?"
_TERMS = terms_in("tables")["other_titles"]
_OTHERS = regex_of(*_TERMS["other"]).pattern
_TITLES = (*TITLES, (OTHER, rf"{_OTHERS}|[\u4e00-\u9fff“”]{{2,24}}决算(?:明细|总|信息)?表"))
_LINE = tuple((section, re.compile(rf"{_BEFORE}(?P<words>{pattern})(?:\(.{{1,10}}\))?")) for section, pattern in _TITLES)
_NO_ACCOUNT = regex_of(*_TERMS["none"])
_LONGEST = 80


def title_in(line: str, start: int = 0) -> Title | None:
    """The title that a whole line is; None where it is none. start: where the line begins in the text.

    >>> title_in("表五  一般公共预算财政拨款支出决算表").section, title_in("收 入 决 算 表").words
    ('表5', '收入决算表')
    >>> title_in("一、收入支出决算总体情况说明"), title_in("收入决算表 ...... 8")
    (None, None)
    """
    if "表" not in line or len(line) > 2 * _LONGEST:
        return None
    printed = without_space(line)
    words = fold(printed).rstrip("*")
    if len(words) > _LONGEST or not words.endswith(("表", ")")):
        return None
    for section, pattern in _LINE:
        if match := pattern.fullmatch(words):
            if section == OTHER and _NO_ACCOUNT.search(words):
                return None
            begin = start + len(line) - len(line.lstrip())
            return Title(section, printed[slice(*match.span("words"))], begin, start + len(line.rstrip()))
    return None
