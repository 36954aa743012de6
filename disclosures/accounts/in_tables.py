"""The public tables of a document as facts.

section says which table a fact is of, by meaning and not by the number that is printed:

表1 收入支出决算总表 · 表2 收入决算表 · 表3 支出决算表 · 表4 财政拨款收入支出决算总表 · 表5 一般公共预算财政拨款支出决算表 ·
表6 一般公共预算财政拨款基本支出决算表 · 表7 财政拨款“三公”经费支出决算表 · 表8 政府性基金预算财政拨款收入支出决算表 ·
表9 国有资本经营预算财政拨款收入支出决算表 · 表 (without a number) every other public table, such as 项目支出决算表 or
机构运行信息表: `table` names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from data.records import Evidence
from disclosures.accounts.finding import Grid, grids_of
from disclosures.accounts.headings import is_number
from disclosures.accounts.reading_rows import read_rows
from disclosures.accounts.unruled import unruled_of
from disclosures.blocks import Table
from disclosures.narrative.facts import Fact


@dataclass(slots=True)
class Accounts:
    """What the public tables gave. rest: the tables that are none of them and no list of units; they may be forms."""

    facts: list[Fact] = field(default_factory=list)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)
    rest: list[Table] = field(default_factory=list)


def accounts_of(tables: Sequence[Table], text: str) -> Accounts:
    """The public tables among the tables. text: the document's, levelled."""
    grids = _with_units(grids_of(tables, text))
    taken = {id(table) for grid in grids for table in grid.tables} | {id(table) for table in tables if _lists_units(table)}
    accounts = Accounts(rest=[table for table in tables if id(table) not in taken])
    for grid in grids:
        rows = read_rows(grid, text)
        accounts.facts += rows.facts
        accounts.unread += rows.unread
    accounts.unread += unruled_of(tables, text)
    return accounts


def _lists_units(table: Table) -> bool:
    """Whether a table lists the units of a department: its only numbers are those of its rows."""
    headings = {cell.text for row in table.rows[:1] for cell in row if cell.text}
    return (
        "序号" in headings
        and any("名称" in words for words in headings)
        and len(headings) < 4
        and not any(is_number(cell.text) for row in table.rows for cell in row[1:])
    )


def _with_units(grids: list[Grid]) -> list[Grid]:
    """A table that prints no unit has that of the first one that does: 万元 is printed once for all of them."""
    usual = next((grid.unit for grid in grids if grid.unit), None)
    return [grid if grid.unit else replace(grid, unit=usual) for grid in grids]
