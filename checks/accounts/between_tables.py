"""What holds between the public tables: one quantity in two of them is one number, and a part is not above its whole."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts.grids import INCOME, SPENDING, TOTAL, Tables
from checks.accounts.relations import Row, same, sums, within
from checks.accounts.within_tables import is_balance

SAME, BOUND = "TAB09", "TAB10"
_FUND_ROWS = {"general": "一般公共预算财政拨款", "fund": "政府性基金预算财政拨款", "capital": "国有资本经营预算财政拨款"}
# An item of basic expenditure, and the kind of 三公 that holds it.
_OF_THREE_PUBLIC = (
    ("30212", "因公出国（境）费"), ("30217", "公务接待费"), ("30231", "公务用车运行维护费"), ("31013", "公务用车购置费"),
)  # fmt: skip


def between_tables(tables: Tables) -> Iterator[Row]:
    yield from _totals_and_details(tables)
    yield from _totals_and_fiscal(tables)
    yield from _fiscal_and_general(tables)
    yield from _basic(tables)
    yield from _funds(tables)
    yield from _bounds(tables)


def _totals_and_details(tables: Tables) -> Iterator[Row]:
    """表1 against 表2 and 表3: the totals, the sources, the classes."""
    cell = tables.cell
    yield from same(SAME, cell("表2", TOTAL, TOTAL), cell("表1", f"{INCOME}/本年收入合计", TOTAL))
    yield from same(SAME, cell("表3", TOTAL, TOTAL), cell("表1", f"{SPENDING}/本年支出合计", TOTAL))
    budgets = [cell("表1", f"{INCOME}/{name}收入", TOTAL) for name in _FUND_ROWS.values()]
    yield from sums(SAME, cell("表2", TOTAL, "财政拨款收入"), budgets)
    for column in tables.columns("表2"):
        yield from same(SAME, cell("表2", TOTAL, column), cell("表1", f"{INCOME}/{column}", TOTAL))
    for code, name in tables.names.get("表3", {}).items():
        if len(code) == 3:
            yield from same(SAME, cell("表3", code, TOTAL), cell("表1", f"{SPENDING}/{name}", TOTAL))


def _totals_and_fiscal(tables: Tables) -> Iterator[Row]:
    """表4 against 表1 and 表2: the appropriations."""
    cell = tables.cell
    for fund, name in _FUND_ROWS.items():
        yield from same(SAME, cell("表4", f"{INCOME}/{fund}", TOTAL), cell("表1", f"{INCOME}/{name}收入", TOTAL))
    yield from same(SAME, cell("表4", f"{INCOME}/本年收入合计", TOTAL), cell("表2", TOTAL, "财政拨款收入"))


def _fiscal_and_general(tables: Tables) -> Iterator[Row]:
    """表5 against the general budget of 表4: the total and the classes."""
    cell = tables.cell
    spent = cell("表4", f"{SPENDING}/本年支出合计", "general")
    yield from same(SAME, cell("表5", TOTAL, TOTAL), spent)
    for code, name in tables.names.get("表5", {}).items():
        if len(code) == 3:
            yield from same(SAME, cell("表5", code, TOTAL), cell("表4", f"{SPENDING}/{name}", "general"))


def _basic(tables: Tables) -> Iterator[Row]:
    """表6 against 表5: staff and running costs are the basic expenditure."""
    parts = [tables.cell("表6", label, TOTAL) for label in ("人员经费合计", "公用经费合计")]
    if all(parts):
        yield from sums(SAME, tables.cell("表5", TOTAL, "基本支出"), parts)


def _funds(tables: Tables) -> Iterator[Row]:
    """表8 and 表9 against 表4."""
    cell = tables.cell
    for section, fund in (("表8", "fund"), ("表9", "capital")):
        yield from same(SAME, cell(section, TOTAL, TOTAL), cell("表4", f"{SPENDING}/本年支出合计", fund))
        yield from same(SAME, cell(section, TOTAL, "income"), cell("表4", f"{INCOME}/{fund}", TOTAL))
        yield from same(SAME, cell(section, TOTAL, "opening"), cell("表4", f"{INCOME}/年初/{fund}", TOTAL))


def _bounds(tables: Tables) -> Iterator[Row]:
    """The general budget within all expenditure, row by row; appropriations within all; basic items within 三公."""
    cell = tables.cell
    for row in tables.rows("表5"):
        for column in tables.columns("表5"):
            yield from within(BOUND, cell("表5", row, column), cell("表3", row, column))
    for row in tables.rows("表4"):
        side, _, label = row.partition("/")
        if side == SPENDING and not is_balance(label):
            yield from within(BOUND, cell("表4", row, TOTAL), cell("表1", row, TOTAL))
    for code, name in _OF_THREE_PUBLIC:
        yield from within(BOUND, cell("表6", code, TOTAL), cell("表7", name, "final"))
