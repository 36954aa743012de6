"""Names for numbers whose own words name little: 涉及预算金额 of the projects counted before, 26人次 of a reception,
采购金额 of the projects that the sentence opened with."""

from __future__ import annotations

import re

from disclosures.narrative.hearing import NARRATIVE

_RECEPTIONS = ("国内公务接待", "外事接待", "国（境）外公务接待")
BY_UNIT = {kind: {"批次": f"{kind}批次", "人次": f"{kind}人次", "人": f"{kind}人次"} for kind in _RECEPTIONS}
BY_UNIT["因公出国（境）团组"] = {"人次": "因公出国（境）人次"}

_FOREIGN_GUESTS = re.compile(r"外宾(?:接待)?$|外事接待$")
_GUESTS = re.compile(r"(?<!外)公务接待$")
# Words that say something of what was named last, and name nothing themselves.
_OF_THE_LAST = frozenset({"涉及", "平均"})
# 在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额…
_SCOPE = re.compile(r"^在(?P<scope>[^,;。\d]{4,30}项目)中,")
_LONGEST_GENERAL = 4
_MONEY_SHORT = frozenset({"万", "亿"})
_MONEY_WORDS = re.compile(r"(?:支出|收入|经费|金额|费用?|接待)(?:为|共|共计)?$")


def reception(words: str, unit: str | None, last: str | None) -> str | None:
    """What is counted of a reception that is told in narrative: 列明公务接待2批次、26人次，其中：接待外宾0批次、0人次.

    words: those since the punctuation before the number. last: the subject of the number before it.

    >>> reception("列明公务接待", "批次", None), reception("", "人次", "国内公务接待批次")
    ('国内公务接待批次', '国内公务接待人次')
    """
    if unit not in ("批次", "人次"):
        return None
    if not words and last and last.endswith("批次"):
        return f"{last.removesuffix('批次')}{unit}"
    kind = "外事接待" if _FOREIGN_GUESTS.search(words) or words.endswith("接待外宾") else None
    kind = kind or ("国内公务接待" if _GUESTS.search(words) else None)
    return BY_UNIT[kind][unit] if kind else None


def named(words: str, sentence: str, last: str | None) -> str:
    """The subject that a short noun phrase names which no rule knows.

    sentence: the words since the last full stop, down to the number.

    >>> named("采购", "在其他政府采购项目中,由中小企业供应商中标的,采购金额", None)
    '其他政府采购项目/由中小企业供应商中标的采购'
    """
    if words in _OF_THE_LAST and last:
        return last
    scope = _SCOPE.match(sentence) if len(words) <= _LONGEST_GENERAL else None
    if scope is None:
        return full_width(words)
    between = sentence[scope.end() :].rpartition(words)[0].replace(",", "")
    return full_width(f"{scope['scope']}/{between}{words}")


def is_money_cut_short(unit: str | None, words: str) -> bool:
    """Whether a number is money whose 元 is missing: 国内公务接待支出0.39万.

    >>> is_money_cut_short("万", "国内公务接待支出"), is_money_cut_short("万", "服务群众")
    (True, False)
    """
    return unit in _MONEY_SHORT and _MONEY_WORDS.search(words) is not None


def narrated(words: str) -> str:
    """What a number of free narrative is of: the words right before it."""
    behind = NARRATIVE.split(words)[-1]
    return full_width(re.sub(r"^(?:包括|其中|一是|二是|三是|四是|五是)", "", behind)[-30:])


def full_width(words: str) -> str:
    """The words with the brackets of Chinese print."""
    return words.replace("(", "（").replace(")", "）")
