"""What a cited place is called: a cell by its table, row and column, a number of the narrative by its subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from data.rows import EvidenceRow
from reports.wording import ROLES, number, on_one_line

BETWEEN = " › "
# The evidence of a form's number is its column with this behind it.
_SUFFIX = "_evidence"
# Columns of forms whose values are money, 万元, or percentages.
_UNITS = {
    **dict.fromkeys(("initial_budget", "full_year_budget", "executed"), "万元"),
    "execution_rate": "%",
    "completion_rate": "%",
    **dict.fromkeys(("weight", "score", "total_weight", "total_score"), "分"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """words: 收入决算表 › 教育支出 › 本年收入合计, or the subject of a number in a sentence. value: as read, with its unit.

    is_cell: whether it stands in a table: the words around it in the text are those of other cells, and say nothing.
    """

    words: str
    value: str = ""
    is_cell: bool = False


def labels_of(tables: Mapping[str, pl.DataFrame]) -> dict[int, Label]:
    """The labels of one document, by where the place begins in its text.

    tables: facts, projects, project_funds and indicators of that document.
    """
    found = [*_of_facts(tables["facts"]), *_of_forms(tables)]
    return {start: label for start, label in reversed(found) if start is not None}


def _of_facts(facts: pl.DataFrame) -> Iterator[tuple[int | None, Label]]:
    for row in facts.sort("position").iter_rows(named=True):
        value = number(row["value"], row["unit"])
        if row["table"] is None:
            yield _start(row["evidence"]), Label(_last(row["subject"]), value)
        else:
            yield _start(row["evidence"]), Label(_joined(row["table"], row["subject"], row["column"]), value, True)


def _of_forms(tables: Mapping[str, pl.DataFrame]) -> Iterator[tuple[int | None, Label]]:
    names = dict(tables["projects"].select("project_id", "name").iter_rows())
    rows = {"projects": "name", "project_funds": "source", "indicators": "level3"}
    for table, row_name in rows.items():
        for row in tables[table].iter_rows(named=True):
            form = names.get(row["project_id"])
            above = (form,) if table == "projects" else (form, row[row_name])
            for column in (name.removesuffix(_SUFFIX) for name in row if name.endswith(_SUFFIX)):
                yield _start(row[column + _SUFFIX]), Label(_joined(*above, ROLES[column]), _value(row[column], column), True)
            # The row itself: its first words.
            yield _start(row["evidence"]), Label(_joined(*above))


def _start(evidence: EvidenceRow | None) -> int | None:
    return evidence["start"] if evidence else None


def _value(value: object, column: str) -> str:
    return number(value, _UNITS.get(column)) if isinstance(value, Decimal) else ""


def _last(path: str | None) -> str:
    return on_one_line((path or "").rsplit("/", 1)[-1])


def _joined(*steps: str | None) -> str:
    """The steps, the last of each path; 收入/决算数 of a column in whole."""
    *rows, column = steps
    shown = [_last(row) for row in rows] + [on_one_line((column or "").replace("/", " "))]
    return BETWEEN.join(step for step in shown if step)
