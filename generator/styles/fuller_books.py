"""Books with every column filled that some province prints: last year and two budgets of each item, source and kind.

The amounts of this year and the totals of last year stay those of `draw_books`: what is added is consistent with them. Last
year closed with what this year opens with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from generator.books import Books, Pot
from generator.classification import title_of
from generator.draw_books import classes
from generator.printing import Account, leaves, total

_SPLIT_OFF = ("2050803", "2013202", "2110104", "2101103", "2080599")  # small items that many units have


STILL = 0.12  # of the units have the totals of last year
OVERSPENT = 0.05  # of the kinds of 三公 spending
WITHOUT_BUDGET = 0.02  # of the items
WITHOUT_INITIAL = 0.05
TO_THE_BUDGET = 0.1  # spend each budget to the last 分


@dataclass(frozen=True, slots=True)
class Carried:
    """What last year itself opened with, 分: appropriations, and all money."""

    fiscal: int
    every: int


def fuller_books(books: Books, random: Random) -> Books:
    """The books with their further columns, drawn."""
    if random.random() < STILL:
        books = _as_last_year(books)
    general = total(books.general.name, classes(_items(books.general, random)))
    carried = _carried(books, random)
    basic = _basic(books, general, random)
    fiscal_before = books.fiscal_compared.before - carried.fiscal
    income_before = books.compared.before - carried.every
    funds, capital = _pot(books.funds), _pot(books.capital)
    opened = _part(books.fiscal_income, "年初财政拨款结转和结余")
    spent_before = books.fiscal_compared.before - opened
    return replace(
        books,
        general=general,
        general_compared=replace(books.general_compared, budget=general.budget, initial=general.initial),
        basic=basic,
        income=_with_before(books.income, {"本年收入合计": income_before, "年初结转和结余": carried.every}),
        expenditure=_with_before(books.expenditure, _expenditure_before(books)),
        income_kinds=_income_kinds(books.income_kinds, income_before, fiscal=fiscal_before),
        expenditure_kinds=_expenditure_kinds(books, basic, general),
        fiscal_income=_with_before(
            books.fiscal_income, {"年初财政拨款结转和结余": carried.fiscal, "本年财政拨款收入": fiscal_before}
        ),
        fiscal_expenditure=_with_before(
            books.fiscal_expenditure, {"年末财政拨款结转和结余": opened, "本年财政拨款支出": spent_before}
        ),
        fiscal_compared=_sum_of_budgets(books.fiscal_compared, (general, funds.compared, capital.compared)),
        funds=funds,
        capital=capital,
        three_public=_same_budgets(books.three_public, random),
        running=_budgeted(books.running, random),
    )


def _part(account: Account, name: str, column: str = "now") -> int:
    return next(getattr(part, column) for part in account.parts if part.name == name)


def _items(general: Account, random: Random) -> Iterator[Account]:
    """The items with their budgets; one or two smaller ones are taken out of the first, and keep its trend."""
    first, *others = sorted(leaves(general), key=lambda item: -item.now)
    taken = [code for code in random.sample(_SPLIT_OFF, random.randrange(3)) if code not in {item.code for item in others}]
    exactly = random.random() < TO_THE_BUDGET
    for code in taken:
        share = random.randrange(2, 7)
        small = Account(title_of(code).path, first.now * share // 100, first.before * share // 100, code=code)
        first = replace(first, now=first.now - small.now, before=first.before - small.before)
        yield _with_budgets(small, random, exactly=exactly)
    yield from (_with_budgets(item, random, exactly=exactly) for item in (first, *others))


def _with_budgets(account: Account, random: Random, *, exactly: bool = False) -> Account:
    """Its budget is what was spent, or more, seldom less; its initial budget that, or less, or more, seldom nothing."""
    now = account.now
    budget = now if exactly else random.choice((now, now, now * random.randrange(101, 118) // 100, now * 97 // 100))
    if random.random() < WITHOUT_BUDGET:
        budget = 0
    choices = (budget, budget, budget * random.randrange(72, 112) // 100, budget * 9 // 10)
    initial = 0 if random.random() < WITHOUT_INITIAL else random.choice(choices)
    return replace(account, budget=budget, initial=budget if exactly else initial)


def _as_last_year(books: Books) -> Books:
    """Both totals are those of last year; the largest item of last year takes up the difference, where it can."""
    items = sorted(leaves(books.general), key=lambda item: -item.before)
    more = books.fiscal_compared.now - books.fiscal_compared.before
    if items[0].before + more < 0:
        return books
    items[0] = replace(items[0], before=items[0].before + more)
    return replace(
        books,
        running=total(books.running.name, (replace(part, before=part.now) for part in books.running.parts)),
        general=total(books.general.name, classes(items)),
        general_compared=replace(books.general_compared, before=books.general_compared.before + more),
        fiscal_compared=replace(books.fiscal_compared, before=books.fiscal_compared.now),
        compared=replace(books.compared, before=books.compared.now),
    )


def _same_budgets(account: Account, random: Random) -> Account:
    """Accounts of one budget alone: 年初 and 全年 are the same. Seldom one is overspent."""
    if account.parts:
        return total(account.name, (_same_budgets(part, random) for part in account.parts))
    budget = account.now * 96 // 100 if random.random() < OVERSPENT else account.budget
    return replace(account, initial=budget, budget=budget)


def _budgeted(account: Account, random: Random) -> Account:
    return total(account.name, (_with_budgets(part, random) for part in account.parts))


def _carried(books: Books, random: Random) -> Carried:
    """Last year opened with at most what it closed with, of each kind of money."""
    fiscal = _part(books.fiscal_income, "年初财政拨款结转和结余")
    own = _part(books.income, "年初结转和结余") - fiscal
    shares = [random.choice((0, 100, random.randrange(20, 95))) for _ in range(2)]
    before = fiscal * shares[0] // 100
    return Carried(before, before + own * shares[1] // 100)


def _basic(books: Books, general: Account, random: Random) -> Account:
    """六: 公用 as the running costs say, 人员 near this year's and within last year's budget."""
    public = books.running.before
    wages = _part(books.basic, "人员经费")
    most = general.before - public
    return _with_before(books.basic, {"公用经费": public, "人员经费": min(most, wages * random.randrange(88, 110) // 100)})


def _expenditure_before(books: Books) -> dict[str, int]:
    opened = _part(books.income, "年初结转和结余")
    return {"本年支出合计": books.compared.before - opened, "年末结转和结余": opened}


def _income_kinds(kinds: Account, whole: int, *, fiscal: int) -> Account:
    """二: what is no appropriation is split as this year, or is 其他收入 where there is none this year."""
    own = [part for part in kinds.parts if part.name != "财政拨款收入"]
    now, left = sum(part.now for part in own), whole - fiscal
    before = {part.name: left * part.now // now for part in own} if now else {}
    before["其他收入"] = left - sum(value for name, value in before.items() if name != "其他收入")
    return _with_before(kinds, {**before, "财政拨款收入": fiscal})


def _expenditure_kinds(books: Books, basic: Account, general: Account) -> Account:
    """三: 基本 is that of the appropriations, and of other money as much as this year."""
    whole = _expenditure_before(books)["本年支出合计"]
    pots = books.funds.items.before + books.capital.items.before
    own = whole - general.before - pots
    running = _part(books.expenditure_kinds, "基本支出") - basic.now
    spent = books.expenditure_kinds.now - _part(books.fiscal_expenditure, "本年财政拨款支出")
    of_own = own * running // spent if spent else 0
    return _with_before(books.expenditure_kinds, {"基本支出": basic.before + of_own, "项目支出": whole - basic.before - of_own})


def _with_before(account: Account, before: Mapping[str, int]) -> Account:
    return total(account.name, (replace(part, before=before.get(part.name, 0)) for part in account.parts))


def _pot(pot: Pot) -> Pot:
    """The comparison with the initial budget, and the full-year budget, which is all that came in."""
    initial = pot.compared.budget
    return replace(pot, compared=replace(pot.compared, budget=pot.compared.now, initial=initial))


def _sum_of_budgets(account: Account, parts: tuple[Account, ...]) -> Account:
    columns = {column: sum(getattr(part, column) for part in parts) for column in ("budget", "initial")}
    return replace(account, **columns)
