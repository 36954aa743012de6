"""Forms that a report states in sentences, and tables of evaluation reports, in invented words."""

from __future__ import annotations

from forms_seen import forms_in, money, row, rows, value, words
from invented_prose import REPORT

from disclosures.forms.in_prose import prose_forms


def test_sentences_are_an_overall_form():
    (form,) = prose_forms(REPORT)
    assert (form.kind, form.fiscal_year, value(form.total_score)) == ("overall", 2031, "98.35")
    assert form.name.text == "2031年度部门整体支出绩效自评报告"


def test_the_execution_is_its_money():
    (form,) = prose_forms(REPORT)
    assert [money(fund) for fund in form.funds] == [("整体支出", "90.00", "100.00", "97.50", None, "97.50", "9.75")]


def test_the_final_value_is_read_and_not_that_of_the_mid_year():
    (form,) = prose_forms(REPORT)
    assert rows(form) == [
        ("储备粮轮换量", "大于等于500吨", "520吨", "50", "50"),
        ("群众满意度", "等于100%", "96.5%", "40", "38.6"),
    ]
    assert form.indicators[0].target_value.operator == ">="


def test_reasons_and_rates_are_read_where_they_are_printed():
    (form,) = prose_forms(REPORT)
    assert [words(one.deviation_reason) for one in form.indicators] == ["秋粮丰收。改进措施：细化测算。", "偏差较小"]
    assert [words(one.completion_rate) for one in form.indicators] == ["104%", "96.5%"]


def test_a_page_number_between_the_lines_changes_nothing():
    paged = "1\n\n" + REPORT.replace("自评\n\n得分 50分", "自评\n\n2\n\n得分 50分")
    (form,) = prose_forms(paged)
    assert row(form.indicators[0])[-1] == "50"
    assert all(paged[one.evidence.start : one.evidence.end] == one.evidence.quote for one in form.indicators)


def test_other_prose_states_no_form():
    assert prose_forms("本年度预算绩效管理形成项目支出绩效自评表 3 个，指标设置合理。") == []


SCORES = """
柳塘河治理项目得分表（总表）

	指标
	1.产出类
	2.效益类
	合计分值

	权重
	60.00
	30.00
	90.00

	得分
	55.50
	30
	85.50
"""
DONE = """
柳塘河治理项目完成表（细化表）

	一级指标
	二级指标
	三级指标
	预期指标值
	权重
	指标完成值
	指标完成率

	产出指标
	数量指标
	治理河段
	3
	60
	=3段
	100 %

	效益指标
	社会效益指标
	防洪能力
	提升
	30
	提升
	100 %
"""
OPENING = (
    "绩效评价报告\n（2031年度）\n部门单位名称（公章）：柳塘市水务局\n1.项目名称：柳塘河治理项目（以下简称“该项目”）\n资金到位。\n"
)


def test_the_tables_of_a_report_are_one_form_of_kind_report():
    (form,) = forms_in(OPENING + SCORES + DONE + "\n四、结论\n无。\n")
    assert (form.kind, form.name.text, form.implementing_unit, form.fiscal_year) == (
        "report",
        "柳塘河治理项目",
        "柳塘市水务局",
        2031,
    )
    assert (value(form.total_weight), value(form.total_score)) == ("90.00", "85.50")
    assert rows(form) == [("治理河段", "3", "=3段", "60", None), ("防洪能力", "提升", "提升", "30", None)]


def test_without_a_detailed_table_the_categories_are_the_indicators():
    (form,) = forms_in(OPENING + SCORES)
    assert rows(form) == [("产出类", None, None, "60.00", "55.50"), ("效益类", None, None, "30.00", "30")]
