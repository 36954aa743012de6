"""The usual quantities of a disclosure: what is said, else what a public table prints."""

from __future__ import annotations

import polars as pl

from checks.engine.examples import DOCUMENT, example_tables
from features.prepared.amounts import amounts
from features.prepared.last_amounts import last_amounts

KEPT = "“三公”经费/公务用车购置及运行维护费/公务用车运行维护费"


def stated(*facts: tuple[str, ...], cells: tuple[tuple[str, ...], ...] = ()) -> dict[str, float | None]:
    frame = amounts(example_tables({"facts": facts, "cells": cells})["facts"].lazy()).collect()
    return frame.row(0, named=True)


def test_money_is_in_ten_thousands_and_numbers_as_counted():
    row = stated(
        ("一", "收入总计", "amount", "1,234.56万元"),
        ("一", "支出总计", "amount", "12345600.00元"),
        ("一", "支出总计/本年支出合计", "amount", "1.2亿元"),
        ("机构", "实有人数/在职人员", "count", "36人"),
    )
    assert (row["income_total"], row["expenditure_total"], row["spent"], row["staff"]) == (1234.56, 1234.56, 12000.0, 36.0)


def test_what_is_not_stated_is_null():
    row = stated(("一", "收入总计", "amount", "1.00万元"))
    assert [name for name, value in row.items() if value is not None] == ["document_id", "income_total"]


def test_of_two_places_for_a_quantity_the_first_counts():
    # 本年支出 of 三 repeats 本年支出合计 of 一.
    both = stated(("三", "本年支出", "amount", "9.00万元"), ("一", "支出总计/本年支出合计", "amount", "8.00万元"))
    assert (both["spent"], stated(("三", "本年支出", "amount", "9.00万元"))["spent"]) == (8.0, 9.0)


def test_a_quantity_that_is_printed_twice_with_different_values_is_null():
    twice = stated(("七", KEPT, "amount", "8.00万元"), ("七", KEPT, "amount", "9.00万元"))
    assert twice["vehicle_running"] is None
    # 8.00万元 and 80,000.00元 are one; so are 8.004 rounded in one place and not in the other.
    assert stated(("七", KEPT, "amount", "8.00万元"), ("七", KEPT, "amount", "80040.00元"))["vehicle_running"] == 8.0


def test_tables_tell_what_the_narrative_does_not():
    row = stated(
        ("一", "收入总计", "amount", "99.00万元"),
        cells=(
            ("表1", "收入/决算数", "收入总计/总计", "100.00"),
            ("表1", "支出/决算数", "支出总计/年末结转和结余", "4.00"),
            ("表2", "其他收入", "合计", "1.00"),
            ("表3", "项目支出", "合计", "30.00"),
            ("表3", "项目支出", "教育支出", "25.00", "205"),
            ("表4", "支出/合计", "财政拨款支出总计/本年支出合计", "80.00"),
            ("表4", "支出/政府性基金预算财政拨款", "财政拨款支出总计/本年支出合计", "5.00"),
            ("表5", "本年支出/合计", "合计", "75.00"),
            ("表5", "本年支出/基本支出", "合计", "50.00"),
            ("表6", "金额", "公用经费合计", "7.00"),
        ),
    )
    # The narrative said 收入总计; the table does not contradict it here.
    assert (row["income_total"], row["closing"], row["other_income"], row["on_projects"]) == (99.0, 4.0, 1.0, 30.0)
    assert (row["fiscal_spent"], row["general_spent"], row["general_basic"], row["running_cost"]) == (80.0, 75.0, 50.0, 7.0)


def test_the_table_of_three_public_expenses_tells_budget_and_final():
    row = stated(
        cells=(
            ("表7", "预算数/公务用车购置及运行费/公务用车运行费", None, "5.00"),
            ("表7", "决算数/公务用车购置及运行费/公务用车运行费", None, "4.00"),
            ("表7", "预算数/合计", None, "9.00"),
            ("表7", "决算数", "公务接待费", "0.50"),
        )
    )
    assert (row["vehicle_running_budget"], row["vehicle_running"]) == (5.0, 4.0)
    assert (row["three_public_budget"], row["reception"]) == (9.0, 0.5)


def last(units: list[dict[str, object]], *others: dict[str, object]) -> pl.DataFrame:
    example = {"facts": [("一", "收入总计", "amount", "3.00万元")], "others": others, "units": units}
    tables = {name: frame.lazy() for name, frame in example_tables(example).items()}
    stated_amounts = amounts(tables["facts"])
    return last_amounts(tables["documents"], tables["units"], stated_amounts).collect()


def of_year(year: int, amount: str = "2.00万元", unit: str = "示例局") -> dict[str, object]:
    return {"fiscal_year": year, "unit_name": unit, "facts": [("一", "收入总计", "amount", amount)]}


def test_last_year_is_the_disclosure_of_the_same_unit_in_the_year_before():
    found = last([], of_year(2023), of_year(2022, "1.00万元"), of_year(2023, "7.00万元", "示例中心"))
    # Of 2024 it is that of 2023, of 2023 that of 2022; nobody else's.
    assert sorted(found["last_income_total"].to_list()) == [1.0, 2.0]
    assert found.filter(document_id=DOCUMENT)["last_income_total"].item() == 2.0


def test_another_name_of_the_unit_is_the_unit():
    known = [{"unit_id": "局", "name": "示例局", "aliases": ["示例管理局"]}]
    assert last(known, of_year(2023, unit="示例管理局")).height == 1
    assert last([], of_year(2023, unit="示例管理局")).is_empty()


def test_two_versions_of_last_year_tell_nothing():
    assert last([], of_year(2023), of_year(2023, "2.50万元")).is_empty()
