"""A number that its table contradicts is one finding; what is broken for that reason alone is silent and says so."""

from __future__ import annotations

import polars as pl
from observed_examples import observed_example

from checks.engine.examples import example_tables
from checks.engine.run import check

TOTAL = "一般公共预算财政拨款支出"


def told_of(amount: str, change: str, rate: str, cell: str) -> dict[str, pl.DataFrame]:
    """What is told of general-budget expenditure as section 五(一) says it, beside its cell in the table."""
    said = {"amount": amount, "change": change, "change_rate": rate}
    facts = [("五(一)", TOTAL, measure, words) for measure, words in said.items()]
    return check(example_tables({"facts": facts, "cells": [("表5", "合计", "合计", cell)]}))


def claims(*numbers: str) -> pl.DataFrame:
    return told_of(*numbers)["claims"]


def state(told: pl.DataFrame, check_id: str) -> list[tuple[str, str | None]]:
    return told.filter(pl.col("check_id") == check_id).select("state", "reason").rows()


def test_a_rate_that_holds_on_the_number_of_the_table_is_silent():
    # 10 ÷ (110 - 10) = 10%; of 1100 it would be 0.92%.
    told = claims("1100.00万元", "增加10.00万元", "增长10.00%", "110.00")
    assert state(told, "YOY01") == [("silent", "所依据的“1100.00万元”与决算表不一致，按表内的数此关系成立")]


def test_the_finding_of_the_two_numbers_says_how_many_relations_hold_on_the_table():
    found = told_of("1100.00万元", "增加10.00万元", "增长10.00%", "110.00")["findings"]
    assert found["check_id"].to_list() == ["TAB11"]
    assert found["message"][0].endswith("前后应为同一数。按表内的数，另有1条不符的关系即成立。")


def test_a_rate_that_is_broken_on_either_number_stays_a_finding():
    told = claims("1100.00万元", "增加10.00万元", "增长30.00%", "110.00")
    assert [each for each, _ in state(told, "YOY01")] == ["fails"]


def test_numbers_that_agree_with_their_table_excuse_nothing():
    told = claims("110.00万元", "增加10.00万元", "增长30.00%", "110.00")
    assert [each for each, _ in state(told, "YOY01")] == ["fails"]


def test_a_contradicted_number_that_is_judged_itself_stays_a_finding():
    # 财政拨款 in sum: 60 + 40 is 100, which the table prints too; the sentence says 1000.
    facts = [("二", "本年收入", "amount", "1000.00万元"), ("二", "本年收入/财政拨款收入", "amount", "60.00万元"),
             ("二", "本年收入/其他收入", "amount", "40.00万元")]  # fmt: skip
    told = check(example_tables({"facts": facts, "cells": [("表1", "收入/决算数", "收入总计/本年收入合计", "100.00")]}))["claims"]
    failing = told.filter(pl.col("state") == "fails")
    assert sorted(failing["check_id"]) == ["SUM04", "TAB11"]


def test_documents_without_a_contradiction_are_not_told_twice(monkeypatch):
    asked = []
    monkeypatch.setattr("checks.engine.consequences._corrected", lambda *given: asked.append(given))
    claims("110.00万元", "增加10.00万元", "增长30.00%", "110.00")
    assert not asked


def test_an_unfilled_template_is_one_finding():
    titles = ("收入支出决算总表", "收入决算表", "财政拨款收入支出决算总表")
    lines = [f"{title}\n单位：万元\n项目\t决算数\n" for title in titles] + ["XX单位收入总计XX万元。。"]
    found = check(observed_example({"lines": lines}))
    assert found["findings"]["check_id"].to_list() == ["TPL31"]
    assert state(found["claims"], "TPL04") == [("silent", "公开的是未填写的模板，模板残留不再逐一列出")]


def test_placeholders_of_a_filled_disclosure_stay_findings():
    found = check(observed_example({"lines": ["XX单位收入总计1.00万元。"]}))["findings"]
    assert found["check_id"].to_list() == ["TPL04"]
