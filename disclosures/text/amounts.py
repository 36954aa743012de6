"""Printed numbers: digits to Decimal with the precision that was printed, and the units that follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# Digits of a number in folded text (see squeezed.fold); a sign belongs to it only where the caller says so.
# "1.2024年" is a list number before a year, no decimal.
# Its first element is one digit: so a search goes from digit to digit.
DIGITS = r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.(?!(?:19|20)\d\d年)\d+)?"
_NUMBER = re.compile(rf"[-+]?{DIGITS}")


# More digits stand on no account: they are a number of another kind, or broken print, and the tables have no room for them.
_MOST_DIGITS = 14
_MOST_DECIMALS = 20


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number. decimals: digits printed after the point, trailing zeros counted."""

    value: Decimal
    decimals: int


def read_number(digits: str) -> Number:
    """The number that folded digits stand for: '3,604.76' is 3604.76 with 2 decimals.

    Raises ValueError where the text is no number.

    >>> read_number("3,604.70")
    Number(value=Decimal('3604.70'), decimals=2)
    """
    if not _NUMBER.fullmatch(digits):
        raise ValueError(f"no number: {digits!r}")
    plain = digits.replace(",", "")
    return Number(Decimal(plain), len(plain.partition(".")[2]))


def is_number(digits: str) -> bool:
    """Whether folded digits are a number, their marks at their places.

    >>> is_number("3,604.76"), is_number("36,04.76"), is_number("3,,604.76")
    (True, False, False)
    """
    return _NUMBER.fullmatch(digits) is not None


def is_amount_like(digits: str) -> bool:
    """Whether folded digits are few enough for a number of a disclosure.

    >>> is_amount_like("-3,604.76"), is_amount_like("9" * 15)
    (True, False)
    """
    if len(digits) <= _MOST_DIGITS:
        return True
    whole, _, decimals = digits.lstrip("-+").replace(",", "").partition(".")
    return len(whole.lstrip("0")) <= _MOST_DIGITS and len(decimals) <= _MOST_DECIMALS
