"""A public table is known by its title: a whole line above the grid, by what it means and not by its number."""

from __future__ import annotations

import pytest
from invented_accounts import ONE_CODE, TOTALS, read

from disclosures.accounts.titles import title_in

UNIT = "单位：万元"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("收入支出决算总表", "表1"),
        ("一、收入支出决算总表", "表1"),
        ("表一 收入支出决算总表", "表1"),
        ("示例市示例局2024年度收入支出决算总表", "表1"),
        ("收 入 决 算 表", "表2"),
        ("支出决算表", "表3"),
        ("财政拨款收入支出决算总表", "表4"),
        ("一般公共预算财政拨款支出决算表", "表5"),
        ("五、一般公共预算财政拨款支出决算表（公开05表）", "表5"),
        ("一般公共预算财政拨款基本支出决算表", "表6"),
        ("一般公共预算财政拨款基本支出决算明细表", "表6"),
        ("财政拨款“三公”经费支出决算表", "表7"),
        ("一般公共预算财政拨款“三公”经费支出决算表", "表7"),
        ("政府性基金预算财政拨款收入支出决算表", "表8"),
        ("国有资本经营预算财政拨款支出决算表", "表9"),
        ("项目支出决算表", "表"),
        ("机构运行信息表", "表"),
    ],
)
def test_a_title_is_told_from_those_that_contain_it(line, section):
    title = title_in(line)
    assert title is not None and title.section == section


@pytest.mark.parametrize(
    "line",
    [
        "一、收入支出决算总体情况说明",
        "收入支出决算总表 ......... 7",
        "本年度收入支出决算总表如下。",
        "上海市示例局 2024 年度部门决算表",
        "项目支出绩效自评表",
        "政府性基金预算财政拨款收入支出决算情况说明",
    ],
)
def test_other_lines_are_no_titles(line):
    assert title_in(line) is None


def test_a_title_of_the_contents_list_heads_no_table():
    parts = (
        "第二部分 部门决算表\n一、收入支出决算总表\n二、收入决算表",
        "第一部分 概况\n本部门由以下单位构成，共三家，均已纳入。",
        ONE_CODE,
    )
    assert read(*parts).facts == []


def test_the_words_of_a_title_are_printed_without_number_unit_and_year():
    assert title_in("三、示例市示例局2024年度支出决算表").words == "支出决算表"


def test_a_title_may_break_and_bear_the_unit_on_its_line():
    facts = read("政府性基金预算财政拨款收入支出决算\n表", UNIT, ONE_CODE).facts
    assert {fact.section for fact in facts} == {"表8"}
    facts = read("收入支出决算总表    单位：元", TOTALS).facts
    assert {(fact.section, fact.unit) for fact in facts} == {("表1", "元")}


def test_a_title_may_be_the_first_row_of_the_grid():
    facts = read("|\n" + "收入支出决算总表|||\n公开01表|||\n部门：示例局||单位：万元|\n" + TOTALS.strip()).facts
    assert {(fact.table, fact.unit) for fact in facts} == {("收入支出决算总表", "万元")}
    assert len(facts) == 8


def test_order_and_number_say_nothing():
    facts = read("表1 支出决算表", UNIT, ONE_CODE, "\f表2 收入支出决算总表", UNIT, TOTALS).facts
    assert [fact.section for fact in facts] == ["表3"] * 12 + ["表1"] * 8
