"""Relations bind whatever a province calls a quantity, and wherever under a heading it prints it."""

from __future__ import annotations

import polars as pl

from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.run import told_claims


def states(check_id: str, *facts: tuple[str | None, ...]) -> list[str]:
    return told(check_id, *facts)["state"].to_list()


def told(check_id: str, *facts: tuple[str | None, ...]) -> pl.DataFrame:
    return told_claims(example_tables({"facts": facts}), [check for check in discover() if check.id == check_id], {})


PARTS = (
    ("收入支出总计/本年收入合计", "amount", "87.26万元"),
    ("收入支出总计/年初结转和结余", "amount", "17.50万元"),
    ("收入支出总计/本年支出合计", "amount", "90.00万元"),
    ("收入支出总计/年末结转和结余", "amount", "14.76万元"),
)


def test_parts_of_both_totals_together_add_up_side_by_side():
    # 87.26 + 17.50 = 104.76 = 90.00 + 14.76
    for total, state in (("104.76万元", "holds"), ("104.67万元", "fails")):
        facts = [("一", "收入支出总计", "amount", total), *(("一", *part) for part in PARTS)]
        assert states("SUM01", *facts) == states("SUM02", *facts) == [state]


def test_a_rate_of_an_item_finds_the_amount_in_the_summary():
    change = [("七(二)1", "“三公”经费", "change", "增加1.00万元"), ("七(二)1", "“三公”经费", "change_rate", "增长10.00%")]
    # 1.00 / (11.00 - 1.00) = 10%
    assert states("YOY01", ("七(一)", "“三公”经费", "amount", "11.00万元"), *change) == ["holds"]
    assert states("YOY01", ("七(一)", "“三公”经费", "amount", "21.00万元"), *change) == ["fails"]


def test_two_prints_under_a_heading_that_differ_accuse_no_rate():
    prints = [("七(一)", "“三公”经费", "amount", words) for words in ("11.00万元", "21.00万元")]
    change = [("七(二)1", "“三公”经费", "change", "增加1.00万元"), ("七(二)1", "“三公”经费", "change_rate", "增长10.00%")]
    assert states("YOY01", *prints, *change) == ["silent"]


def test_parts_in_a_section_of_their_own_add_to_the_total_of_the_summary():
    kinds = [
        ("七(二)", f"“三公”经费/{name}", "amount", "1.00万元")
        for name in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    ]
    again = [("七(二)3", "“三公”经费/公务接待费", "amount", "1.00万元")]
    for total, state in (("3.00万元", "holds"), ("4.00万元", "fails")):
        assert states("SUM12", ("七(一)", "“三公”经费", "amount", total), *kinds, *again) == [state]


def test_parts_in_several_sections_are_no_sum_of_one():
    spent = [("二", "本年支出合计", "amount", "3.00万元")]
    kinds = [("二(一)", "本年支出/基本支出", "amount", "1.00万元"), ("二(二)", "本年支出/项目支出", "amount", "2.00万元")]
    assert set(states("SUM05", *spent, *kinds)) <= {"silent"}


def shared(share: str, of: str | None) -> list[str]:
    rows = [
        ("一", "支出总计", "amount", "200.00万元"),
        ("三", "本年支出合计", "amount", "100.00万元"),
        ("三", "本年支出/基本支出", "amount", "60.00万元"),
    ]
    return states("SHR01", *rows, ("三", "本年支出/基本支出", "share", share, share, of))


def test_a_share_is_of_what_its_sentence_names():
    assert shared("60.00%", "本年支出合计") == shared("60.00%", None) == ["holds"]
    assert shared("66.00%", "本年支出合计") == ["fails"]
    assert shared("66.00%", "全省支出") == ["silent"]


def test_a_share_of_all_expenditure_may_be_of_the_years():
    # 60 of 200 and 60 of 100: both are called 总支出.
    assert shared("30.00%", "支出总计") == shared("60.00%", "支出总计") == ["holds"]
    assert shared("45.00%", "支出总计") == ["fails"]
