"""完成年初预算的 and 完成全年预算的 are rates of two budgets: each is held to its own, and neither contradicts the other."""

from __future__ import annotations

import pytest
from sentences import accused, claims_on

from checks.engine.discover import discover
from checks.engine.examples import example_tables
from checks.engine.run import told_claims

TOLD = "“三公”经费年初预算为9.00万元，全年预算为8.00万元，支出决算为7.00万元，"


@pytest.mark.parametrize(
    "rates",
    [
        "完成全年预算的87.50%。",  # 7 ÷ 8
        "完成年初预算的77.78%。",  # 7 ÷ 9
        "完成调整预算的87.50%，完成年初预算的77.78%。",
    ],
)
def test_a_rate_of_the_budget_that_it_names_holds(rates: str) -> None:
    assert accused("七", TOLD + rates) == []
    assert set(claims_on("七", TOLD + rates).filter(check_id="TAB13")["state"]) == {"holds"}


@pytest.mark.parametrize("rate", ["完成全年预算的77.78%。", "完成调整预算的77.78%。", "完成年初预算的87.50%。"])
def test_a_rate_of_the_other_budget_is_found(rate: str) -> None:
    assert accused("七", TOLD + rate) == ["TAB13"]


@pytest.mark.parametrize("rate", ["87.50", "77.78", "50.00"])
def test_a_rate_that_names_neither_of_two_budgets_is_silent(rate: str) -> None:
    told = claims_on("七", f"{TOLD}完成预算的{rate}%。").filter(check_id="TAB13")
    assert told.select("state", "reason").rows() == [("silent", "印有年初预算和全年预算，没有说明完成的是哪一个")]


def test_a_rate_that_names_no_budget_is_of_the_only_one() -> None:
    only = "“三公”经费年初预算为9.00万元，支出决算为7.00万元，完成预算的"
    assert accused("七", only + "77.78%。") == []
    assert accused("七", only + "87.50%。") == ["TAB13"]


def test_a_rate_of_the_adjusted_budget_is_not_judged_by_the_initial_one() -> None:
    assert accused("七", "“三公”经费年初预算为200.00万元，支出决算为219.00万元，完成全年预算的99.55%。") == []


def test_two_rates_of_one_budget_contradict_each_other() -> None:
    assert "TIE01" in accused("七", TOLD + "完成年初预算的77.78%，完成年初预算的78.77%。")


@pytest.mark.parametrize(
    ("clause", "base", "heading", "states"),
    [
        ("完成全年预算的75.00%", "full_year_budget", "全年预算数/合计", ["fails"]),  # 70 of 80 is 87.5%
        ("完成预算的75.00%", "full_year_budget", "年初预算数/合计", ["fails"]),
        ("完成全年预算的75.00%", "full_year_budget", "年初预算数/合计", []),
        ("完成年初预算的75.00%", "initial_budget", "全年预算数/合计", []),
    ],
)
def test_a_rate_is_judged_by_the_table_of_its_budget_alone(clause: str, base: str, heading: str, states: list[str]) -> None:
    facts = [("七", "“三公”经费", "amount", "70.00万元"), ("七", "“三公”经费", "completion_rate", "75.00%", clause, base)]
    tables = example_tables({"facts": facts, "cells": [("表7", heading, "“三公”经费", "80.00")]})
    told = told_claims(tables, [each for each in discover() if each.id == "TAB13"], {})
    assert told["state"].to_list() == states
