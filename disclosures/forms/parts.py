"""The parts of a form: its rows sorted into head, money, goals, indicators and total by the labels that they print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from disclosures.blocks import Cell, Table
from disclosures.forms.funds import fund_columns
from disclosures.forms.values import is_number
from disclosures.forms.vocabulary import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    FUND_SOURCE,
    GOAL_HEADINGS,
    GOAL_SIDE,
    INDICATOR_SIDE,
    NAME_LABELS,
    REPORT_TITLE,
    RESULT_HEADINGS,
    TOTAL_LABELS,
    UNIT_LABELS,
    fund_column,
    has_fund_heading,
    has_indicator_heading,
    is_aside,
    is_fund_side,
    label_words,
    level_of,
    plain,
    title_of,
    year_of,
)

Row = tuple[Cell, ...]
_HEAD_LABELS = NAME_LABELS | BODY_LABELS | DEPARTMENT_LABELS | UNIT_LABELS
_AMOUNTS = frozenset({"initial_budget", "full_year_budget", "year_budget", "executed", "execution_rate"})
_LONGEST_LABEL = 30
# A total of scores prints its weight and its score.
_SCORES = 2


@dataclass(slots=True)
class FormParts:
    """The rows of one form, in the order of print. start, end: the part of the text that they cover. again: the titles that
    further pages repeat; asides: rows that state neither money, goal nor indicator; last: the part of the last row."""

    start: int
    end: int
    title: Cell | None = None
    year: Cell | None = None
    head: list[Row] = field(default_factory=list)
    funds: list[Row] = field(default_factory=list)
    goals: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)
    again: list[Row] = field(default_factory=list)
    asides: list[Row] = field(default_factory=list)
    last: str = "head"

    @property
    def has_name(self) -> bool:
        """Whether a row of the head names the project or the body."""
        return any(row_label(row) in NAME_LABELS | BODY_LABELS for row in self.head)


def parts_of(tables: Iterable[Table]) -> list[FormParts]:
    """The forms in the tables. A table may hold several forms, and a form may go on in the next table (a page)."""
    forms: list[FormParts] = []
    for table in tables:
        is_open = bool(forms) and not forms[-1].totals and forms[-1].has_name
        again = _titles_again(forms[-1], table) if is_open else 0
        for index, row in enumerate(table.rows):
            kind = "again" if index < again else kind_of(row)
            opens = kind in ("title", "name") or (kind == "year" and index == 0)
            begins = opens and not (forms and forms[-1].start >= table.start and _takes(forms[-1], kind))
            is_open = is_open and kind != "caption"
            if begins:
                forms.append(FormParts(_start(row, table, index=index), table.end))
                is_open = True
            if is_open and not (forms[-1].totals and _is_of_another(forms[-1], kind)):
                add_row(forms[-1], row, kind=kind)
                forms[-1].end = _end(row, table, index=index)
    return forms


def _is_of_another(form: FormParts, kind: str) -> bool:
    """Whether a row behind the total of a form is another table's: the form is complete, unless its money stands behind."""
    return kind in ("indicators", "goals") or (kind == "funds" and bool(form.funds) and form.last != "funds")


def _titles_again(form: FormParts, table: Table) -> int:
    """How many rows of a table are the title and year of the form once more, above what goes on with it on a further page: no
    project or body is named below them."""
    kinds = [kind_of(row) for row in table.rows]
    count = next((at for at, kind in enumerate(kinds) if kind not in ("title", "year")), len(kinds))
    title = next((cell.text for row in table.rows[:count] if kind_of(row) == "title" for cell in row if cell.text), None)
    is_same = form.title is not None and title is not None and plain(title) == plain(form.title.text)
    return count if is_same and count < len(kinds) and "name" not in kinds else 0


def _takes(form: FormParts, kind: str) -> bool:
    """Whether the form has no such row yet and still is in its head."""
    in_head = not (form.funds or form.goals or form.indicators)
    return kind == "name" and not form.has_name and in_head


def _start(row: Row, table: Table, *, index: int) -> int:
    return table.start if index == 0 else min(cell.start for cell in row)


