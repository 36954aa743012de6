"""All quantities of a unit-year, by subject, and which of them are the parts of which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from generator.books import Books, Pot
from generator.printing import Account, leaves, line_of, total
from generator.projects import CAPITAL, FUND, GENERAL
from generator.styles.counted import counted
from generator.styles.quantities import Quantity, differences_of, quantities_of, quantity_of
from generator.unit_years import UnitYear

BY_BUDGET = "本年收入按预算"
CLASSES, ITEMS = "类", "项"
PUBLIC = "“三公”经费"


@dataclass(frozen=True, slots=True)
class Catalog:
    """parts: subjects of the parts by the subject of the whole, and by CLASSES, ITEMS, BY_BUDGET."""

    quantities: Mapping[str, Quantity]
    parts: Mapping[str, tuple[str, ...]]

    def __getitem__(self, subject: str) -> Quantity:
        return self.quantities[subject]

    def parts_of(self, group: str) -> tuple[Quantity, ...]:
        return tuple(self.quantities[subject] for subject in self.parts[group])


def catalog_of(unit: UnitYear, random: Random) -> Catalog:
    """The quantities of a unit whose books are full (fuller_books). random: of what the books do not hold."""
    books, regime = unit.books, unit.regime
    quantities = {each.subject: each for each in _of_accounts(books, regime)}
    quantities |= {each.subject: each for each in _of_its_own(books, regime)}
    quantities |= {each.subject: each for each in counted(unit)}
    for subject, with_years in _with_other_years(books.three_public, quantities, random=random, regime=regime):
        quantities[subject] = with_years
    quantities |= {each.subject: each for each in _meetings(unit, random)}
    general, whole = quantities[books.general.name], quantities["本年支出"]
    quantities[general.subject] = replace(general, whole=whole.basis["amount"])
    return Catalog(quantities, _parts(books, quantities))


def _of_accounts(books: Books, regime: str) -> Iterator[Quantity]:
    trees = (
        books.income, books.expenditure, books.income_kinds, books.expenditure_kinds, books.fiscal_income,
        books.fiscal_expenditure, books.general, books.basic, books.three_public, books.procurement, by_budget(books),
    )  # fmt: skip
    for tree in trees:
        yield from quantities_of(tree, regime)
    for pot in (books.funds, books.capital):
        for tree in (pot.income, pot.expenditure, replace(pot.items, parts=())):
            yield from quantities_of(tree, regime)
    for part in quantities_of(replace(books.running, name=""), regime):
        yield replace(part, subject=part.name)


def by_budget(books: Books) -> Account:
    """本年收入 with the appropriations of each budget apart (Sichuan)."""
    received = next(part for part in books.income_kinds.parts if part.name == "财政拨款收入")
    of_pots = [Account(f"{name}财政拨款收入", _received(pot), pot.items.before) for name, pot in _pots(books)]
    rest = Account(
        f"{GENERAL}财政拨款收入",
        received.now - sum(pot.now for pot in of_pots),
        max(0, received.before - sum(pot.before for pot in of_pots)),
    )
    others = [part for part in books.income_kinds.parts if part.name != "财政拨款收入"]
    return total("本年收入", (rest, *of_pots, *others))


def _pots(books: Books) -> tuple[tuple[str, Pot], ...]:
    return ((FUND, books.funds), (CAPITAL, books.capital))


def _received(pot: Pot) -> int:
    return next(part.now for part in pot.income.parts if part.name == "本年收入")


def _of_its_own(books: Books, regime: str) -> Iterator[Quantity]:
    """Both sides of a balance under one name, and what is a share of something else than its parent."""
    for subject, account in (("收入支出总计", books.compared), ("财政拨款收入支出总计", books.fiscal_compared)):
        both = quantity_of(account, line_of(account, regime), subject=subject, regime=regime)
        yield both
        yield replace(both, subject=subject.removesuffix("总计"))
    bought = line_of(books.procurement, regime)
    whole = quantity_of(books.procurement, bought, subject="", regime=regime).basis["amount"]
    small, micro = "授予中小企业合同金额", "授予中小企业合同金额/授予小微企业合同金额"
    for subject, account in ((small, books.small_contracts), (micro, books.micro_contracts)):
        yield quantity_of(account, line_of(account, regime), subject=subject, regime=regime, whole=whole)
    evaluated = Account("预算绩效评价项目", books.forms.now)
    yield quantity_of(evaluated, line_of(evaluated, regime), subject="预算绩效评价项目资金", regime=regime)


def _with_other_years(
    account: Account, quantities: Mapping[str, Quantity], *, random: Random, regime: str
) -> Iterator[tuple[str, Quantity]]:
    """With what 2019 came to and with the budget of next year, which some provinces compare with."""
    for other in quantities_of(_of_other_years(account, random), regime):
        amounts = {"then": other.amounts["budget"], "next": other.amounts["initial"]}
        known = quantities[other.subject]
        basis = {**known.basis, "then": other.basis["budget"], "next": other.basis["initial"]}
        yield (
            other.subject,
            replace(known, amounts={**known.amounts, **amounts}, basis=basis, differences=differences_of(basis, regime)),
        )


def _of_other_years(account: Account, random: Random) -> Account:
    """The account with 2019 in place of its budget, and next year's budget in place of the initial one."""
    if account.parts:
        return total(account.name, (_of_other_years(part, random) for part in account.parts))
    then, after = (account.now * random.choice((100, random.randrange(60, 190))) // 100 for _ in range(2))
    return replace(account, budget=then, initial=after)


def _meetings(unit: UnitYear, random: Random) -> Iterator[Quantity]:
    """会议费 and 培训费, which some provinces tell beside 三公."""
    for name in ("会议费", "培训费"):
        now, before = (random.choice((0, random.randrange(10**5, 9 * 10**6))) for _ in range(2))
        yield from quantities_of(Account(name, now, before), unit.regime)


def _parts(books: Books, quantities: Mapping[str, Quantity]) -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = {
        CLASSES: tuple(each.name for each in books.general.parts),
        ITEMS: tuple(each.name for each in leaves(books.general)),
        BY_BUDGET: tuple(f"本年收入/{each.name}" for each in by_budget(books).parts),
        "公用": tuple(each.name for each in books.running.parts),
    }
    not_by_budget = {"本年收入": tuple(f"本年收入/{each.name}" for each in books.income_kinds.parts)}
    for subject in quantities:
        whole = subject.rpartition("/")[0]
        if whole and not quantities[subject].code:
            parts[whole] = (*parts.get(whole, ()), subject)
    return parts | not_by_budget
