"""Forms: the performance forms (绩效自评表) that stand in the tables of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from disclosures.blocks import Cell, Table
from disclosures.forms.funds import funds_of
from disclosures.forms.in_reports import report_forms
from disclosures.forms.indicator_columns import cells_of_unknown_columns
from disclosures.forms.indicator_rows import indicators_of
from disclosures.forms.parts import FormParts, parts_of, row_label
from disclosures.forms.values import (
    Form,
    Indicator,
    PrintedNumber,
    Span,
    Words,
    cell_evidence,
    evidence_of,
    is_dash,
    number_in,
    words_in,
)
from disclosures.forms.vocabulary import (
    BODY_LABELS,
    DEPARTMENT_LABELS,
    GOAL_HEADINGS,
    GOAL_SIDE,
    NAME_LABELS,
    RESULT_HEADINGS,
    UNIT_LABELS,
    label_words,
    plain,
    year_of,
)
from disclosures.layouts.lines import joined_cells
from disclosures.text.squeezed import fold

Row = tuple[Cell, ...]
# So many characters before a table without a title row are searched for its title and year.
_TITLE_ABOVE = 120
_YEAR = re.compile(r"(20\d\d)\s*年\s*度?")


def forms_of(tables: Sequence[Table], text: str) -> list[Form]:
    """The forms in the tables, in order, and behind them those of evaluation reports. Tables that are no form are left alone."""
    forms: list[Form] = []
    columns: Mapping[str, int] | None = None
    for parts in parts_of(tables):
        indicators, spans, columns = indicators_of(parts.indicators, text, usual=columns)
        forms.append(_form(parts, indicators, spans=spans, text=text))
    return [*forms, *report_forms(tables, forms, text=text)]


def _form(parts: FormParts, indicators: list[Indicator], *, spans: list[Span], text: str) -> Form:
    head = _head(parts.head)
    kind = _kind(parts, head)
    name = _name(parts, head, kind=kind, text=text)
    funds, fund_spans = funds_of(parts.funds, text)
    goal, result = _goals(parts.goals)
    weight, score, total_spans = _totals(parts.totals, text)
    cells = [
        cell
        for cell in (
            parts.title,
            parts.year,
            goal,
            result,
            *(cell for row in (*parts.head, *parts.again, *parts.asides, *_goal_headings(parts)) for cell in row),
        )
        if cell
    ]
    return Form(
        kind=kind,
        name=name,
        competent_department=head.get("department"),
        implementing_unit=head.get("unit") or head.get("body"),
        fiscal_year=_year(parts, text),
        funds=tuple(funds),
        total_weight=weight,
        total_score=score,
        goal=words_in(goal, text),
        result=words_in(result, text),
        indicators=tuple(indicators),
        start=parts.start,
        end=parts.end,
        unknown=tuple((cell.start, cell.end) for cell in cells_of_unknown_columns(parts.indicators)),
        spans=(
            *spans,
            *fund_spans,
            *total_spans,
            *((cell.start, cell.end) for cell in cells),
            *(span for indicator in indicators for span in indicator.spans),
        ),
    )


def _head(rows: Iterable[Row]) -> dict[str, str]:
    """What the labels of the head name: name, body, department, unit. A blank cell names nothing."""
    named: dict[str, str] = {}
    for row in rows:
        key = None
        for cell in row:
            label = _label(cell)
            if label is not None:
                key = label
            elif key is not None and cell.text and not is_dash(cell.text):
                named.setdefault(key, cell.text)
    return named


def _label(cell: Cell) -> str | None:
    words = label_words(cell.text) if len(cell.text) < 20 else ""
    for key, labels in (("name", NAME_LABELS), ("body", BODY_LABELS), ("department", DEPARTMENT_LABELS), ("unit", UNIT_LABELS)):
        if words in labels:
            return key
    return None


def _kind(parts: FormParts, head: Mapping[str, str]) -> str:
    """overall where the title says 整体 or the form names a body in place of a project."""
    if parts.title is not None and "整体" in parts.title.text:
        return "overall"
    named = any(row_label(row) in NAME_LABELS for row in parts.head)
    return "overall" if not named and any(row_label(row) in BODY_LABELS for row in parts.head) else "project"


def _name(parts: FormParts, head: Mapping[str, str], *, kind: str, text: str) -> Words:
    """The name of the project; the title where the form is overall. Where neither is printed: the first words of the form."""
    if kind == "project":
        for row in parts.head:
            if row_label(row) in NAME_LABELS and (cell := next((c for c in row if c.text == head.get("name")), None)):
                return Words(cell.text, cell_evidence(text, cell))
    first = parts.title or next((cell for row in (*parts.head, *parts.funds) for cell in row if cell.text), None)
    if first is None:
        return Words("", evidence_of(text, parts.start, end=parts.start))
    return Words(first.text, cell_evidence(text, first))


def _goal_headings(parts: FormParts) -> list[Row]:
    return [row for row in parts.goals if any(plain(cell.text) in RESULT_HEADINGS for cell in row if len(cell.text) < 16)]


def _goals(rows: Sequence[Row]) -> tuple[Cell | None, Cell | None]:
    """Goal and result: the cells below their headings; a row further down with one cell goes on with the one above it."""
    goal: Cell | None = None
    result: Cell | None = None
    result_column = 2
    for row in rows:
        labels = {plain(cell.text): index for index, cell in enumerate(row) if 0 < len(cell.text) < 16}
        if labels.keys() & RESULT_HEADINGS:
            result_column = next(index for label, index in labels.items() if label in RESULT_HEADINGS)
            continue
        printed = [(i, c) for i, c in enumerate(row) if c.text and plain(c.text) not in GOAL_SIDE | GOAL_HEADINGS]
        for place, (index, cell) in enumerate(printed):
            is_result = index >= result_column or (place == 1 and len(printed) == 2)
            if is_result:
                result = joined_cells(result, cell) if result else cell
            else:
                goal = joined_cells(goal, cell) if goal else cell
    return goal, result


def _totals(rows: Sequence[Row], text: str) -> tuple[PrintedNumber | None, PrintedNumber | None, list[Span]]:
    """Weight and score of the row 总分: its two numbers; a single one is the score where it says 分 or is not the first cell."""
    for row in rows:
        printed = [(cell, number) for cell in row if cell.text and (number := number_in(cell, text))]
        spans = [(cell.start, cell.end) for cell, _ in printed[:2]]
        if len(printed) > 1:
            return printed[0][1], printed[1][1], spans
        if printed:
            is_score = printed[0][0].text.endswith("分")
            return (None, printed[0][1], spans) if is_score else (printed[0][1], None, spans)
    return None, None, []


def _year(parts: FormParts, text: str) -> int | None:
    """The year below the title, in the title, or in the lines before a table that has no title row."""
    if parts.year is not None and (year := year_of(parts.year.text)):
        return year
    where = parts.title.text if parts.title is not None else text[max(0, parts.start - _TITLE_ABOVE) : parts.start]
    found = _YEAR.findall(fold(where))
    return int(found[-1]) if found else None
