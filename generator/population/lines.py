"""Accounts of many units as they are printed: what `generator.printing` does for one under `nearest`, on arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.population.draws import Ints
from generator.printing import FEN_PER_LAST_DIGIT, Account


@dataclass(frozen=True, slots=True)
class Lines:
    """An account as printed, for many units; amounts and percentages in hundredths. See `printing.Line`.

    Nothing is worked out before it is asked for: most accounts are printed in part. whole: what `share` is of.
    """

    account: Account
    whole: Ints | int

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def code(self) -> str | None:
        return self.account.code

    @property
    def amount(self) -> Ints:
        return digits(self.account.now)

    @property
    def change(self) -> Ints:
        return digits(self.account.now - self.account.before)

    @property
    def budget(self) -> Ints:
        return digits(self.account.budget)

    @property
    def initial(self) -> Ints:
        return digits(self.account.initial)

    @property
    def change_rate(self) -> Ints:
        return percent(self.account.now - self.account.before, self.account.before)

    @property
    def share(self) -> Ints:
        return percent(self.account.now, self.whole)

    @property
    def deviation_rate(self) -> Ints:
        return percent(self.account.now - self.account.budget, self.account.budget)

    @property
    def parts(self) -> tuple[Lines, ...]:
        return tuple(Lines(part, self.account.now) for part in self.account.parts)

    def part(self, name: str) -> Lines:
        """The part of that name. Raises StopIteration where there is none."""
        return Lines(next(part for part in self.account.parts if part.name == name), self.account.now)


def lines_of(account: Account) -> Lines:
    """The account, whose amounts are arrays, as printed."""
    return Lines(account, account.now)


def round_half_up(numerator: Ints | int, denominator: Ints | int) -> Ints:
    """The nearest whole numbers, halves away from zero. denominator: above 0.

    >>> round_half_up(np.array([5, -5, -4]), 10).tolist()
    [1, -1, 0]
    """
    numerator, denominator = np.asarray(numerator, dtype=np.int64), np.asarray(denominator, dtype=np.int64)
    size = (2 * np.abs(numerator) + denominator) // (2 * denominator)
    return np.sign(numerator) * size


def percent(numerator: Ints | int, denominator: Ints | int) -> Ints:
    """Hundredths of a percent; of a zero base 100.00 by convention, of nothing of nothing 0.00.

    >>> percent(np.array([1, 7, 0]), np.array([3, 0, 0])).tolist()
    [3333, 10000, 0]
    """
    numerator, denominator = np.asarray(numerator, dtype=np.int64), np.asarray(denominator, dtype=np.int64)
    of_nothing = np.where(numerator == 0, 0, 10_000)
    return np.where(denominator == 0, of_nothing, round_half_up(10_000 * numerator, np.where(denominator == 0, 1, denominator)))


def digits(fen: Ints | int) -> Ints:
    """分 in units of the last digit of 万元 with two decimals."""
    return round_half_up(fen, FEN_PER_LAST_DIGIT)
