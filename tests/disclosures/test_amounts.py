"""Printed numbers."""

from decimal import Decimal

import pytest

from disclosures.text.amounts import Number, read_number


def test_trailing_zeros_are_precision():
    assert read_number("3,604.70") == Number(Decimal("3604.70"), 2)


def test_an_integer_has_no_decimals():
    assert read_number("100").decimals == 0


def test_words_are_no_number():
    with pytest.raises(ValueError, match="no number"):
        read_number("1,23")
