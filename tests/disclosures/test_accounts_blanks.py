"""Blank cells of public tables: no number, no heading, and no end of the headings."""

from __future__ import annotations

from invented_accounts import read

UNIT = "单位：万元"
COSTS = """
合计||因公出国（境）费||公务接待费|
|||||
预算数|决算数|预算数|决算数|预算数|决算数
1.40||||1.40|
"""
FUND = """
项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
功能分类科目编码|科目名称|||小计|基本支出|项目支出|
|合计|60.00|540.00||||0.00
229|其他支出|60.00|540.00|详见附件||600.00|0.00
"""


def test_a_blank_row_between_headings_is_one_of_them():
    facts = read("财政拨款“三公”经费支出决算表", UNIT, COSTS).facts
    assert [(fact.measure, fact.column, fact.as_printed) for fact in facts] == [
        ("initial_budget", "合计/预算数", "1.40"),
        ("initial_budget", "公务接待费/预算数", "1.40"),
    ]


def test_a_blank_cell_and_words_are_no_facts_and_the_words_are_unread():
    done = read("政府性基金预算财政拨款收入支出决算表", UNIT, FUND)
    assert [(fact.column.split("/")[-1], fact.as_printed) for fact in done.facts] == [
        ("年初结转和结余", "60.00"), ("本年收入", "540.00"), ("年末结转和结余", "0.00"),
        ("年初结转和结余", "60.00"), ("本年收入", "540.00"), ("项目支出", "600.00"), ("年末结转和结余", "0.00"),
    ]  # fmt: skip
    assert [place.quote for place, _ in done.unread] == ["详见附件"]
