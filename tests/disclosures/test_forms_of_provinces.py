"""Forms as provinces head and print them: letters behind headings, operator and unit in columns, money behind indicators."""

from __future__ import annotations

import pytest
from forms_seen import form_in, forms_in, money, rows, value, words

from disclosures.forms.leftovers import leftovers_of
from disclosures.layouts.text_tables import tables_of

TITLE = "项目支出绩效自评表\n（2031年度）\n"
HEAD = ("项目名称|沙棘补种项目", "主管部门|柳塘市林业局|实施单位|柳塘市苗圃")
FUNDS = ("项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分", "|年度资金总额|30.00|40.00|30.00|10|75.00%|7.50")
GOALS = ("年度总体目标|预期目标|实际完成情况", "|补种沙棘。|完成补种。")
HEADING = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施"
ROWS = ("|产出指标|数量指标|补种面积|≥12亩|12亩|50|50|", "|满意度指标|服务对象满意度指标|村民满意度|≥90%|93%|40|40|")
TOTAL = "总分|||||100|97.50||"


def lines(*printed: str, between: str = "\t") -> str:
    return "".join(row.replace("|", between) + "\n" for row in printed)


def text(*printed: str) -> str:
    return f"第四部分 附件\n{TITLE}{lines(*printed)}第五部分 名词解释\n"


def test_letters_behind_headings_are_no_part_of_them_and_a_budget_that_is_not_headed_is_missing():
    funds = (
        "项目资金（万元）||全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分",
        "|年度资金总额|40.00|30.00|10|75.00%|7.50",
    )
    form = form_in(text(*HEAD, *funds, *GOALS, HEADING, *ROWS, TOTAL))
    assert money(form.funds[0]) == ("年度资金总额", None, "40.00", "30.00", "10", "75.00", "7.50")


@pytest.mark.parametrize(
    "heading",
    [
        "绩效指标|一级指标|二级指标|三级指标|指标值|实际值|权重（%）|自评得分（分）|备注",
        "绩效指标|一级指标|二级指标|三级指标|年度绩效目标值|全年实际值|标准分值|自评分|未完成原因分析",
        "绩效指标|一级指标|二级指标|三级指标|年度指标值（A）|完成值（B）|分值权重|自评得分|偏差情况说明",
    ],
)
def test_weight_score_target_and_actual_are_known_by_every_heading(heading):
    form = form_in(text(*HEAD, *FUNDS, *GOALS, heading, *ROWS, TOTAL))
    assert rows(form) == [("补种面积", "≥12亩", "12亩", "50", "50"), ("村民满意度", "≥90%", "93%", "40", "40")]


def test_money_may_stand_behind_the_indicators():
    form = form_in(text(*HEAD, *GOALS, HEADING, *ROWS, *FUNDS, "|其他资金|0.00|0.00|0.00|—|—|—", TOTAL))
    assert [fund.source for fund in form.funds] == ["年度资金总额", "其他资金"]
    assert money(form.funds[0]) == ("年度资金总额", "30.00", "40.00", "30.00", "10", "75.00", "7.50")
    assert len(form.indicators) == 2
    assert (value(form.total_weight), value(form.total_score)) == ("100", "97.50")


SICHUAN = (
    *HEAD[:1], "主管部门|柳塘市林业局|实施单位(盖章)|柳塘市苗圃",
    "项目基本情况|1.项目年度目标完成情况|项目年度目标|年度目标完成情况", "||补种沙棘。|完成补种。",
    "|2.项目实施内容及过程概述|春季整地，秋季补种。",
    "预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因",
    "|总额|30.00|40.00|30.00|75.00%|10|7.5|", "|其中:财政资金|30.00|40.00|30.00|75.00%|/|/|",
    "绩效指标(90分)|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析",
    "|产出指标|时效指标|补种天数|≤|60|天|75|90|90|雨天停工", "|合计||||||||100|97.5|",
    "评价结论|补种完成，得97.5分。", "存在问题|无", "项目负责人:甲|财务负责人:乙",
)  # fmt: skip


def test_operator_and_unit_in_columns_of_their_own_belong_to_the_target():
    form = form_in(text(*SICHUAN))
    assert (form.implementing_unit, words(form.goal), words(form.result)) == ("柳塘市苗圃", "补种沙棘。", "完成补种。")
    assert money(form.funds[0]) == ("总额", "30.00", "40.00", "30.00", "10", "75.00", "7.5")
    assert rows(form) == [("补种天数", "≤60天", "75", "90", "90")]
    indicator = form.indicators[0]
    assert (indicator.target_value.operator, indicator.target_value.unit, indicator.actual_value.unit) == ("<=", "天", "天")
    assert (value(form.total_weight), value(form.total_score)) == ("100", "97.5")


def test_rows_of_conclusions_are_no_indicators_and_nothing_of_the_form_is_unread():
    printed = text(*SICHUAN)
    assert leftovers_of(tables_of(printed), forms_in(printed), printed) == []


def test_headings_that_nobody_knows_leave_their_numbers_unread():
    funds = ("项目资金||甲数额|乙数额|丙数额|丁数额|戊数额", "|年度资金总额|40.00|30.00|10|75.00%|7.50")
    printed = text(*HEAD, *funds, *GOALS, HEADING, *ROWS, TOTAL)
    form = form_in(printed)
    assert form.funds == ()
    assert [place.quote for place, _ in leftovers_of(tables_of(printed), [form], printed)] == [
        "40.00",
        "30.00",
        "10",
        "75.00",
        "7.50",
    ]


def test_words_below_a_heading_that_nobody_knows_are_unread_with_the_reason():
    heading, below = HEADING.replace("实际完成值", "甲乙丙丁"), [row.replace("12亩|50", "全部|50") for row in ROWS]
    printed = text(*HEAD, *FUNDS, *GOALS, heading, *below, TOTAL)
    unread = leftovers_of(tables_of(printed), forms_in(printed), printed)
    assert ("全部", "指标表的列名未能识别，该列单元格未读取") in [(place.quote, reason) for place, reason in unread]
