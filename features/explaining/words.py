"""Values of features as people of the office read them."""

from __future__ import annotations

import math
from collections.abc import Mapping

ROWS = {"unit": "个单位", "project": "个项目", "indicator": "项指标"}
LEVELS = {"unit": "单位", "project": "项目", "indicator": "指标"}
METHODS = {"refused": "不评分", "robust_z": "稳健标准分", "forest_trial": "孤立森林（试用）", "forest": "孤立森林"}
NOT_WRONG = "异常不等于错误，请核实。"
HOW = """依据：不是对照关系，而是同类比较。{level}按年度、级次、类别、功能、规模等与同类相比，由孤立森林和几项稳健统计量
共同排序（方法见 docs/features.md）。
何时提示：同类不少于 200，在复核名额之内，八成以上的随机种子都排在前列，且比 90% 的同类更不寻常。
说明：逐项列出不寻常的特征、本行的值、同类中位数和中间八成的范围；把这些特征换成同类中位数，该行就不再排在前列。
没有提示不等于正常：同类不足 12 的不评分，12 至 199 的只排序、不提示。"""
# Units of what is measured; what is counted has no digits behind the point where it is whole.
_MEASURED = ("万元", "%", "分", "百分点", "倍")
_DIGITS, _MOST_DIGITS = 2, 6
_FINEST = {"万元": 6}  # digits that say something of one value alone; else FINE: what is finer is rounding
_FINE = 4
_TIMES = 10  # a quotient is said in percent below so many times, as a number of times from there
_MOST_TIMES = 1_000_000
_NEARLY = 1e-9  # what floats add to a value that was scaled and brought back


def said(value: float | None, unit: str) -> str:
    """A value with its unit; a quotient, and the logarithm of one, in percent or as a number of times.

    >>> said(3604.76, "万元"), said(-7.594, "%"), said(34.0, "人"), said(1.0, "flag"), said(None, "%")
    ('3,604.76 万元', '-7.59%', '34 人', '是', '无')
    >>> said(0.0953, "log"), said(2.9957, "log"), said(0.0123, "ratio"), said(0.0031, "万元")
    ('110.00%', '20.00 倍', '1.23%', '0.003 万元')
    """
    if value is None:
        return "无"
    if unit == "flag":
        return "是" if value >= 0.5 else "否"
    shown, words = _in_words(value, unit)
    return _printed(shown, words, digits=_digits(shown, words))


def ends_said(low: float, high: float, unit: str) -> tuple[str, str]:
    """The ends of a range, with as many digits as tell them apart: two ends that differ are never said alike.

    >>> ends_said(-0.0046, 0.0046, "分"), ends_said(99.23, 99.9, "%"), ends_said(0.0, 3.0, "条")
    (('-0.0046 分', '0.0046 分'), ('99.23%', '99.90%'), ('0 条', '3 条'))
    """
    if unit == "flag":
        return said(low, unit), said(high, unit)
    (first, words), (last, others) = _in_words(low, unit), _in_words(high, unit)
    digits = max(_least_digits(first, words), _least_digits(last, others))
    apart = abs(last - first)
    if digits and words == others and apart > _NEARLY * max(1.0, abs(first), abs(last)):
        digits = max(digits, min(_MOST_DIGITS, 1 - math.floor(math.log10(apart))))
    return _printed(first, words, digits=digits), _printed(last, others, digits=digits)


def range_said(low: float | None, high: float | None, unit: str) -> str:
    """From one end to the other, or the one value that both are.

    >>> range_said(80.0, 100.0, "%"), range_said(0.0, 1e-17, "分"), range_said(None, None, "%")
    ('80.00% 至 100.00%', '均为 0.00 分', '无')
    """
    if low is None or high is None:
        return "无"
    first, last = ends_said(low, high, unit)
    return f"均为 {first}" if first == last else f"{first} 至 {last}"


def group_said(row: Mapping[str, object]) -> str:
    """Among whom a row of `scores` is ranked, and its nearest group of peers where that is another one.

    >>> row = {"level": "unit", "peer_group": "2023年度", "peer_count": 250, "near_group": "2023年度 · 县", "near_count": 31}
    >>> group_said(row)
    '“2023年度”共 250 个单位，其中最近的同类“2023年度 · 县”31 个'
    """
    rows = ROWS[str(row["level"])]
    whole = f"“{row['peer_group']}”共 {row['peer_count']} {rows}"
    if row["near_group"] is None or row["near_group"] == row["peer_group"]:
        return whole
    return f"{whole}，其中最近的同类“{row['near_group']}”{row['near_count']} {rows[0]}"


def percent_of(share: float) -> str:
    """A share of the whole as a whole percentage.

    >>> percent_of(0.625)
    '62%'
    """
    return f"{100 * share:.0f}%"


def _in_words(value: float, unit: str) -> tuple[float, str]:
    """The number that is said, and its unit."""
    if unit == "ratio":
        return 100 * value, "%"
    if unit != "log":
        return value, unit
    times = math.exp(min(value, math.log(_MOST_TIMES)))
    return (times, "倍") if times >= _TIMES else (100 * times, "%")


def _least_digits(value: float, unit: str) -> int:
    """Behind the point: those that are customary."""
    return 0 if unit not in _MEASURED and abs(value - round(value)) < _NEARLY * max(1.0, abs(value)) else _DIGITS


def _digits(value: float, unit: str) -> int:
    """The customary ones, or so many that what is not nothing is not said as 0.00."""
    least = _least_digits(value, unit)
    if 0 < abs(value) < 0.5 * 10**-least:
        digits = -math.floor(math.log10(abs(value)))
        return digits if digits <= _FINEST.get(unit, _FINE) else least
    return least


def _printed(value: float, unit: str, *, digits: int) -> str:
    shown = f"{value:,.{digits}f}"
    unsigned = shown.removeprefix("-")
    shown = shown if unsigned.strip("0.,") else unsigned
    return f"{shown}%" if unit == "%" else f"{shown} {unit}"
