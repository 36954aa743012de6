"""The public tables as facts: each printed number once, bound by its row, its column and its side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented_accounts import BASIC, FISCAL, FUND, ONE_CODE, THREE_CODES, THREE_PUBLIC, TOTALS, quotes, read, short

from data.public_tables import three_public_kind
from disclosures.reading import read as read_document

UNIT = "单位：万元"


def test_the_totals_have_two_sides():
    facts = read("收入支出决算总表", UNIT, TOTALS).facts
    assert [short(fact) for fact in facts] == [
        ("表1", "本年收入/一、一般公共预算财政拨款收入", "9,746.50"),
        ("表1", "本年支出/八、社会保障和就业支出", "9,759.38"),
        ("表1", "收入总计/本年收入合计", "9746.50"),
        ("表1", "支出总计/本年支出合计", "9759.38"),
        ("表1", "收入总计/年初结转和结余", "112.88"),
        ("表1", "支出总计/年末结转和结余", "100.00"),
        ("表1", "收入总计/总计", "9859.38"),
        ("表1", "支出总计/总计", "9859.38"),
    ]
    assert (facts[0].value, facts[0].decimals, facts[0].unit, facts[0].column) == (Decimal("9746.50"), 2, "万元", "收入/决算数")
    assert (facts[0].table, facts[0].measure, facts[0].evidence.quote) == ("收入支出决算总表", "amount", "9,746.50")
    assert facts[0].clause_evidence.quote == "一、一般公共预算财政拨款收入"


def test_a_fund_that_stands_twice_is_of_this_year_and_of_the_year_before():
    facts = read("财政拨款收入支出决算总表", UNIT, FISCAL).facts
    funds = [(fact.subject, fact.value) for fact in facts if fact.subject.endswith("一、一般公共预算财政拨款")]
    assert funds == [
        ("本年财政拨款收入/一、一般公共预算财政拨款", 80),
        ("财政拨款收入总计/年初财政拨款结转和结余/一、一般公共预算财政拨款", 3),
    ]
    columns = [fact.column for fact in facts if fact.subject == "财政拨款支出总计/总计"]
    assert columns == ["支出/合计", "支出/一般公共预算财政拨款"]


def test_a_code_stands_in_one_column():
    facts = read("收入决算表", UNIT, ONE_CODE).facts
    assert [(fact.subject, fact.code) for fact in facts[::3]] == [
        ("合计", None),
        ("社会保障和就业支出", "208"),
        ("社会保障和就业支出/行政事业单位养老支出", "20805"),
        ("社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出", "2080505"),
    ]


def test_a_code_stands_in_three_columns():
    facts = read("一般公共预算财政拨款支出决算表", UNIT, THREE_CODES).facts
    assert [(fact.subject, fact.code) for fact in facts[::3]] == [
        ("一般公共服务支出", "201"),
        ("一般公共服务支出/财政事务", "20106"),
        ("一般公共服务支出/财政事务/行政运行", "2010601"),
        ("合计", None),
    ]
    assert [fact.column for fact in facts[:3]] == ["合计", "基本支出", "项目支出"]


def test_the_total_stands_in_the_row_of_the_headings():
    grid = THREE_CODES.replace("类|款|项||||", "类|款|项|合计|6.00|4.00|2.00").replace("\n合计||||6.00|4.00|2.00", "")
    facts = read("支出决算表", UNIT, grid).facts
    assert [(fact.subject, fact.code, fact.column) for fact in facts[:3]] == [
        ("合计", None, "合计"), ("合计", None, "基本支出"), ("合计", None, "项目支出")
    ]  # fmt: skip


def test_basic_expenditure_has_two_sides_and_its_items_repeat_the_code_of_their_class():
    facts = read("一般公共预算财政拨款基本支出决算表", UNIT, BASIC).facts
    assert [(fact.subject, fact.code) for fact in facts] == [
        ("工资福利支出", "301"), ("商品和服务支出", "302"), ("工资福利支出/基本工资", "30101"),
        ("商品和服务支出/办公费", "30201"), ("人员经费合计", None), ("公用经费合计", None),
    ]  # fmt: skip


def test_what_three_public_expenses_are_of_is_in_three_rows_of_headings():
    facts = read("财政拨款“三公”经费支出决算表", UNIT, THREE_PUBLIC).facts
    assert {(three_public_kind(fact.column.split("/")), fact.measure): fact.as_printed for fact in facts if fact.value} == {
        ("“三公”经费", "initial_budget"): "2.85", ("“三公”经费", "final"): "0.39",
        ("“三公”经费/公务用车购置及运行维护费", "initial_budget"): "0.10",
        ("“三公”经费/公务用车购置及运行维护费", "final"): "0.20",
        ("“三公”经费/公务用车购置及运行维护费/公务用车运行维护费", "initial_budget"): "0.10",
        ("“三公”经费/公务用车购置及运行维护费/公务用车运行维护费", "final"): "0.20",
        ("“三公”经费/公务接待费", "initial_budget"): "2.75", ("“三公”经费/公务接待费", "final"): "0.19",
    }  # fmt: skip
    assert facts[-1].column == "财政拨款“三公”经费/公务接待费/决算数"


def test_a_row_without_a_label_is_a_fact_without_a_subject():
    facts = read("财政拨款“三公”经费支出决算表", UNIT, THREE_PUBLIC).facts
    assert {fact.subject for fact in facts} == {None}


def test_budget_and_final_accounts_of_three_public_may_be_the_upper_headings():
    kinds = "合计|因公出国（境）费|公务用车购置及运行费|||公务接待费"
    heads = f"预算数||||||决算数|||||\n{kinds}|{kinds}\n"
    grid = heads + "||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|\n"
    numbers = grid + "6.00|1.00|3.00|1.00|2.00|2.00|5.00|1.00|2.00||2.00|2.00"
    facts = read("一般公共预算财政拨款“三公”经费支出决算表", UNIT, numbers).facts
    kinds_read = [(three_public_kind(fact.column.split("/")), fact.measure) for fact in facts[:2] + facts[-2:]]
    assert kinds_read == [
        ("“三公”经费", "initial_budget"), ("“三公”经费/因公出国（境）费", "initial_budget"),
        ("“三公”经费/公务用车购置及运行维护费/公务用车运行维护费", "final"), ("“三公”经费/公务接待费", "final"),
    ]  # fmt: skip


def test_three_public_expenses_may_be_rows():
    rows = "合计|6.00|5.00\n一、因公出国（境）费|1.00|\n（1）公务用车购置费|5.00|5.00"
    facts = read("“三公”经费支出决算表", UNIT, f"项目|预算数|决算数\n{rows}").facts
    assert [(fact.subject, fact.measure) for fact in facts[1:4]] == [
        ("合计", "final"), ("“三公”经费/一、因公出国（境）费", "initial_budget"),
        ("“三公”经费/公务用车购置及运行维护费/（1）公务用车购置费", "initial_budget"),
    ]  # fmt: skip


def test_a_column_of_three_public_that_names_nothing_of_them_is_unread():
    done = read("“三公”经费支出决算表", UNIT, "去年|决算数\n6.00|5.00")
    assert (done.facts, [reason for _, reason in done.unread]) == ([], ["表内的数所在行没有名称"] * 2)


def test_an_empty_table_has_no_facts_and_its_headings_are_none():
    accounts = read(
        "政府性基金预算财政拨款收入支出决算表", UNIT, FUND, "说明：本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"
    )
    assert (accounts.facts, accounts.unread, accounts.rest) == ([], [], [])


def test_a_total_with_numbers_among_the_headings_of_a_fund_is_read():
    facts = read("国有资本经营预算财政拨款收入支出决算表", UNIT, FUND.replace("合计||||合计", "合计||1.00|2.00|3.00")).facts
    assert [short(fact) for fact in facts] == [("表9", "合计", "1.00"), ("表9", "合计", "2.00"), ("表9", "合计", "3.00")]


def test_a_table_over_two_pages_goes_on_without_headings():
    first, second = TOTALS.split("使用非", 1)
    whole = read("收入支出决算总表", UNIT, first, "\f", "使用非" + second).facts
    assert [short(fact) for fact in whole] == [short(fact) for fact in read("收入支出决算总表", UNIT, TOTALS).facts]


def test_headings_that_the_next_page_repeats_are_none_of_the_rows():
    facts = read(
        "收入决算表", UNIT, ONE_CODE, "\f", "项目||本年收入合计|财政拨款收入|其他收入\n210|卫生健康支出|5.00|5.00|"
    ).facts
    assert [short(fact) for fact in facts[-2:]] == [("表2", "卫生健康支出", "5.00"), ("表2", "卫生健康支出", "5.00")]


def test_words_in_a_cell_of_numbers_are_unread_and_a_dash_is_nothing():
    accounts = read("收入支出决算总表", UNIT, TOTALS.replace("112.88", "约一百").replace("100.00", "—"))
    assert quotes(accounts.unread) == ["约一百"]
    assert len(accounts.facts) == 6


def test_the_numbers_of_lines_and_columns_are_no_amounts():
    heads = "项目|行次|金额|项目|行次|金额\n栏次||1|栏次||2\n"
    grid = heads + "一、财政拨款收入|1|5.00|一、一般公共服务支出|11|5.00\n总计|2|5.00|总计|12|5.00"
    assert [fact.as_printed for fact in read("收入支出决算总表", UNIT, grid).facts] == ["5.00"] * 4


def test_a_list_of_units_has_no_numbers_to_read():
    assert read("纳入编制范围的单位包括：", "序号|单位名称|备注\n1|示例局|\n2|示例中心|").rest == []


@pytest.mark.parametrize("unit", ["万元", "元"])
def test_the_unit_is_that_above_the_grid_or_of_the_table_before(unit):
    facts = read("收入支出决算总表", f"公开01表\n部门：示例局 金额单位：{unit}", TOTALS, "\f收入决算表", ONE_CODE).facts
    assert {fact.unit for fact in facts} == {unit}


def test_a_form_is_left_to_the_forms():
    form = "项目名称|示例项目|主管部门|示例局\n年度资金总额|1.00|1.00|1.00"
    assert len(read("项目支出绩效自评表", form).rest) == 1


def test_tables_of_a_text_file_stand_between_tabs():
    grid = "\n".join(line.replace("|", "\t") for line in TOTALS.strip().split("\n"))
    other = "\n".join(line.replace("|", "\t") for line in ONE_CODE.strip().split("\n"))
    head = "示例局2024年度部门决算\n第一部分 部门概况\n第二部分 部门决算表\n"
    text = f"{head}收入支出决算总表\n单位：万元\n{grid}\n收入决算表\n{other}\n"
    facts = read_document(text.encode(), "示例.txt").frames["facts"]
    assert facts.select("section", "table").unique(maintain_order=True).rows() == [
        ("表1", "收入支出决算总表"), ("表2", "收入决算表")
    ]  # fmt: skip
    assert facts.height == 8 + 12
    assert facts["as_printed"].to_list()[7] == "9859.38"
