"""The accounts of a disclosure: what they are called, which are compared with what. How they are drawn: draw_books.py."""

from __future__ import annotations

from dataclasses import dataclass

from generator.printing import Account, Amount


@dataclass(frozen=True, slots=True)
class Pot:
    """政府性基金预算 or 国有资本经营预算: income, expenditure, their comparison, and the items spent on. All zero where empty."""

    income: Account
    expenditure: Account
    compared: Account
    items: Account

    @property
    def is_empty(self) -> bool:
        return not (self.compared.now or self.compared.before)


@dataclass(frozen=True, slots=True)
class Books:
    """All true accounts of a disclosure, 分. A `compared` account: what a total is compared with (last year, budget)."""

    income: Account
    expenditure: Account
    compared: Account
    income_kinds: Account
    expenditure_kinds: Account
    fiscal_income: Account
    fiscal_expenditure: Account
    fiscal_compared: Account
    general: Account
    general_compared: Account
    basic: Account
    funds: Pot
    capital: Pot
    three_public: Account
    running: Account
    procurement: Account
    small_contracts: Account
    micro_contracts: Account
    forms: Account
    overall: Account


@dataclass(frozen=True, slots=True)
class Balance:
    """One kind of money, 分: what it opens and closes with, spends, spent last year, and its initial budget.

    running: the part spent on running costs. surplus: the part of the income that is 使用非财政拨款结余. distributed: 结余分配.
    """

    opening: Amount
    spent: Amount
    closing: Amount
    before: Amount
    initial: Amount
    running: Amount = 0
    surplus: Amount = 0
    distributed: Amount = 0

    @property
    def volume(self) -> Amount:
        """The total of each side of the balance."""
        return self.spent + self.distributed + self.closing

    @property
    def received(self) -> Amount:
        """The income of the year."""
        return self.volume - self.opening - self.surplus

    @property
    def volume_before(self) -> Amount:
        """Last year's expenditure with what was left at its end, which is what this year opens with."""
        return self.before + self.opening
