"""Forms with one cell a line, each behind a tab, in invented words."""

from __future__ import annotations

from forms_seen import form_in, forms_in, levels, money, row, rows, seen, value, words
from invented_cell_lines import FORM, HEAD, HEADING, ROWS, TITLE, cell_lines

from disclosures.forms.in_tables import forms_of
from disclosures.forms.leftovers import leftovers_of
from disclosures.layouts.text_tables import tables_of


def test_money_is_bound_to_its_headings():
    form = form_in(FORM)
    assert [money(fund) for fund in form.funds] == [
        ("年度资金总额", "12", "12", "9.60", "10", "80", "8.00"),
        ("当年财政拨款", "10", "10", "9.60", None, "96", None),
        ("上年结转资金", "2", "2", None, None, "0", None),
    ]


def test_a_blank_department_is_none():
    form = form_in(FORM)
    assert (form.competent_department, form.implementing_unit) == (None, "柳塘市文化馆")


def test_headings_in_two_rows_are_one_heading():
    assert row(form_in(FORM).indicators[0]) == ("新增图书册数", ">=500.00册", "480册", "30", "28.80")


def test_a_cell_with_a_line_break_is_one_cell():
    form = form_in(FORM)
    assert words(form.goal) == "更新图书室，服务居民。"
    assert words(form.indicators[0].deviation_reason) == "部分图书延期到货"


def test_a_row_of_slashes_sets_no_indicator():
    assert [indicator.level3 for indicator in form_in(FORM).indicators] == [
        "新增图书册数", "更新书架", "购书费用", "居民阅读氛围", "居民满意度",
    ]  # fmt: skip


def test_blank_levels_are_those_of_the_row_above_and_cut_off_ones_stay_as_printed():
    assert levels(form_in(FORM)) == [
        ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "成本指标"),
        ("效益指标", "社会效益指标"), ("满意度指标", "满意度指"),
    ]  # fmt: skip


def test_a_first_level_is_not_inherited_by_a_second_level_of_another():
    rows_ = [ROWS[3], "||社会效益指标|居民阅读氛围|明显提升|明显提升|20|20|\u3000"]
    form = form_in(cell_lines(*TITLE, *HEAD, *HEADING, ROWS[0], "|成本指标|经济成本指标|购书费用|<=9万元|9万元|20|20|", rows_[1]))
    assert levels(form)[-2:] == [("成本指标", "经济成本指标"), (None, "社会效益指标")]


def test_a_cell_of_blanks_is_blank():
    assert form_in(FORM).indicators[-1].actual is None


def test_a_total_row_that_lost_its_tabs_is_read_and_the_next_form_begins_behind_it():
    first = cell_lines(*TITLE, *HEAD, *HEADING, *ROWS) + "\n\n总分\n100\n96.80分\n"
    one, two = forms_in(first + FORM.lstrip("\t"))
    assert (value(one.total_weight), value(one.total_score)) == ("100", "96.80")
    assert seen(two) == seen(form_in(FORM))


def test_a_row_that_lost_its_tabs_but_the_first_is_read():
    lost = FORM.replace(cell_lines("总分|100|96.80分|\u3000"), "\t总分\n100\n96.80分")
    assert seen(form_in(lost)) == seen(form_in(FORM))


def test_rows_without_their_headings_are_read_by_the_headings_of_the_form_before():
    bare = cell_lines(*TITLE, *HEAD) + "\n \t年度绩效指标完成情况\n" + "\n".join("\t" + cell for cell in ROWS[0].split("|")[1:])
    _, form = forms_in(FORM + "\n\n\n" + bare + "\n\n" + cell_lines(*ROWS[1:], "总分|100|96.80分|"))
    assert seen(form) == seen(form_in(FORM))


WIDE = (
    "|一级指标|二级指标|三级指标|权重|目标值|业绩值|完成率|指标得分|指标值设定依据|上年完成情况|赋分规则|佐证资料|偏差原因分析及改进措施",
    "|||||||||||||",
    "年度绩效指标完成情况|产出指标|数量指标|新增图书册数|50|>=500册|=600册|120|50|历史标准|450册|按照完成比例赋分|工作资料|捐赠",
    "||时效指标|完成时限|40|2031年6月|=2031年6月|100|40|计划标准||直接赋分|工作资料|",
    "总分|100||||98.00分|||||",
)


def test_a_form_of_fourteen_columns_has_rate_basis_last_year_and_rule():
    form = form_in(cell_lines(*TITLE, *HEAD, *WIDE))
    assert rows(form) == [
        ("新增图书册数", ">=500册", "=600册", "50", "50"),
        ("完成时限", "2031年6月", "=2031年6月", "40", "40"),
    ]
    first = form.indicators[0]
    assert (words(first.completion_rate), first.basis, words(first.last_year_value), first.scoring_rule) == (
        "120", "历史标准", "450册", "按照完成比例赋分",
    )  # fmt: skip
    assert (value(form.total_weight), value(form.total_score)) == ("100", "98.00")


def test_rows_without_blank_lines_between_them_are_found_by_their_labels_and_their_width():
    for text in (FORM, cell_lines(*TITLE, *HEAD, *WIDE)):
        assert seen(form_in(text.replace("\n\n", "\n"))) == seen(form_in(text))


def test_rows_without_any_headings_are_bound_by_the_kinds_of_their_cells():
    for text, rows_ in ((FORM, HEADING), (cell_lines(*TITLE, *HEAD, *WIDE), WIDE[:2])):
        assert rows(form_in(text.replace(cell_lines(*rows_) + "\n\n", ""))) == rows(form_in(text))


def test_prose_and_headings_around_the_forms_are_outside_of_them():
    text = "具体附项目支出绩效自评表。\n\n" + FORM + "\n\n\n" + FORM + "\n\n\n第三部分 名词解释\n\n一、财政拨款收入：指拨款。\n"
    tables = tables_of(text)
    assert len(tables) == 2
    assert all(text[table.start : table.end].strip().startswith("项目支出绩效自评表") for table in tables)
    assert "第三部分" not in text[tables[0].start : tables[-1].end]
    assert tables[0].end <= tables[1].start


def test_a_second_form_in_one_table_is_a_form_of_its_own():
    twice = (
        FORM + "\n\n" + FORM.replace("社区图书室更新", "社区球场更新").replace("\t项目支出绩效自评表\n\n\t（2031年度）\n\n", "")
    )
    assert [form.name.text for form in forms_in(twice)] == ["社区图书室更新", "社区球场更新"]


def test_every_number_of_a_form_is_in_a_cell_that_was_read():
    tables = tables_of(FORM)
    assert leftovers_of(tables, forms_of(tables, FORM), FORM) == []


def test_a_number_where_no_column_is_is_left_over_with_its_place():
    text = FORM.replace("\t购书费用", "\t购书费用\n\t77", 1).replace("\t总分", "\t填报说明：共31张\n\n\t总分")
    tables = tables_of(text)
    left = leftovers_of(tables, forms_of(tables, text), text)
    assert "31" in [place.quote for place, _ in left]
    assert all(text[place.start : place.end] == place.quote for place, _ in left)


def test_a_table_that_is_no_form_is_a_table_and_left_over():
    text = "人员情况如下：\n\n" + cell_lines("科室|人数", "办公室|8")
    tables = tables_of(text)
    assert [[cell.text for cell in line] for line in tables[0].rows] == [["科室", "人数"], ["办公室", "8"]]
    assert forms_of(tables, text) == []
    assert [place.quote for place, _ in leftovers_of(tables, [], text)] == ["8"]
