"""Tables with pipes or several blanks are read as those with tabs, a row or a cell a line; evidence is the cell's words."""

from __future__ import annotations

import pytest
from forms_seen import form_in, seen
from invented_pipes import COSTS, FORM, LAYOUTS, TITLE, TWO_SIDES, by_cell, open_rows

from disclosures.accounts.in_tables import accounts_of
from disclosures.layouts.text_tables import tables_of

TABBED = "".join(row.replace("|", "\t") + "\n" for row in FORM)
BEHIND = "第五部分 名词解释\n"


def accounts(title: str, printed: str):
    text = f"第二部分 决算表\n{title}\n单位：万元\n{printed}第三部分 情况说明\n"
    return text, accounts_of(tables_of(text), text)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_form_is_read_alike_in_every_layout(layout):
    assert seen(form_in(f"附件\n{TITLE}\n{layout(FORM)}{BEHIND}")) == seen(form_in(f"附件\n{TITLE}\n{TABBED}{BEHIND}"))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_evidence_is_the_words_of_the_cell_without_its_pipe(layout):
    text = f"附件\n{TITLE}\n{layout(FORM)}{BEHIND}"
    form = form_in(text)
    places = [form.name.evidence, form.funds[0].executed.evidence, form.indicators[1].weight.evidence, form.total_score.evidence]
    assert [place.quote for place in places] == ["渡口检修项目", "27.00", "30", "97.50"]
    assert all(text[place.start : place.end] == place.quote for place in places)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_cells_of_a_table_of_costs_are_facts(layout):
    text, read = accounts("一般公共预算财政拨款“三公”经费支出决算表", layout(COSTS))
    reception = [fact for fact in read.facts if fact.subject == "“三公”经费/公务接待费"]
    assert [(fact.measure, fact.as_printed) for fact in reception] == [("initial_budget", "6.00"), ("final", "5.10")]
    assert all(text[slice(fact.evidence.start, fact.evidence.end)] == fact.as_printed for fact in read.facts)
    assert (len(read.facts), read.unread) == (8, [])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_both_sides_of_a_table_are_told_apart_where_the_headings_above_lost_their_columns(layout):
    _, read = accounts(
        "收入支出决算总表", layout(("收入|支出", *TWO_SIDES)) if layout.__name__ != "bordered" else layout(TWO_SIDES)
    )
    assert [(fact.subject, fact.as_printed) for fact in read.facts if "合计" in fact.subject] == [
        ("收入总计/本年收入合计", "1,600.50"), ("支出总计/本年支出合计", "1,600.50"),
    ]  # fmt: skip
    assert {fact.subject for fact in read.facts if "收入" not in fact.subject} <= {
        "支出总计/本年支出合计", "本年支出/九、卫生健康支出", "本年支出/十九、住房保障支出",
    }  # fmt: skip


def test_headings_are_put_over_the_columns_that_a_crawler_dropped():
    rows = (
        "项目|年初结转和结余|本年收入|本年支出|年末结转和结余", "功能分类科目编码|科目名称|小计|基本支出|项目支出",
        "合计|1.00|5.00|4.00|0.00|4.00|2.00", "229|其他支出|1.00|5.00|4.00|0.00|4.00|2.00",
    )  # fmt: skip
    _, read = accounts("政府性基金预算财政拨款收入支出决算表", open_rows(rows))
    assert [fact.column for fact in read.facts[:6]] == [
        "年初结转和结余", "本年收入", "本年支出/小计", "本年支出/基本支出", "本年支出/项目支出", "年末结转和结余",
    ]  # fmt: skip
    assert [(fact.subject, fact.code) for fact in read.facts[::6]] == [("合计", None), ("其他支出", "229")]


def test_numbers_below_headings_that_fit_no_columns_are_unread_with_the_reason():
    rows = ("项目|本年收入|其他", "合计|1.00|5.00|4.00|7.00|9.00", "其他支出|1.00|5.00|4.00|7.00|9.00")
    _, read = accounts("收入决算表", open_rows(rows))
    assert read.facts == []
    assert {reason for _, reason in read.unread} == {"表头与各列无法对应，表内的数未读取"} and len(read.unread) == 10


def test_cells_whose_rows_nobody_can_tell_are_unread():
    _, read = accounts("收入决算表", by_cell(("项目|本年收入|其他收入", "合计|1.00", "教育|支出|3.00|4.00")))
    assert (read.facts, [place.quote for place, _ in read.unread]) == ([], ["1.00", "3.00", "4.00"])
