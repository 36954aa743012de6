"""Overall forms in the hard-wrapped text of a PDF, in invented words."""

from __future__ import annotations

from forms_seen import forms_in, money, rows
from test_forms_wrapped import HEAD

OVERALL = """
 部门（单位）整体支出绩效目标自评表
（2031 年度）

部门（单位）名称 柳塘市水务局

部门资

金（万

元）

资金来源 年初预算数 全年预算数
全年执

行数
分值权重 执行率 得分

上级安排 0.00 0.00 0.00 10 100% 10

县（市、区）

安排
210.00 260.00 260.00 - - -

合计 210.00 260.00 260.00 - - -

年度总

体目标

预期目标 实际完成情况

加强水资源管理。

水资源管理全面加强。

一级指标 二级指标 三级指标 预期指标值
指标值设定

依据
分值权重

实际完成指标

值
得分

履职效能 数量指标

新增供水能

力
>=12 万吨
工作计

划
50 13.5 万吨 50

完成水库巡

查次数
>=24 次
工作计

划
40 24 次 40
 项 目 支 出 绩 效 自 评 表
（2031 年度）
"""


def test_an_overall_form_has_its_basis_between_target_and_weight():
    form, _ = forms_in(OVERALL + HEAD[HEAD.index("\n项目名称") :])
    assert (form.kind, form.name.text, form.implementing_unit) == (
        "overall",
        "部门（单位）整体支出绩效目标自评表",
        "柳塘市水务局",
    )
    assert rows(form) == [
        ("新增供水能力", ">=12万吨", "13.5万吨", "50", "50"),
        ("完成水库巡查次数", ">=24次", "24次", "40", "40"),
    ]
    assert [indicator.basis for indicator in form.indicators] == ["工作计划", "工作计划"]


def test_weight_and_score_printed_beside_another_row_than_the_total_stay_there():
    form, _ = forms_in(OVERALL + HEAD[HEAD.index("\n项目名称") :])
    assert money(form.funds[0]) == ("上级安排", "0.00", "0.00", "0.00", "10", "100", "10")
    assert form.total_fund is not None
    assert money(form.total_fund) == ("合计", "210.00", "260.00", "260.00", None, None, None)
