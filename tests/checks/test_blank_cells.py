"""A blank cell is not 0: what it is a part of is silent where the other cells do not add up."""

from __future__ import annotations

from decimal import Decimal

from checks.accounts.grids import Printed
from checks.accounts.relations import BLANK, sums, unless_blank


def printed(words: str) -> Printed:
    value = Decimal(words)
    return Printed("合计", words, value, value, value, 2, None, "表8/合计")


def claims(left: str, income: Printed | None, spent: Printed | None) -> list[object]:
    parts = [printed("60.00"), income]
    return [row["silent"] for row in unless_blank(sums("TAB08", printed(left), parts, [spent]), [*parts, spent])]


def test_a_difference_with_a_blank_among_the_parts_is_not_judged():
    assert claims("0.00", printed("540.00"), None) == [BLANK]
    assert claims("0.00", None, printed("600.00")) == [BLANK]


def test_what_adds_up_with_a_blank_holds_and_what_has_none_is_judged():
    assert claims("600.00", printed("540.00"), None) == [None]
    assert claims("1.00", printed("540.00"), printed("600.00")) == [None]
