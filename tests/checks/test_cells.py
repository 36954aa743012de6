"""The cells of the public tables: by which names each is found, and which row it is a part of."""

from __future__ import annotations

import polars as pl

from checks.engine.evidence import number_places
from checks.engine.examples import example_tables
from checks.prepared.cells import CELLS, cells


def made(*printed: tuple[str | None, ...]) -> pl.DataFrame:
    numbered, _ = number_places(example_tables({"cells": printed}))
    return cells(numbered["facts"], numbered["documents"]).collect()


def above(*codes: str) -> dict[str, str | None]:
    """The row above each row of the table of the general budget with these codes."""
    return dict(made(*(("表5", "合计", code, "1.00", code) for code in codes)).select("row", "above").rows())


def test_cells_have_the_columns_that_are_declared_and_none_where_nothing_is_printed():
    assert made(("表5", "合计", "教育支出", "3.00", "205")).schema == made().schema == pl.Schema(CELLS)


def test_an_item_is_a_part_of_its_section_and_a_section_of_its_class():
    assert above("205", "20502", "2050201") == {"205": "合计", "20502": "205", "2050201": "20502"}


def test_an_item_is_a_part_of_its_class_only_where_no_section_of_it_is_printed():
    assert above("205", "2050201") == {"205": "合计", "2050201": "205"}
    assert above("208", "20805", "2081101") == {"208": "合计", "20805": "208", "2081101": None}


def test_of_a_cell_that_stands_twice_the_first_counts():
    twice = made(("表5", "合计", "教育支出", "3.00", "205"), ("表5", "合计", "教育支出", "4.00", "205"))
    assert [str(value.normalize()) for value in twice["value"]] == ["3"]


def test_columns_of_a_row_stand_as_the_table_first_prints_them():
    blank_first = made(
        ("表5", "合计", "合计", "1.00"), ("表5", "项目支出", "合计", "1.00"),
        ("表5", "合计", "教育支出", "3.00", "205"), ("表5", "基本支出", "教育支出", "2.00", "205"),
        ("表5", "项目支出", "教育支出", "1.00", "205"),
    )  # fmt: skip
    assert blank_first.filter(pl.col("row") == "205")["column"].to_list() == ["合计", "项目支出", "基本支出"]


def test_rows_of_two_sides_are_named_by_side_and_budget():
    sides = made(
        ("表4", "收入/决算数", "财政拨款收入总计/一般公共预算财政拨款", "1.00"),
        ("表4", "收入/决算数", "财政拨款收入总计/年初财政拨款结转和结余/政府性基金预算财政拨款", "1.00"),
        ("表4", "支出/国有资本经营预算财政拨款", "财政拨款支出总计/一、教育支出", "1.00"),
    )
    names = [("收入/general", "合计"), ("收入/年初/fund", "合计"), ("支出/教育支出", "capital")]
    assert sides.select("row", "column").rows() == names
