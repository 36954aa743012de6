"""Targets and actual values as operator, number and unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosures.forms.indicator_values import indicator_value
from disclosures.forms.values import IndicatorValue


def number(operator: str | None, digits: str, unit: str | None) -> IndicatorValue:
    value = Decimal(digits)
    return IndicatorValue(operator, value, -value.as_tuple().exponent, unit)


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        (">=1300亿元", number(">=", "1300", "亿元")),
        ("≤5.50万元", number("<=", "5.50", "万元")),
        ("=40次/天", number("=", "40", "次/天")),
        ("60个工作日", number(None, "60", "个工作日")),
        ("330元/平方米", number(None, "330", "元/平方米")),
        ("95%%", number(None, "95", "%")),
        (">=90百分比", number(">=", "90", "百分比")),
        ("大于等于8%", number(">=", "8", "%")),
        ("不超过 12 个月", number("<=", "12", "个月")),
        ("等于100％", number("=", "100", "%")),
        ("90%以上", number(">=", "90", "%")),
        ("20个工作日以内", number("<=", "20", "个工作日")),
        ("＞＝１,０００户", number(">=", "1000", "户")),
        ("=3.00年", number("=", "3.00", "年")),
        ("12.00", number(None, "12.00", None)),
    ],
)
def test_a_number_with_its_operator_and_unit(words: str, stated: IndicatorValue):
    assert indicator_value(words) == stated


@pytest.mark.parametrize(
    "words",
    [
        "2031年9月10日",
        "=2031年9月10日",
        "2031年12月前完成",
        "2031年6月",
        "2031年1-12月",
        "2031年6月30日之前",
        "12月底前",
        "2031年",
    ],
)
def test_a_date_is_no_number(words: str):
    assert indicator_value(words) == IndicatorValue("date")


@pytest.mark.parametrize(("words", "unit"), [("90%-95%", "%"), ("5-10个", "个"), ("10至20天", "天"), ("3～5次", "次")])
def test_a_range_has_two_ends_and_no_value(words: str, unit: str):
    assert indicator_value(words) == IndicatorValue("range", unit=unit)


@pytest.mark.parametrize("words", ["有效促进", "1:6", "长期", "按计划完成", "约100人", "参照《工作方案》2031年度任务"])
def test_words_are_words(words: str):
    assert indicator_value(words) == IndicatorValue("text")


@pytest.mark.parametrize("words", ["", "/", "—", "-"])
def test_nothing_states_nothing(words: str):
    assert indicator_value(words) == IndicatorValue()
