"""The same invented unit a year later: it opens with what it closed with, and compares itself with what it printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from generator.books import Books, Pot
from generator.draw_books import classes, draw_books
from generator.printing import Account, leaves, total
from generator.projects import continued
from generator.unit_years import Staff, UnitYear, holdings_of


def following_year(unit: UnitYear) -> UnitYear:
    """The unit in the year after: its projects go on with new money and with what they left unspent.

    Every change is against the accounts of `unit`, and every opening balance is its closing balance.
    """
    random = Random(f"following {unit.seed} {unit.year}")
    projects = tuple(continued(project, year=unit.year, random=random) for project in unit.projects)
    # A form shows money that was carried in on a row of its own.
    wording = replace(unit.wording, carried_row=unit.wording.carried_row or any(each.carried.budget for each in projects))
    staff = _staff(unit.staff, random)
    drawn = draw_books(
        unit.topic, projects, people=staff.active, wording=wording, random=random, own_opening=_own_closing(unit.books)
    )
    books = _compared(drawn, unit.books)
    return replace(
        unit,
        year=unit.year + 1,
        file_stem=unit.file_stem.replace(str(unit.year), str(unit.year + 1)),
        wording=wording,
        staff=staff,
        holdings=holdings_of(books, random),
        projects=projects,
        books=books,
    )


def _staff(before: Staff, random: Random) -> Staff:
    more, retired = random.randrange(-2, 3), random.randrange(3)
    return Staff(before.active + more, before.cadres, before.retired + retired, (more, 0, retired))


def _own_closing(books: Books) -> int:
    """What is carried over and is no appropriation."""
    return _part(books.expenditure, "年末结转和结余") - _part(books.fiscal_expenditure, "年末财政拨款结转和结余")


def _part(account: Account, name: str) -> int:
    return next(part.now for part in account.parts if part.name == name)


def _compared(books: Books, last: Books) -> Books:
    """The accounts, compared with those of the year before."""
    general = total(books.general.name, classes(_items(books.general, last.general)))
    return replace(
        books,
        compared=replace(books.compared, before=last.compared.now),
        fiscal_compared=replace(books.fiscal_compared, before=last.fiscal_compared.now),
        general=general,
        general_compared=replace(books.general_compared, before=general.before),
        funds=_pot(books.funds, last.funds),
        capital=_pot(books.capital, last.capital),
        three_public=_with_before(books.three_public, _amounts(last.three_public)),
        running=_with_before(books.running, _amounts(last.running)),
    )


def _items(account: Account, last: Account) -> list[Account]:
    """Its items with what each came to a year before, and those that vanished since."""
    before = {item.code: item for item in leaves(last) if item.now}
    items = [item for item in leaves(account) if item.now]
    lasting = [replace(item, before=before[item.code].now if item.code in before else 0) for item in items]
    vanished = [item for code, item in before.items() if code not in {each.code for each in items}]
    return lasting + [Account(item.name, 0, item.now, code=item.code) for item in vanished]


def _pot(pot: Pot, last: Pot) -> Pot:
    return replace(
        pot,
        compared=replace(pot.compared, before=last.compared.now),
        items=total(pot.items.name, _items(pot.items, last.items)),
    )


def _amounts(account: Account) -> dict[str, int]:
    return {leaf.name: leaf.now for leaf in leaves(account)}


def _with_before(account: Account, before: Mapping[str, int]) -> Account:
    if not account.parts:
        return replace(account, before=before.get(account.name, 0))
    return total(account.name, (_with_before(part, before) for part in account.parts), code=account.code)
