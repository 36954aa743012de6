"""The quantities that a template can name, by the subject that the contract gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from generator.printing import Account, Line, line_of, rounded

COLUMNS = ("amount", "last_year_amount", "budget", "initial", "then", "next")
# Comparison -> the column less the column.
DIFFERENCES = {
    "change": ("amount", "last_year_amount"),
    "over_budget": ("amount", "budget"),
    "over_initial": ("amount", "initial"),
    "over_2019": ("amount", "then"),
    "next_over": ("next", "amount"),
}
COMPLETIONS = {"completion": "budget", "initial_completion": "initial"}
DEVIATIONS = {"deviation": "over_budget_rate", "initial_deviation": "over_initial_rate"}
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Quantity:
    """A thing with its numbers as printed.

    name: as it is printed, the last step of the subject where nothing else is said. amounts: printed, by COLUMNS.
    basis: what rates are taken of (分, under `balanced` the printed amounts). differences: printed, where they are not
    those of printed amounts. counts: numbers that are counted, by key. titles: of the classification, by level.
    """

    subject: str
    name: str
    unit: str
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    basis: Mapping[str, int] = field(default_factory=dict)
    whole: int = 0
    differences: Mapping[str, Decimal] = field(default_factory=dict)
    counts: Mapping[str, Decimal] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    code: str | None = None

    def value(self, key: str, *, decimals: int = 2) -> Decimal:
        """What is printed for a key of KEYS, signed; rates with so many decimals. Raises KeyError where it has none."""
        if key in self.counts:
            return self.counts[key]
        if key == "final":
            return self.amounts["amount"]
        if key in self.amounts:
            return self.amounts[key]
        if key in DIFFERENCES:
            return self.differences[key]
        return self._rate(key, decimals)

    def _rate(self, key: str, decimals: int) -> Decimal:
        key = DEVIATIONS.get(key, key)
        if key == "share":
            return percent_of(self.basis["amount"], self.whole, decimals=decimals)
        if key in COMPLETIONS:
            return percent_of(self.basis["amount"], self.basis[COMPLETIONS[key]], decimals=decimals)
        one, other = DIFFERENCES[key.removesuffix("_rate")]
        return percent_of(self.basis[one] - self.basis[other], self.basis[other], decimals=decimals)


def percent_of(numerator: int, denominator: int, *, decimals: int) -> Decimal:
    """Percent; of nothing 100 by convention, of nothing of nothing 0 (as printing.percent).

    >>> percent_of(1, 3, decimals=1)
    Decimal('33.3')
    """
    if denominator == 0:
        return Decimal(HUNDRED if numerator else 0).quantize(Decimal(1).scaleb(-decimals))
    return rounded(Fraction(HUNDRED * numerator, denominator), decimals)


def quantities_of(account: Account, regime: str, *, below: str = "") -> Iterator[Quantity]:
    """The account and its parts as quantities; below: the path above it. Accounts named with a path keep it."""
    yield from _walk(account, line_of(account, regime), regime=regime, below=below, whole=None)


def _walk(account: Account, line: Line, *, regime: str, below: str, whole: int | None) -> Iterator[Quantity]:
    subject = account.name if account.code else f"{below}{account.name}"
    made = quantity_of(account, line, subject=subject, regime=regime, whole=whole)
    yield made
    for part, part_line in zip(account.parts, line.parts, strict=True):
        yield from _walk(part, part_line, regime=regime, below=f"{subject}/", whole=made.basis["amount"])


def quantity_of(account: Account, line: Line, *, subject: str, regime: str, whole: int | None = None) -> Quantity:
    """One account as a quantity of that subject. whole: what its share is of; itself where it is None."""
    printed = dict(zip(COLUMNS, (line.amount, line.before, line.budget, line.initial), strict=False))
    true = dict(zip(COLUMNS, (account.now, account.before, account.budget, account.initial), strict=False))
    basis = {key: _digits(value) for key, value in printed.items()} if regime == "balanced" else true
    return Quantity(
        subject=subject,
        name=subject.rsplit("/", 1)[-1],
        unit="元" if regime == "exact" else "万元",
        amounts=printed,
        basis=basis,
        whole=basis["amount"] if whole is None else whole,
        differences=differences_of(basis, regime),
        titles=tuple(account.name.split("/")) if account.code else (),
        code=account.code,
    )


def differences_of(basis: Mapping[str, int], regime: str) -> dict[str, Decimal]:
    """The differences as printed: rounded alone, under `balanced` those of the printed amounts."""
    pairs = {key: basis[one] - basis[other] for key, (one, other) in DIFFERENCES.items() if one in basis and other in basis}
    last_digit = 10_000 if regime == "nearest" else 1
    return {key: rounded(Fraction(value, last_digit * HUNDRED)) for key, value in pairs.items()}


def _digits(printed: Decimal) -> int:
    return int(printed.scaleb(2))
