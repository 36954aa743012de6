"""Kind, unit name and fiscal year from the document itself."""

import pytest

from disclosures.identity import fiscal_year_of, kind_of, unit_name_of


@pytest.mark.parametrize(
    "title",
    ["清河市商务局2031年度部门决算公开说明第一部分", "2031年度清河市商务局部门决算公开说明", "清河市商务局2031年度单位决算公开"],
)
def test_the_title_names_unit_and_year(title: str):
    assert (unit_name_of(title), fiscal_year_of(title)) == ("清河市商务局", 2031)


def test_without_a_title_the_staff_sentence_names_the_unit():
    assert unit_name_of("第一部分单位概况一、主要职能", "清河市商务局2031年度,实有人数9人") == "清河市商务局"


def test_a_unit_may_be_introduced_in_a_sentence():
    assert unit_name_of("2.机构设置及人员构成清河区(新城)商务局,属于全额拨款单位") == "清河区（新城）商务局"


def test_no_name_is_no_guess():
    assert unit_name_of("本单位收入总计12.50万元。") is None


def test_kinds_are_told_by_their_words():
    assert kind_of("收入支出决算总体情况。财政拨款收入支出决算。机关运行经费。部门决算。") == "final_accounts"
    assert kind_of("部门整体支出绩效自评报告,预期指标值等于9,自评得分9分") == "self_evaluation"
    assert kind_of("2031年部门预算公开,收支预算总体情况,收入预算,支出预算") == "budget"
    assert kind_of("话说天下大势,分久必合,合久必分") == "other"
