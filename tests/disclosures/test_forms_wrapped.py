"""Forms in the hard-wrapped text of a PDF, in invented words."""

from __future__ import annotations

from forms_seen import form_in, forms_in, levels, money, row, rows, seen, value, words
from invented_wrapped_lines import FORM, HEAD, ROWS, TOTAL

from disclosures.layouts.text_tables import tables_of


def test_the_head_is_read():
    form = form_in(FORM)
    assert (form.kind, form.name.text, form.fiscal_year) == ("project", "2031年河道清淤“清泉”行动经费", 2031)
    assert (form.competent_department, form.implementing_unit) == ("柳塘市水务局", "柳塘市河道所")


def test_a_source_in_two_pieces_is_one_and_a_dash_is_no_number():
    assert [money(fund) for fund in form_in(FORM).funds] == [
        ("年度资金总额", "30.00", "30.00", "24.60", "10", "82.00", "8.20"),
        ("当年财政拨款", "28.00", "28.00", "22.60", None, None, None),
        ("其他资金", "2.00", "2.00", "2.00", None, None, None),
    ]


def test_goal_and_result_are_parted_where_the_words_begin_again():
    form = form_in(FORM)
    assert words(form.goal) == "完成三条河道清淤，保障汛期行洪安全，改善两岸居民的居住环境。"
    assert words(form.result) == "已完成三条河道的清淤任务，汛期行洪顺畅，两岸环境明显改善。"


def test_rows_are_put_together_from_their_pieces():
    assert rows(form_in(FORM)) == [
        ("清淤河道条数", ">=3条", "=3条", "20", "20.00"),
        ("淤泥处置率", ">=95%", "=90%", "20", "15.00"),
        ("清淤工程完成时限", "2031年9月30日", "=2031年9月28日", "20", "20.00"),
        ("清淤费用", "<=30万元", "=24.60万元", "10", "8.20"),
        ("保障行洪安全", "有效保障", "有效保障", "10", "10.00"),
        ("居民满意度", ">=90%", None, "10", "10.00"),
    ]


def test_labels_in_pieces_name_the_levels():
    assert levels(form_in(FORM)) == [
        ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
        ("成本指标", "经济成本指标"), ("效益指标", "社会效益指标"), ("满意度指标", "满意度指标"),
    ]  # fmt: skip


def test_a_reason_behind_the_values_is_of_the_row_before():
    reasons = [words(indicator.deviation_reason) for indicator in form_in(FORM).indicators]
    assert reasons == [None, "弃土场雨后停工。", None, None, None, None]


def test_the_total_row_gives_weight_and_score():
    form = form_in(FORM)
    assert (value(form.total_weight), value(form.total_score)) == ("100", "91.40")


def test_a_reason_and_the_next_name_are_parted_by_the_width_of_their_columns():
    between = "\n拆迁未\n\n完成\n\n河道护坡加\n\n固长度\n>=2 公里 =2 公里 0 0.00\n"
    text = FORM.replace("20 15.00\n\n弃土场\n\n雨后停\n\n工。", "20 15.00\n" + between)
    form = form_in(text)
    assert words(form.indicators[1].deviation_reason) == "拆迁未完成"
    assert row(form.indicators[2]) == ("河道护坡加固长度", ">=2公里", "=2公里", "0", "0.00")


def test_pieces_of_a_name_among_pieces_of_labels_stay_the_name():
    pieces = ["编制流域", "治理规", "数量指", "产出指", "年度", "绩效", "指标", "完成", "情况", "标", "标", "划"]
    mixed = "\n\n".join(["", *pieces, ">=1 份 =1 份 20 20.00", ""])
    text = HEAD + mixed + ROWS[ROWS.index("\n质量指标") :] + TOTAL
    form = form_in(text)
    assert row(form.indicators[0]) == ("编制流域治理规划", ">=1份", "=1份", "20", "20.00")
    assert levels(form)[0] == ("产出指标", "数量指标")


def test_page_numbers_and_page_breaks_change_nothing():
    broken = FORM.replace("\n效益指\n", "\n\n\n\n7\n\n 效益指\n").replace("\n满意度\n\n指标", "\f\n 满意度\n\n指标")
    pages = "第一页\n\n5\n\n第二页\n\n6\n\n"
    assert seen(form_in(pages + broken)) == seen(form_in(FORM))


def test_a_title_broken_around_a_page_number_is_a_title():
    text = "正文。\n\n6\n\n" + FORM.replace(" 项 目 支 出 绩 效 自 评 表", "项\n\n7\n\n目 支 出 绩 效 自 评 表")
    assert form_in(text).name.text == "2031年河道清淤“清泉”行动经费"
    assert text[tables_of(text)[0].start :].startswith("项\n\n7")


def test_the_table_ends_with_its_total_and_prose_is_outside():
    text = "本年度形成项目支出绩效自评表 1 个。具体见附表。\n" + FORM
    (table,) = tables_of(text)
    assert text[table.start :].startswith("项 目 支 出")
    assert text[: table.end].endswith("总分 100 91.40 分")


def test_a_form_without_its_total_ends_before_the_next_heading():
    text = FORM.replace("总分 100 91.40 分\n", "")
    (table,) = tables_of(text)
    assert text[: table.end].endswith(">=90% 10 10.00")
    assert (form_in(text).total_weight, form_in(text).total_score) == (None, None)


def test_a_form_without_its_title_begins_with_its_year():
    text = FORM.replace(" 项 目 支 出 绩 效 自 评 表\n", "")
    assert seen(form_in(text)) == seen(form_in(FORM))


def test_a_form_cut_off_anywhere_leaves_the_form_before_it_whole():
    whole = seen(form_in(FORM))
    for end in range(0, len(FORM), 23):
        first, *_ = forms_in(FORM.split(" 十二")[0] + FORM[:end])
        assert seen(first) == whole


def test_columns_behind_the_score_are_told_by_their_words():
    more = ["分值 得分", "上年完", "成值", "指标赋分", "规则", "指标值设", "置依据", "佐证资", "料", "偏差原"]
    heading = HEAD.replace("分值 得分\n\n偏差原", "\n\n".join(more))
    pieces = ["产出指", "标", "数量指标", "清淤河道条", "数", ">=3 条 =3 条 20 20.00 2 条", "按照正", "常比例", "赋分"]
    pieces += ["计划标", "准", "工作资", "料", "雨季短"]
    indicator = form_in(heading + "\n".join(pieces) + TOTAL).indicators[0]
    assert row(indicator) == ("清淤河道条数", ">=3条", "=3条", "20", "20.00")
    assert (words(indicator.last_year_value), indicator.scoring_rule, indicator.basis) == ("2条", "按照正常比例赋分", "计划标准")
    assert words(indicator.deviation_reason) == "雨季短"
