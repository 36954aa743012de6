"""Targets and actual values: what the words of a cell state, as operator, number and unit."""

from __future__ import annotations

import re
from functools import lru_cache

from disclosures.forms.values import IndicatorValue, is_dash
from disclosures.text.amounts import DIGITS, is_amount_like, read_number
from disclosures.text.squeezed import fold, without_space

_OPERATORS = {
    ">=": ">=", "≥": ">=", "=>": ">=", "大于等于": ">=", "大于或等于": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=",
    "至少": ">=", "达到": ">=", "<=": "<=", "≤": "<=", "=<": "<=", "小于等于": "<=", "小于或等于": "<=", "不超过": "<=",
    "不高于": "<=", "不大于": "<=", "不多于": "<=", ">": ">", "大于": ">", "高于": ">", "超过": ">",
    "<": "<", "小于": "<", "低于": "<", "少于": "<", "=": "=", "等于": "=", "为": "=",
}  # fmt: skip
_OPERATOR = "|".join(sorted(map(re.escape, _OPERATORS), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:{_OPERATOR})?(?:截[至止])?(?:于|在)?(?:(?:19|20)\d\d年(?!以[上内下])(?:\d|[月日前后底末初之至、\-~—]|上半年|下半年|[一二三四]季度|第|完成|年)*"
    r"|\d{1,2}月(?:\d{1,2}[日号])?(?:之?前|底前?|末前?)?(?:完成)?)(?:完成|前完成)?"
)
_NUMBER = re.compile(rf"(?P<operator>{_OPERATOR})?(?P<digits>[-+]?{DIGITS})(?P<unit>\D*|\D+\d{{1,2}}\D*)")
_RANGE = re.compile(rf"(?:=|为)?{DIGITS}[^\d\-~—至]{{0,6}}[-~—至]{{1,2}}{DIGITS}(?P<unit>\D*)")
# Behind the unit these words turn the number into a bound.
_BOUNDS = (("及以上", ">="), ("以上", ">="), ("及以内", "<="), ("以内", "<="), ("及以下", "<="), ("以下", "<="), ("之内", "<="))
_LONGEST_UNIT = 12


@lru_cache(maxsize=2048)
def indicator_value(words: str) -> IndicatorValue:
    """What the words of a target or an actual value state.

    Dates have the operator `date`, ranges `range`, all that states no number (有效促进, 1:6) `text`, these without value.

    >>> indicator_value(">=1300亿元")
    IndicatorValue(operator='>=', value=Decimal('1300'), decimals=0, unit='亿元')
    >>> indicator_value("2031年12月前完成").operator, indicator_value("1:6").operator
    ('date', 'text')
    """
    words = fold(without_space(words))
    if is_dash(words):
        return IndicatorValue()
    if _DATE.fullmatch(words):
        return IndicatorValue("date")
    if found := _RANGE.fullmatch(words):
        return IndicatorValue("range", unit=_unit(found["unit"]))
    found = _NUMBER.fullmatch(words)
    if found is None or not is_amount_like(found["digits"]) or ":" in words or len(found["unit"]) > _LONGEST_UNIT:
        return IndicatorValue("text")
    return _number(found)


def is_operator(words: str) -> bool:
    """Whether the words are an operator and nothing else (指标性质 ≥)."""
    return fold(words) in _OPERATORS


def _number(found: re.Match[str]) -> IndicatorValue:
    operator, unit = _OPERATORS.get(found["operator"]), found["unit"]
    for word, bound in _BOUNDS:
        if unit.endswith(word):
            operator, unit = operator or bound, unit.removesuffix(word)
    number = read_number(found["digits"])
    return IndicatorValue(operator, number.value, number.decimals, _unit(unit))


def _unit(words: str) -> str | None:
    """The unit, a doubled percent sign counted once; None where there is none."""
    words = words.rstrip("。;,)").lstrip("(") if "(" not in words else words.rstrip("。;,")
    return re.sub(r"%+", "%", words) or None
