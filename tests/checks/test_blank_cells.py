"""A blank cell is not 0: what it is a part of is silent where the other cells do not add up."""

from __future__ import annotations

import polars as pl

from checks.engine.examples import example_tables
from checks.engine.run import check
from checks.shapes.summed_cells import BLANK

HEADINGS = {"opening": "年初结转和结余", "income": "本年收入", "spent": "本年支出/合计", "left": "年末结转和结余"}


def told(**printed: str) -> list[tuple[str, str | None]]:
    """State and reason of what is said of the only row of the table of 政府性基金."""
    cells = [("表8", HEADINGS[name], "合计", words) for name, words in printed.items()]
    claims = check(example_tables({"cells": cells}))["claims"]
    return claims.filter(pl.col("check_id") == "TAB08").select("state", "reason").rows()


def test_a_difference_with_a_blank_among_the_parts_is_not_judged():
    assert told(opening="60.00", income="540.00", left="0.00") == [("silent", BLANK)]
    assert told(opening="60.00", spent="600.00", left="0.00") == [("silent", BLANK)]


def test_what_adds_up_with_a_blank_holds_and_what_has_none_is_judged():
    assert told(opening="60.00", income="540.00", left="600.00") == [("holds", None)]
    assert told(opening="60.00", income="540.00", spent="600.00", left="1.00") == [("fails", None)]


def test_spending_that_nothing_is_left_of_is_silent_where_what_came_is_blank():
    assert told(opening="60.00", spent="600.00") == [("silent", BLANK)]
    assert told(opening="60.00", income="540.00", spent="600.00") == [("holds", None)]
