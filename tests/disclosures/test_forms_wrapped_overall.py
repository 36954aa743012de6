"""Overall forms in the hard-wrapped text of a PDF, in invented words."""

from __future__ import annotations

from forms_seen import forms_in, money, rows
from invented_wrapped_lines import HEAD, OVERALL


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