def _end(row: Row, table: Table, *, index: int) -> int:
    return table.end if index == len(table.rows) - 1 else max(cell.end for cell in row)


def add_row(form: FormParts, row: Row, *, kind: str) -> None:
    """Add a row to the part that it belongs to: by its label, else to the part that the row before it belongs to."""
    if kind == "again":
        form.again.append(row)
    elif kind == "title":
        form.title = next(cell for cell in row if cell.text)
    elif kind == "year":
        form.year = next(cell for cell in row if cell.text)
    elif kind in ("name", "units"):
        form.head.append(row)
    elif kind == "aside":
        form.asides.append(row)
    elif kind == "total" and (form.indicators or form.goals) and not (form.last == "funds" and _has_columns_of_money(row)):
        form.totals.append(row)
    else:
        form.last = _part(form, row, kind=kind)
        getattr(form, form.last).append(row)


def _is_prose(row: Row) -> bool:
    """Whether a row holds sentences: behind the money these are goals, though their heading is missing."""
    return any(len(cell.text) > _LONGEST_LABEL for cell in row)


def _part(form: FormParts, row: Row, *, kind: str) -> str:
    """The part that a row belongs to. Money may stand behind goals and indicators: its heading or its amounts tell."""
    if kind in ("indicators", "goals"):
        return kind
    if kind == "funds" and (form.last in ("head", "funds") or fund_columns(row) or _has_columns_of_money(row)):
        return "funds"
    return "goals" if form.last == "funds" and _is_prose(row) else form.last


def _has_columns_of_money(row: Row) -> bool:
    """Whether a row has more numbers than a total of scores has."""
    return sum(is_number(cell.text) for cell in row) > _SCORES


def kind_of(row: Row) -> str:
    """What a row is by its own words: title, year, caption, name, units, funds, goals, indicators, total, aside, or other."""
    printed = [cell for cell in row if cell.text]
    if not printed:
        return "other"
    if len(printed) == 1 and len(printed[0].text) < 60:
        if title_of(printed[0].text):
            return "title"
        if year_of(printed[0].text):
            return "year"
        if REPORT_TITLE.fullmatch(plain(printed[0].text)):
            return "caption"
    if any(is_aside(cell.text) for cell in printed[:2]):
        return "aside"
    return _labelled_kind([cell.text for cell in printed if len(cell.text) <= _LONGEST_LABEL], row_label(row))


def _labelled_kind(words: Sequence[str], first: str) -> str:
    """The kind by the first label of a row, else by the short words in it."""
    if first in NAME_LABELS or first in BODY_LABELS:
        return "name"
    if first in DEPARTMENT_LABELS or first in UNIT_LABELS:
        return "units"
    if first in TOTAL_LABELS:
        return "total"
    labels = {plain(cell) for cell in words}
    if not GOAL_HEADINGS.isdisjoint(labels) and not RESULT_HEADINGS.isdisjoint(labels):
        return "goals"
    if first in INDICATOR_SIDE or has_indicator_heading(words) or _is_indicator(words):
        return "indicators"
    if FUND_SOURCE.fullmatch(first) or _is_fund_heading(words) or (len(words) > 1 and is_fund_side(words[0])):
        return "funds"
    return "goals" if first in GOAL_SIDE else "other"


def _is_fund_heading(words: Sequence[str]) -> bool:
    """Whether two of the cells head amounts of money or their rate."""
    return has_fund_heading(words) and sum(fund_column(cell) in _AMOUNTS for cell in words) > 1


def _is_indicator(words: Sequence[str]) -> bool:
    """Whether a row without a heading above it is one of indicators: it has a level and a number."""
    return any(level_of(cell) for cell in words) and any(is_number(cell) for cell in words)


def row_label(row: Row) -> str:
    """The first printed words of a row, as they are looked up; empty where the row is blank or begins with prose."""
    first = next((cell.text for cell in row if cell.text), "")
    return label_words(first) if len(first) <= _LONGEST_LABEL else ""
