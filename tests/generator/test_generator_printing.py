"""True amounts in 分 as they are printed under each regime."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator import compose, unit_year
from generator.document import Piece, fill
from generator.edits import with_value
from generator.printing import Account, line_of, percent, round_half_up, rounded, total
from generator.scoring import execution_score
from generator.wording import decimal_words, shortest


def amounts(regime: str, *fen: int) -> list[str]:
    line = line_of(total("all", (Account(f"part {at}", amount) for at, amount in enumerate(fen))), regime)
    return [str(line.amount), *(str(part.amount) for part in line.parts)]


def test_halves_round_away_from_zero():
    # 0.005万元 is 50元 is 5,000分.
    assert amounts("nearest", 5_000) == ["0.01", "0.01"]
    assert round_half_up(-5, 10) == -1


def test_nearest_parts_need_not_add_up():
    # 0.004 + 0.004 + 0.004 = 0.012万元
    assert amounts("nearest", 4_000, 4_000, 4_000) == ["0.01", "0.00", "0.00", "0.00"]


def test_balanced_parts_add_up_by_moving_the_nearest_cell():
    # 0.004 + 0.0045 + 0.003 = 0.0115: the cell that has the most to lose is moved.
    assert amounts("balanced", 4_000, 4_500, 3_000) == ["0.01", "0.00", "0.01", "0.00"]


def test_balancing_never_moves_nothing():
    assert amounts("balanced", 0, 4_900, 4_900) == ["0.01", "0.00", "0.01", "0.00"]


def test_exact_amounts_are_yuan_with_fen():
    assert amounts("exact", 123_456, 4) == ["1234.60", "1234.56", "0.04"]


def test_what_was_spent_to_the_last_fen_prints_as_its_budget():
    # The column of budgets has one more part, so its balance would move another cell.
    parts = (Account("a", 4_600, budget=4_600), Account("b", 4_600, budget=4_600), Account("c", 0, budget=14_600))
    line = line_of(total("all", parts), "balanced")
    assert line.part("a").amount == line.part("a").budget
    assert line.part("b").amount == line.part("b").budget
    assert sum(part.budget for part in line.parts) == line.budget


def test_changes_are_of_true_amounts_or_of_balanced_ones():
    # 0.0049 less 0.0051: true change -0.0002, printed 0.00 less 0.01.
    account = Account("a", 4_900, 5_100)
    assert line_of(account, "nearest").change == Decimal("0.00")
    assert line_of(account, "balanced").change == Decimal("-0.01")


def test_growth_from_nothing_is_printed_as_a_hundred_percent():
    assert line_of(Account("a", 7 * 10**6), "nearest").change_rate == Decimal("100.00")
    assert percent(0, 0) == Decimal("0.00")


def test_an_unknown_regime_is_refused():
    with pytest.raises(ValueError, match="truncated"):
        line_of(Account("a"), "truncated")


def test_rates_round_half_up():
    # 84.375% of the budget
    assert rounded(100 * Fraction(27, 32)) == Decimal("84.38")
    # (84.375 - 60) / 40 x 10 = 6.09375
    assert execution_score(Fraction(27, 32), "above sixty") == Decimal("6.09")
    assert execution_score(Fraction(1, 2), "above sixty") == Decimal("0.00")


def test_numbers_are_written_in_the_units_manner():
    assert decimal_words(Decimal("3604.70"), commas=True) == "3,604.70"
    assert decimal_words(Decimal("0.00"), bare=True) == "0"
    assert shortest(Decimal("200.00")) == "200"


def test_a_template_without_its_number_is_refused():
    with pytest.raises(KeyError, match="total"):
        list(fill("收入总计{total}。", other=Piece("1")))


def test_an_edited_number_keeps_its_form():
    content = compose(unit_year(3))
    fact = next(fact for fact in content.facts if fact.measure == "share" and fact.value > 1)
    edited, words = with_value(content, fact, value=fact.value + 1)
    assert len(words.partition(".")[2]) == len(fact.as_printed.partition(".")[2])
    assert words in [each.as_printed for each in edited.facts if each.subject == fact.subject and each.measure == "share"]
