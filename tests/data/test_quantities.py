"""Quantities: what several parts of a disclosure print, by names that checks and features ask for."""

from __future__ import annotations

import pytest

from data.quantities import names_by_path, paths_of, quantities, quantities_in, sides_by_path
from data.vocabulary import vocabulary

TABLES = {f"表{number}" for number in range(1, 10)}


def test_every_path_that_the_vocabulary_gives_a_term_is_the_quantity():
    names = names_by_path()
    said = ("收入总计/本年收入合计", "收入支出总计/本年收入合计", "本年收入合计", "本年收入")
    assert {names[path] for path in said} == {"income"}
    assert names["收入支出总计"] == names["收入总计"] == "income_total"


def test_money_of_a_fund_is_not_the_income_of_the_unit():
    assert names_by_path()["政府性基金预算财政拨款收入总计/本年收入"] == "fund_income"


@pytest.mark.parametrize("said", ["年初财政结余", "本年收入/年初结转和结余", "/财政拨款收入"])
def test_a_term_or_a_path_that_the_vocabulary_does_not_hold_is_refused(said):
    with pytest.raises(ValueError, match="the vocabulary has no subject"):
        quantities_in({"invented": {"said": [said]}}, vocabulary())


def test_every_subject_of_a_quantity_is_a_path_of_the_vocabulary():
    known = {path for name in vocabulary().terms for path in paths_of(name, vocabulary())}
    assert {path for each in quantities().values() for path in each.paths} <= known


def test_cells_are_of_the_nine_tables():
    assert {cell[0] for each in quantities().values() for cell in (*each.cells, *each.parts)} <= TABLES


def test_an_amount_beside_a_budget_counts_where_no_amount_is_printed():
    assert quantities()["general_spent"].said[-1][1] == "final"


def test_a_part_of_a_pair_belongs_to_the_side_that_can_hold_it():
    assert sides_by_path()["收入支出总计/年末结转和结余"] == "支出总计/年末结转和结余"
