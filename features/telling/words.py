"""Values of features as people of the office read them."""

from __future__ import annotations

import math

ROWS = {"unit": "个单位", "project": "个项目", "indicator": "项指标"}
LEVELS = {"unit": "单位", "project": "项目", "indicator": "指标"}
METHODS = {"refused": "不评分", "robust_z": "稳健标准分", "forest_trial": "孤立森林（试用）", "forest": "孤立森林"}
NOT_WRONG = "异常不等于错误，请核实。"
HOW = """依据：不是对照关系，而是同类比较。{level}按年度、级次、类别、功能、规模等与同类相比，由孤立森林和几项稳健统计量
共同排序（方法见 docs/features.md）。
何时提示：同类不少于 200，在复核名额之内，八成以上的随机种子都排在前列，且比 90% 的同类更不寻常。
说明：逐项列出不寻常的特征、本行的值、同类中位数和中间八成的范围；把这些特征换成同类中位数，该行就不再排在前列。
没有提示不等于正常：同类不足 12 的不评分，12 至 199 的只排序、不提示。"""
_WITHOUT_UNIT = ("ratio", "log", "points")
_MOST_TIMES = 1_000_000


def said(value: float | None, unit: str) -> str:
    """A value with its unit; a logarithm also as the number of times that it stands for.

    >>> said(3604.76, "万元"), said(-7.594, "%"), said(34.0, "人"), said(1.0, "flag"), said(None, "%")
    ('3,604.76 万元', '-7.59%', '34 人', '是', '无')
    >>> said(2.302585, "log")
    '2.30（10 倍）'
    """
    if value is None:
        return "无"
    if unit == "flag":
        return "是" if value >= 0.5 else "否"
    digits = f"{value:,.0f}" if value == round(value) and unit not in ("万元", "%", *_WITHOUT_UNIT) else f"{value:,.2f}"
    digits = "0.00" if digits == "-0.00" else digits
    if unit == "log":
        return f"{digits}（{_times(value)}）"
    return f"{digits}%" if unit == "%" else digits if unit in _WITHOUT_UNIT else f"{digits} {unit}"


def _times(logarithm: float) -> str:
    times = math.exp(min(logarithm, math.log(_MOST_TIMES)))
    return f"{times:,.0f} 倍" if times >= 9.95 else f"{times:.2g} 倍"


def percent_of(share: float) -> str:
    """A share of the whole as a whole percentage.

    >>> percent_of(0.625)
    '62%'
    """
    return f"{100 * share:.0f}%"
