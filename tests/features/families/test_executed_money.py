"""How far the money of projects was executed, of each and of a unit."""

from __future__ import annotations

import polars as pl
from made_features import named, of_first, projects, reasons, unit

from checks.engine.examples import example_tables
from features.families.unit_execution import NO_BUDGETS, NO_PROJECT


def form(budget: str | None, executed: str | None, initial: str | None = None) -> dict[str, object]:
    return named({"full_year_budget": budget, "executed": executed, "initial_budget": initial})


def test_the_rate_is_executed_of_the_full_year_budget_in_percent():
    # 8.94 of 50 is 17.88%; 41.4 of 69 is 60% exactly, as a float too.
    rates = [row["execution_rate"] for row in projects(form("50.00", "8.94"), form("69.00", "41.40"))]
    assert rates == [17.88, 60.0]


def test_no_budget_no_rate():
    rows = projects(form("0.00", "0.00"), form("0.00", "5.00"), form(None, "5.00"), form("5.00", None))
    assert [row["execution_rate"] for row in rows] == [None] * 4
    # Money that was executed on no budget is told by a flag; where the budget is not read nothing is told.
    assert [row["executed_without_budget"] for row in rows] == [0.0, 1.0, None, 0.0]


def test_why_there_is_no_rate():
    assert reasons("project", projects=[form("0.00", "5.00")])["execution_rate"] == "全年预算数为0"
    assert reasons("project", projects=[form(None, "5.00")])["execution_rate"] == "全年预算数未读到"
    assert reasons("project", projects=[form("5.00", None)])["execution_rate"] == "执行数未读到"


def test_the_adjustment_is_of_the_initial_budget():
    added, grown = projects(form("10.00", "10.00", "0.00"), form("12.00", "9.00", "10.00"))
    assert (added["budget_adjustment"], added["budget_added"]) == (None, 1.0)
    # (12 - 10) / 10 = 20%; 12 - 9 = 3 were not executed.
    assert (grown["budget_adjustment"], grown["budget_added"], grown["unspent"]) == (20.0, 0.0, 3.0)


def test_a_unit_is_the_sum_of_its_projects():
    row = unit(projects=[form("50.00", "8.94", "25.00"), form("150.00", "150.00", "150.00"), form("0.00", "0.00")])
    # 100 * 158.94 / 200; (17.88 + 100) / 2; one of two forms with a rate is below 60%, and 50 are its budget.
    assert (row["execution_rate"], row["mean_execution"]) == (79.47, 58.94)
    assert (row["low_execution_projects"], row["low_execution_share"], row["low_execution_money"]) == (1.0, 50.0, 50.0)
    # 200 after 175 is 25/175 more; one of two forms that print both was changed.
    assert (row["budget_adjustment"], row["adjusted_share"]) == (round(100 * 25 / 175, 9), 50.0)


def test_the_form_of_the_whole_unit_does_not_count_its_money_twice():
    tables = example_tables({"projects": [form("50.00", "50.00"), form("50.00", "0.00")]})
    second_is_overall = pl.when(pl.col("project_id") == "form-1").then(pl.lit("overall")).otherwise("form")
    tables["projects"] = tables["projects"].with_columns(form=second_is_overall)
    assert of_first(tables, "unit")["execution_rate"] == 100.0


def test_a_unit_whose_projects_have_no_budget_is_told_apart_from_a_bad_one():
    why = reasons("unit", projects=[form("0.00", "0.00")])
    assert why["execution_rate"] == why["low_execution_share"] == NO_PROJECT
    assert why["budget_adjustment"] == NO_BUDGETS
    row = unit(projects=[form("0.00", "0.00")])
    assert row["low_execution_projects"] is None and row["low_execution_money"] is None
