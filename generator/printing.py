"""True amounts in 分, and the numbers that a disclosure prints of them under one rounding regime.

`nearest` rounds each number alone, half up. `balanced` (舍位平衡) does the same and then moves cells by one last digit,
those nearest to the other digit first, until the printed sums hold exactly; rates are then taken of printed numbers,
as the person does who writes the prose from the balanced tables. `exact` prints 元 with 分.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

REGIMES = ("nearest", "balanced", "exact")
FEN_PER_YUAN = 100
FEN_PER_WAN_YUAN = 1_000_000
FEN_PER_LAST_DIGIT = 10_000  # 万元 with two decimals
COLUMNS = ("now", "before", "budget", "initial")
_NEIGHBOUR = (None, 0, 0, 2)  # the column that a column often equals: before and budget now, initial the budget


# An int of one unit, or of many an array with a place for each (generator.population): their arithmetic is the same.
Amount = Any


@dataclass(frozen=True, slots=True)
class Account:
    """A true amount and its parts, all in 分.

    now: this year's final accounts. before: last year's. budget: what `now` is compared with (年初 or 全年预算).
    initial: 年初预算 beside a 全年预算. The parts of each column add up to the column.
    """

    name: str
    now: Amount = 0
    before: Amount = 0
    budget: Amount = 0
    initial: Amount = 0
    code: str | None = None
    parts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An account as printed. amount to initial: 万元 (元 under `exact`); before: last year's; rates: %; execution: now/budget."""

    name: str
    code: str | None
    amount: Decimal
    before: Decimal
    change: Decimal
    budget: Decimal
    initial: Decimal
    change_rate: Decimal
    share: Decimal
    deviation_rate: Decimal
    execution: Fraction
    parts: tuple[Line, ...]

    def part(self, name: str) -> Line:
        """The part of that name. Raises KeyError where there is none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


def total(name: str, parts: Iterable[Account], *, code: str | None = None) -> Account:
    """The account that its parts add up to, in every column."""
    parts = tuple(parts)
    sums = {column: sum(getattr(part, column) for part in parts) for column in COLUMNS}
    return Account(name, **sums, code=code, parts=parts)


def leaves(account: Account) -> Iterator[Account]:
    """The accounts without parts below an account, or itself."""
    if not account.parts:
        yield account
    for part in account.parts:
        yield from leaves(part)


def round_half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number, halves away from zero.

    >>> round_half_up(5, 10), round_half_up(-5, 10), round_half_up(-4, 10)
    (1, -1, 0)
    """
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def rounded(value: Fraction, decimals: int = 2) -> Decimal:
    """A value with that many decimals, half up.

    >>> rounded(Fraction(1, 8))
    Decimal('0.13')
    """
    return Decimal(round_half_up(value.numerator * 10**decimals, value.denominator)).scaleb(-decimals)


def percent(numerator: int, denominator: int) -> Decimal:
    """Percent with two decimals; of a zero base 100.00 by convention, of nothing of nothing 0.00.

    >>> percent(1, 3), percent(7, 0), percent(0, 0)
    (Decimal('33.33'), Decimal('100.00'), Decimal('0.00'))
    """
    if denominator == 0:
        return Decimal("100.00" if numerator else "0.00")
    return rounded(Fraction(100 * numerator, denominator))


def line_of(account: Account, regime: str) -> Line:
    """The account and its parts as printed under a regime. Raises ValueError for an unknown regime."""
    if regime not in REGIMES:
        raise ValueError(f"no rounding regime: {regime!r}")
    cells = tuple(_digits(getattr(account, column), regime) for column in COLUMNS)
    return _line(account, cells, whole=None, regime=regime)


def _digits(fen: int, regime: str) -> int:
    """An amount in units of the last printed digit."""
    return fen if regime == "exact" else round_half_up(fen, FEN_PER_LAST_DIGIT)


def _line(account: Account, cells: tuple[int, ...], *, whole: int | None, regime: str) -> Line:
    true = tuple(getattr(account, column) for column in COLUMNS)
    now, before, budget, _ = cells if regime == "balanced" else true
    change = cells[0] - cells[1] if regime == "balanced" else _digits(now - before, regime)
    return Line(
        name=account.name,
        code=account.code,
        amount=_printed(cells[0]),
        before=_printed(cells[1]),
        change=_printed(change),
        budget=_printed(cells[2]),
        initial=_printed(cells[3]),
        change_rate=percent(now - before, before),
        share=percent(now, now if whole is None else whole),
        deviation_rate=percent(now - budget, budget),
        execution=Fraction(now, budget) if budget else Fraction(0),
        parts=tuple(_parts(account, cells, regime=regime)),
    )


def _parts(account: Account, cells: tuple[int, ...], *, regime: str) -> Iterator[Line]:
    whole = cells[0] if regime == "balanced" else account.now
    true = [[getattr(part, column) for part in account.parts] for column in COLUMNS]
    columns: list[list[int]] = []
    for at, cell in enumerate(cells):
        columns.append(
            _balanced(cell, true, columns, at=at) if regime == "balanced" else [_digits(part, regime) for part in true[at]]
        )
    for part, part_cells in zip(account.parts, zip(*columns, strict=True), strict=True):
        yield _line(part, part_cells, whole=whole, regime=regime)


def _balanced(cell: int, true: list[list[int]], printed: list[list[int]], *, at: int) -> list[int]:
    """A column's printed parts, moved so that they add up to its printed total.

    A part that equals its neighbour in truth (spent to the last 分, unchanged since last year) is printed as it is there,
    and moves only where no other can; nothing never moves.
    """
    like = _NEIGHBOUR[at]
    parts = true[at]
    equal = [like is not None and part == true[like][place] for place, part in enumerate(parts)]
    digits = [printed[like or 0][place] if equal[place] else _digits(part, "balanced") for place, part in enumerate(parts)]
    missing = cell - sum(digits)
    sign = 1 if missing > 0 else -1
    left_over = [(part - digit * FEN_PER_LAST_DIGIT) * sign for part, digit in zip(parts, digits, strict=True)]
    movable = sorted(
        (place for place, part in enumerate(parts) if part), key=lambda place: (equal[place], -left_over[place], place)
    )
    for place in movable[: abs(missing)]:
        digits[place] += sign
    return digits


def _printed(digits: int) -> Decimal:
    return Decimal(digits).scaleb(-2)
