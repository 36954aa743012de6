"""Forms with one row a line and tabs between the cells, in invented words."""

from __future__ import annotations

import pytest
from forms_seen import form_in, forms_in, levels, money, rows, seen, value, words
from invented_row_lines import AROUND, FORM, HEAD, HEADING, ROWS, TITLE, TOTAL, row_lines

from disclosures.forms.leftovers import leftovers_of
from disclosures.layouts.text_tables import tables_of


def test_figures_with_thousands_marks_and_points_are_numbers():
    form = form_in(FORM)
    assert [money(fund) for fund in form.funds] == [
        ("年度资金总额", "1050.00", "1050.00", "945.00", "10", "90.00", "9.00"),
        ("当年财政拨款", "1050.00", "1050.00", "945.00", None, None, None),
    ]
    assert (value(form.total_weight), value(form.total_score)) == ("100", "95.00")


def test_numbers_printed_into_one_another_are_no_numbers_and_nobody_guesses_whose_the_others_of_their_row_are():
    head = [row.replace("1,050.00|945.00|10", "1,050.00945.00||10") for row in HEAD]
    text = AROUND[0] + TITLE + row_lines(*head, HEADING, *ROWS, TOTAL) + AROUND[1]
    form = form_in(text)
    assert [fund.source for fund in form.funds] == ["当年财政拨款"]
    unread = [place.quote for place, _ in leftovers_of(tables_of(text), [form], text)]
    assert unread == ["1,050.00", "1,050.00945.00", "10", "90.00", "9.00"]


@pytest.mark.parametrize("broken", ["1,,050.00", "10,50.00", ".50"])
def test_a_number_whose_marks_stand_wrong_is_unread_and_moves_no_other_of_its_row(broken: str):
    head = [row.replace("年度资金总额|1,050.00", f"年度资金总额|{broken}") for row in HEAD]
    assert head != HEAD
    form = form_in(AROUND[0] + TITLE + row_lines(*head, HEADING, *ROWS, TOTAL) + AROUND[1])
    assert money(form.funds[0]) == ("年度资金总额", None, "1050.00", "945.00", "10", "90.00", "9.00")


def test_tags_are_no_words():
    form = form_in(FORM)
    assert (words(form.goal), words(form.result)) == ("更换路灯。保障夜间出行。", "更换路灯90盏。")


def test_rows_are_bound_to_their_headings():
    assert rows(form_in(FORM)) == [
        ("更换路灯数量", ">=100盏", "=90盏", "40", "36"), ("验收合格率", "=100%", "=100%", "20", "20"),
        ("更换费用", "<=1050万元", "=945万元", "20", "20"), ("居民满意度", ">=90%", "=95%", "10", "10"),
    ]  # fmt: skip


def test_rows_shifted_behind_a_page_break_are_bound_by_the_kinds_of_their_cells():
    shifted = (
        "成本 指标|经济 成本 指标|更换 费用|<=1050 万元|=945 万元|20|20|新增|直接 赋分||",
        "满意 度指 标|满意 度指 标||居民 满意 度|>=90%|=95%|10|10|新增|满意 度赋 分|",
        "总分|||||100|95.00 分||||",
    )
    text = AROUND[0] + TITLE + row_lines(*HEAD, HEADING, *ROWS[:2], "", *shifted) + AROUND[1]
    assert seen(form_in(text)) == seen(form_in(FORM))
    assert levels(form_in(text))[2:] == [("成本指标", "经济成本指标"), ("满意度指标", "满意度指标")]


def test_a_row_cut_by_a_page_break_is_one_row():
    cut = (
        "|成本指标|经济成本|更换|<=1050 万元|=945 万元|20|20|新增|直接|",
        "",
        "||指标|费用||||||赋分|",
    )
    text = AROUND[0] + TITLE + row_lines(*HEAD, HEADING, *ROWS[:2], *cut, ROWS[3], TOTAL) + AROUND[1]
    assert seen(form_in(text)) == seen(form_in(FORM))


def test_a_goal_that_goes_on_in_further_rows_is_one_goal():
    goes_on = ("", "||延伸至背街小巷。||||||", "||目标 2：节能。||||||")
    text = AROUND[0] + TITLE + row_lines(*HEAD, *goes_on, HEADING, *ROWS, TOTAL) + AROUND[1]
    assert words(form_in(text).goal) == "更换路灯。保障夜间出行。延伸至背街小巷。目标2：节能。"


def test_a_source_below_a_group_bears_its_name():
    overall = (
        "单位名称|柳塘市城管局|||||||",
        "部门资金 (万元)|资金来源|年初预算数|预算数(调整后)|执行数|分值权重|执行率|得分|",
        "|财政资金 (万元)|上级资金|0.00|0.00|0.00|-|-|-",
        "||本级资金|600.00|700.00|690.00|-|-|-",
        "||其他|0.00|10.00|9.00|-|-|-",
        "|合计|600.00|710.00|699.00|10|98.45%|9.85|",
    )
    form = form_in("单位整体支出绩效自评表  \n(2031 年度)\n\n" + row_lines(*overall))
    assert (form.kind, form.name.text, form.implementing_unit) == ("overall", "单位整体支出绩效自评表", "柳塘市城管局")
    assert [fund.source for fund in form.funds] == ["财政资金/上级资金", "财政资金/本级资金", "其他", "合计"]
    assert form.total_fund is not None
    assert money(form.total_fund) == ("合计", "600.00", "710.00", "699.00", "10", "98.45", "9.85")


def test_amounts_of_a_form_in_yuan_are_told_in_ten_thousands():
    text = FORM.replace("(万元)", "(元)").replace("1,050.00", "10,500,000").replace("945.00", "9,450,000.50")
    total = form_in(text).total_fund
    assert total is not None
    assert (value(total.initial_budget), value(total.executed)) == ("1050.0000", "945.000050")
    assert total.executed is not None
    assert (total.executed.decimals, total.executed.evidence.quote) == (6, "9,450,000.50")


def test_the_region_holds_title_and_rows_and_nothing_else():
    (table,) = tables_of(FORM)
    assert FORM[table.start : table.end].startswith("项目支出绩效自评表")
    assert FORM[: table.end].rstrip("\t").endswith("95.00分")


def test_two_forms_are_two():
    assert [form.name.text for form in forms_in(FORM + FORM.replace("老旧路灯更换", "公厕改造"))] == ["老旧路灯更换", "公厕改造"]
