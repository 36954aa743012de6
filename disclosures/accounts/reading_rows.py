"""The rows of a public table as facts: each number in a column of values is one, bound by its row, its column and its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from data.public_tables import three_public_kind
from data.records import Evidence
from disclosures.accounts.finding import Grid
from disclosures.accounts.headings import DASH, Column, Row, columns_of, heading_rows, is_heading, is_line_numbers, is_number
from disclosures.accounts.ragged import squared, values_of
from disclosures.accounts.subjects import balance_subject, is_opening, three_public_subject
from disclosures.blocks import Cell
from disclosures.forms.values import cell_evidence
from disclosures.narrative.facts import Fact
from disclosures.text.amounts import is_amount_like, read_number
from disclosures.text.squeezed import fold

_TWO_SIDED = {"表1": False, "表4": True}  # whether it is of appropriations alone
_NO_NUMBER = "表内单元格的文字不是数"
_NO_LABEL = "表内的数所在行没有名称"
_NO_COLUMNS = "表头与各列无法对应，表内的数未读取"
_FEWEST_COLUMNS = 2  # a label and a number
_TOO_LONG = "数字位数过多，不是决算中的数"


@dataclass(slots=True)
class Rows:
    """What the rows of a table gave. names: the names of the codes above the row, by code."""

    facts: list[Fact] = field(default_factory=list)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    opening: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Row:
    """One side of a row: its label, its code, the cell that says what it is, and its cells of values with their columns."""

    label: str
    code: str | None
    named: Cell | None
    values: Sequence[tuple[Cell, Column]]
    side: int


def read_rows(grid: Grid, text: str) -> Rows:
    """The facts of a table in the order of its rows, and its cells of values that hold no number."""
    done = Rows()
    rows = squared(grid.rows)
    if rows is None or max(map(len, rows), default=0) < _FEWEST_COLUMNS:
        done.unread += [(cell_evidence(text, cell), _NO_COLUMNS) for cell in values_of(grid.rows)]
        return done
    headings = heading_rows(rows)
    columns = columns_of(rows, headings)
    sides = _sides(columns)
    first = {tuple(cell.text for cell in row) for row in rows[:headings]}
    for row in rows[headings:]:
        printed = [cell.text for cell in row if cell.text]
        if not printed or is_line_numbers(printed) or tuple(cell.text for cell in row) in first:
            continue
        for part in _parts(row, columns):
            _put(done, part, grid, text=text, income=sides.get(part.side, False))
    return done


def _sides(columns: Sequence[Column]) -> dict[int, bool]:
    """Whether each side of the table is income: as its headings say, else the first one is."""
    sides: dict[int, bool] = {}
    for column in columns:
        words = next((word for word in column.path if word in ("收入", "支出")), None)
        sides.setdefault(column.side, column.side == 0)
        if words:
            sides[column.side] = words == "收入"
    return sides


def _parts(row: Row, columns: Sequence[Column]) -> Iterator[_Row]:
    """The sides of a row."""
    for side in sorted({column.side for column in columns}):
        cells = [(cell, column) for cell, column in zip(row, columns, strict=False) if column.side == side]
        labels = [cell for cell, column in cells if column.role == "label" and cell.text]
        codes = [cell for cell, column in cells if column.role == "code" and cell.text]
        code = _code([fold(cell.text) for cell in codes])
        words = labels or [cell for cell in codes if not fold(cell.text).isdecimal()]
        label = words[-1].text if words else ""
        values = [(cell, column) for cell, column in cells if column.role == "value" and cell.text]
        yield _Row(label, code, words[-1] if words else codes[-1] if codes else None, values, side)


def _code(parts: Sequence[str]) -> str | None:
    """One code of 3, 5 or 7 digits, from one column or from those of 类, 款 and 项.

    >>> _code(["201", "06", "01"]), _code(["201", "20106"]), _code(["类", "款", "项"]), _code(["…"])
    ('2010601', '20106', None, None)
    """
    whole = ""
    for part in parts:
        if not part.isdecimal():
            return None
        whole = part if whole and part.startswith(whole) else whole + part
    return whole if len(whole) in (3, 5, 7) else None


def _put(done: Rows, row: _Row, grid: Grid, *, text: str, income: bool) -> None:
    if row.code and row.label:
        done.names[row.code] = row.label
    if row.label and is_opening(row.label):
        done.opening.add(row.side)
    for cell, column in row.values:
        words = fold(cell.text)
        if DASH.fullmatch(words) or (is_heading([cell.text]) and not is_number(cell.text)):
            continue
        subject = _subject(done, row, grid.title.section, income=income)
        reason = None if is_number(words) else _NO_NUMBER
        reason = reason or (None if is_amount_like(words) else _TOO_LONG)
        reason = reason or (None if _is_named(subject, column, grid.title.section) else _NO_LABEL)
        if reason:
            done.unread.append((cell_evidence(text, cell), reason))
        else:
            done.facts.append(_fact(cell, column, row, grid=grid, subject=subject, text=text))


def _is_named(subject: str | None, column: Column, section: str) -> bool:
    """Whether the words around a number say what it is of: in the table of 三公 its headings alone may."""
    if section != "表7":
        return subject is not None
    return (three_public_kind(column.path) or three_public_kind((subject or "",))) is not None


def _subject(done: Rows, row: _Row, section: str, *, income: bool) -> str | None:
    if section == "表7":
        return three_public_subject(row.label)
    if not row.label:
        return row.code
    if section in _TWO_SIDED:
        return balance_subject(row.label, income=income, fiscal=_TWO_SIDED[section], opening=row.side in done.opening)
    above = [
        done.names[row.code[:length]]
        for length in (3, 5)
        if row.code and length < len(row.code) and row.code[:length] in done.names
    ]
    return "/".join((*above, row.label))


def _fact(cell: Cell, column: Column, row: _Row, *, grid: Grid, subject: str | None, text: str) -> Fact:
    number = read_number(fold(cell.text))
    place = cell_evidence(text, cell)
    measure = column.measure
    if grid.title.section == "表7" and measure == "amount":
        measure = "final"
    return Fact(
        section=grid.title.section,
        subject=subject,
        code=row.code,
        measure=measure,
        value=number.value,
        decimals=number.decimals,
        unit=grid.unit,
        as_printed=cell.text,
        qualifier="exact",
        evidence=place,
        clause_evidence=cell_evidence(text, row.named) if row.named else place,
        item=None,
        table=grid.title.words,
        column="/".join(column.path),
    )
