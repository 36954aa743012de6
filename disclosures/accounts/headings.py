"""The top of a grid: which rows are headings, and what each column is by the path of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from data.form_terms import regex_of, terms_in
from disclosures.blocks import Cell
from disclosures.text.amounts import DIGITS
from disclosures.text.squeezed import fold

Row = tuple[Cell, ...]
Role = Literal["code", "label", "line", "value"]

NUMBER = re.compile(rf"[-+]?{DIGITS}")
DASH = re.compile(r"[-—–−/一…. ]*")
_CODE = re.compile(r"\d{2,7}")
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十]{1,3}[、.)]")
_TERMS = terms_in("tables")
# Words that stand in headings and in no row of values but its label.
_HEADING = regex_of(*_TERMS["headings"]["heading"])
_LABEL, _LINE, _CODES = (regex_of(*_TERMS["columns"][term]) for term in ("label", "line", "code"))
_BUDGET_COLUMN = re.compile(r"(?:预算数|年初预算|全年预算|调整预算)$")
_SIDES = frozenset({"收入", "支出"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. path: its headings from the top, each once; role: what its cells hold; side: its place among the
    groups (code, label, values) that stand side by side, from 0."""

    path: tuple[str, ...]
    role: Role
    side: int

    @property
    def measure(self) -> str:
        """initial_budget, full_year_budget or amount, by the words of its heading."""
        if not any(_BUDGET_COLUMN.search(word) for word in self.path):
            return "amount"
        return "full_year_budget" if any(re.search("全年|调整", word) for word in self.path) else "initial_budget"


def is_number(words: str) -> bool:
    return NUMBER.fullmatch(fold(words)) is not None


def heading_rows(rows: Sequence[Row]) -> int:
    """How many rows of the top are headings. Of a table whose next page repeats none: 0.

    The row of column numbers (栏次 1 2 3) is one of them, and a blank row between two of them.
    """
    count = 0
    for number, row in enumerate(rows, 1):
        printed = [cell.text for cell in row if cell.text]
        if not printed:
            continue
        is_first = count == 0 and len(printed) > 0 and not any(map(is_number, printed))
        if not (is_line_numbers(printed) or (is_first and not _NUMBERED.match(printed[0])) or is_heading(printed)):
            break
        count = number
    return count


def is_heading(printed: Sequence[str]) -> bool:
    return all(_HEADING.fullmatch(fold(words)) for words in printed)


def is_line_numbers(printed: Sequence[str]) -> bool:
    """栏次 1 2 3, with or without its word. A row of two integers without it may be anything."""
    numbers = [int(words) for words in printed if words.isdecimal() and len(words) < 3]
    others = [words for words in printed if not words.isdecimal()]
    least = 1 if "栏次" in others else 3
    counted = len(numbers) >= least and numbers[0] < 3 and numbers == sorted(set(numbers))
    return counted and len(others) <= 3 and all(_HEADING.fullmatch(fold(words)) for words in others)


def columns_of(rows: Sequence[Row], headings: int) -> tuple[Column, ...]:
    """The columns of a grid whose first `headings` rows are its headings."""
    width = max((len(row) for row in rows), default=0)
    paths = _paths([row for row in rows[:headings] if not is_line_numbers([cell.text for cell in row if cell.text])], width)
    roles = [_role(path, [row[at] for row in rows[headings:] if at < len(row)]) for at, path in enumerate(paths)]
    columns, side, has_values = [], 0, False
    for at, (path, role) in enumerate(zip(paths, roles, strict=True)):
        if has_values and role in ("code", "label") and roles[at - 1] not in ("code", "label"):
            side += 1
        has_values = has_values or role == "value"
        columns.append(Column(path, role, side))
    return tuple(columns)


def _paths(rows: Sequence[Row], width: int) -> list[tuple[str, ...]]:
    """Of each column the headings above it; a heading reaches over the blank cells to its right that lie below the same one."""
    paths: list[tuple[str, ...]] = [()] * width
    for row in rows:
        above, last = paths, ""
        paths = []
        for at in range(width):
            printed = fold(row[at].text) if at < len(row) else ""
            if not printed and not (at and above[at] == above[at - 1] and last):
                last = ""
                paths.append(above[at])
                continue
            last = printed or last
            paths.append(above[at] if above[at] and above[at][-1] == last else (*above[at], last))
    return paths


def _role(path: tuple[str, ...], cells: Sequence[Cell]) -> Role:
    leaf = path[-1] if path else ""
    printed = [fold(cell.text) for cell in cells if cell.text and not DASH.fullmatch(cell.text)]
    numbers = sum(1 for words in printed if is_number(words))
    codes = sum(1 for words in printed if _CODE.fullmatch(words))
    if _LINE.fullmatch(leaf):
        return "line"
    if re.search("编码|代码", "".join(path[-2:])) or _CODES.fullmatch(leaf):
        return "code"
    if _LABEL.fullmatch(leaf) or (leaf in _SIDES and numbers * 2 < len(printed)):
        return "code" if printed and codes * 2 > len(printed) else "label"
    if len(printed) > 1 and not numbers and not _HEADING.fullmatch(leaf):
        return "label"
    return "value"
