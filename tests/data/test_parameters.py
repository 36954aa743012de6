"""Thresholds: the value in force in a fiscal year, and files that cannot be used."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.parameters import ParameterError, parameter, parameters, texts_to_parameters

ENTRY = """
- {{id: rate, title: 界限, value: {value}, unit: "%", from: {first}, until: {last}, law: null, link: null, note: {note}}}
"""


def entry(value: str = '"60"', *, first: object = "null", last: object = "null", note: str = "实务") -> str:
    return ENTRY.format(value=value, first=first, last=last, note=note)


@pytest.mark.parametrize(
    ("id", "value", "unit"),
    [
        ("low_execution_rate", "60", "%"),
        ("overshoot_rate", "200", "%"),
        ("grade_excellent", "90", "分"),
        ("grade_good", "80", "分"),
        ("grade_fair", "60", "分"),
        ("improbable_sigma", "4", "倍标准差"),
    ],
)
def test_the_thresholds_of_the_checks_are_there(id, value, unit):
    found = parameter(id, 2024)
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_every_parameter_names_its_law_or_says_why_not():
    for values in parameters().values():
        for one in values:
            assert one.title
            assert one.law or "不是法定标准" in one.note
            assert one.link or one.note


def test_a_law_begins_to_count_in_its_year():
    assert parameter("grade_excellent", 2020).law == "项目支出绩效评价管理办法（财预〔2020〕10号）"
    with pytest.raises(ParameterError, match=r"'grade_excellent' has no value for 2019, only for 2020\.\."):
        parameter("grade_excellent", 2019)


def test_an_unknown_parameter_is_answered_with_those_that_exist():
    with pytest.raises(ParameterError, match=r"no parameter 'rate'; there are .*low_execution_rate"):
        parameter("rate", 2024)


def test_each_year_has_its_own_value():
    values = texts_to_parameters({"a.yaml": entry('"70"', first=2023) + entry('"60"', last=2022)})["rate"]
    in_force = {year: [one.value for one in values if one.in_force(year)] for year in (2000, 2022, 2023)}
    assert in_force == {2000: [Decimal(60)], 2022: [Decimal(60)], 2023: [Decimal(70)]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry('"60"', last=2023) + entry('"70"', first=2023), r"'rate' has two values at once: \.\.2023, 2023\.\."),
        (entry("0.6"), "a.yaml: rate: write the value in quotes, not 0.6"),
        (entry('"六十"'), "a.yaml: rate: '六十' is no number"),
        (entry('".nan"'), "a.yaml: rate: '.nan' is no number"),
        (entry('"NaN"'), "a.yaml: rate: 'NaN' is no number"),
        (entry(note="null"), "rate has no link, so its note must say why"),
        ("- {id: rate}", "a.yaml: a parameter has the keys"),
        ("rate: 60", "a.yaml: must be a list of parameters"),
        ("- [", "a.yaml: is not YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(text, message):
    with pytest.raises(ParameterError, match=message):
        texts_to_parameters({"a.yaml": text})
