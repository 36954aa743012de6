"""What holds within each public table."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts.grids import INCOME, SPENDING, TOTAL, Printed, Tables
from checks.accounts.relations import Row, sums, unless_blank

_BALANCE = ("本年收入合计", "本年支出合计", "总计", "合计", "结余分配")
FUND_COLUMNS = ("general", "fund", "capital")


def within_tables(tables: Tables) -> Iterator[Row]:
    """All relations of cells of one table."""
    yield from _balance(tables, "表1", "TAB01", [TOTAL])
    for section, check in (("表2", "TAB02"), ("表3", "TAB03"), ("表5", "TAB05")):
        yield from _levels(tables, section, check)
        yield from _across(tables, section, check)
    yield from _fiscal(tables)
    yield from _levels(tables, "表6", "TAB06")
    yield from _staff_and_running(tables)
    yield from _three_public(tables)
    for section in ("表8", "表9"):
        yield from _levels(tables, section, "TAB08")
        yield from _of_fund(tables, section)


def _balance(tables: Tables, section: str, check: str, columns: list[str]) -> Iterator[Row]:
    """Both sides of a table of totals: what came and went this year is the sum of its kinds, and the total holds all."""
    for column in columns:
        for side, year in ((INCOME, "本年收入合计"), (SPENDING, "本年支出合计")):
            cell = tables.cell(section, f"{side}/{year}", column)
            kinds = [row for row in tables.rows(section) if row.startswith(f"{side}/") and not is_balance(row.split("/", 1)[1])]
            yield from sums(check, cell, [tables.cell(section, row, column) for row in kinds])
            others = [row for row in tables.rows(section) if row.startswith(f"{side}/") and is_other(row.split("/", 1)[1])]
            parts = [cell, *(tables.cell(section, row, column) for row in others)]
            if cell:
                yield from sums(check, tables.cell(section, f"{side}/总计", column), parts)
    both = [tables.cell(section, f"{side}/总计", TOTAL) for side in (INCOME, SPENDING)]
    yield from sums(check, both[0], [both[1]])


def is_balance(label: str) -> bool:
    """Whether a row of a table of totals is none of the kinds of income or spending."""
    return label in _BALANCE or is_other(label) or label.startswith(("年初/", "其中"))


def is_other(label: str) -> bool:
    """Money that is carried over or set aside: a part of the total beside what came and went this year."""
    return "/" not in label and ("结转" in label or "结余" in label or "弥补" in label)


def _levels(tables: Tables, section: str, check: str) -> Iterator[Row]:
    """A class is the sum of its sections, a section of its items, the total of the classes; in every column."""
    codes = [row for row in tables.rows(section) if row.isdecimal()]
    columns = [column for column in tables.columns(section) if not column.endswith("budget")]
    for column in columns:
        for code in codes:
            below = _below(codes, code)
            yield from sums(check, tables.cell(section, code, column), [tables.cell(section, each, column) for each in below])
        if section != "表6":
            top = [each for each in codes if len(each) == min(map(len, codes))]
            yield from sums(check, tables.cell(section, TOTAL, column), [tables.cell(section, each, column) for each in top])


def _below(codes: list[str], code: str) -> list[str]:
    """The codes one step below a code, or two where the step between is not printed."""
    below = [each for each in codes if each.startswith(code) and len(each) > len(code)]
    return [each for each in below if len(each) == min(map(len, below))]


def _across(tables: Tables, section: str, check: str) -> Iterator[Row]:
    """Every row: its total is the sum of its other columns."""
    columns = [column for column in tables.columns(section) if column != TOTAL and not column.endswith("budget")]
    parts = [column for column in columns if "其中" not in column and "教育收费" not in column]
    for row in tables.rows(section):
        yield from sums(check, tables.cell(section, row, TOTAL), [tables.cell(section, row, column) for column in parts])


def _fiscal(tables: Tables) -> Iterator[Row]:
    """财政拨款收入支出决算总表: both sides, each row across its budgets, each budget with what it carries over."""
    yield from _balance(tables, "表4", "TAB04", [TOTAL, *FUND_COLUMNS])
    opening = next((row for row in tables.rows("表4") if row.startswith(f"{INCOME}/") and "结转" in row), "")
    carried = [tables.cell("表4", f"{INCOME}/年初/{fund}", TOTAL) for fund in FUND_COLUMNS]
    yield from sums("TAB04", tables.cell("表4", opening, TOTAL), carried)
    for row in tables.rows("表4"):
        if row.startswith(f"{SPENDING}/"):
            yield from sums("TAB04", tables.cell("表4", row, TOTAL), [tables.cell("表4", row, fund) for fund in FUND_COLUMNS])
    for fund in FUND_COLUMNS:
        came = [tables.cell("表4", f"{INCOME}/{row}", TOTAL) for row in (fund, f"年初/{fund}")]
        yield from sums("TAB04", tables.cell("表4", f"{SPENDING}/总计", fund), came)


def _staff_and_running(tables: Tables) -> Iterator[Row]:
    """人员经费 is 301 and 303, 公用经费 every other class."""
    codes = [row for row in tables.rows("表6") if row.isdecimal() and len(row) == 3]
    for label, is_staff in (("人员经费合计", True), ("公用经费合计", False)):
        of = [code for code in codes if (code in ("301", "303")) == is_staff]
        yield from sums("TAB06", tables.cell("表6", label, TOTAL), [tables.cell("表6", code, TOTAL) for code in of])


def _three_public(tables: Tables) -> Iterator[Row]:
    for column in ("budget", "final"):

        def cell(row: str, column: str = column) -> Printed | None:
            return tables.cell("表7", row, column)

        vehicles = cell("公务用车购置及运行维护费")
        bought, run = cell("公务用车购置费"), cell("公务用车运行维护费")
        yield from sums("TAB07", vehicles, [bought, run])
        of_vehicles = [vehicles] if vehicles else [bought, run]
        yield from sums("TAB07", cell("“三公”经费"), [cell("因公出国（境）费"), *of_vehicles, cell("公务接待费")])


def _of_fund(tables: Tables, section: str) -> Iterator[Row]:
    """政府性基金, 国有资本经营: what is left at the end is what was there and came, less what went; kinds add to what went.

    Where one of them is blank, or words, a difference proves nothing: a blank is not 0.
    """
    for row in tables.rows(section):

        def cell(column: str, row: str = row) -> Printed | None:
            return tables.cell(section, row, column)

        spent, came, left = cell(TOTAL), [cell("opening"), cell("income")], cell("closing")
        yield from sums("TAB08", spent, [cell("基本支出"), cell("项目支出")])
        if left:
            yield from unless_blank(sums("TAB08", left, came, [spent]), [*came, spent])
        else:
            yield from unless_blank(sums("TAB08", spent, came), came)
