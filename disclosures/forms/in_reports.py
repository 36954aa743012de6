"""Tables of attached evaluation reports (项目支出绩效评价报告): indicators and totals, as far as the report has them.

A report has a table of indicators (完成表), or a table of scores by category (得分表: categories across, 权重 and 得分 down),
or both. Where it has both, the categories are sums of the indicators: their total is read, they are ignored by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosures.blocks import Cell, Table
from disclosures.forms.columns import columns_of
from disclosures.forms.indicator_rows import indicators_of
from disclosures.forms.parts import row_label
from disclosures.forms.values import (
    Form,
    Indicator,
    PrintedNumber,
    Span,
    Words,
    cell_evidence,
    evidence_of,
    number_in,
    words_in,
)
from disclosures.forms.vocabulary import has_indicator_heading, indicator_column, plain
from disclosures.text.squeezed import fold

Row = tuple[Cell, ...]
_NAME = re.compile(r"项目名称[:：]\s*([^\n\r\t（(。，,]{2,80})")
_UNIT = re.compile(r"(?:部门|填报)?单位(?:名称)?(?:（公章）|\(公章\)|（盖章）)?[:：]\s*([^\n\r\t（(。，,]{2,60})")
_YEAR = re.compile(r"\(\s*(20\d\d)\s*年\s*度\s*\)")
_TABLE_WORDS = re.compile(r"(?:项目)?(?:得分表|完成情况表|完成表|评分表).*")
_TOTAL_HEADINGS = ("合计", "总计", "总分")
_RATES = ("得分率", "完成率")


def report_forms(tables: Sequence[Table], forms: Sequence[Form], *, text: str) -> list[Form]:
    """One form for the tables of a report that follow each other: those that have indicators or scores and are no form."""
    regions = sorted((form.start, form.end) for form in forms)
    groups: list[list[Table]] = [[]]
    above, at = [0], 0
    for table in tables:
        while at < len(regions) and regions[at][1] <= table.start:
            at += 1
        if at < len(regions) and regions[at][0] < table.end:
            groups.append([])
            above.append(table.end)
        elif is_report_table(table):
            groups[-1].append(table)
    return [_report(group, end, text=text) for group, end in zip(groups, above, strict=True) if group]


def is_report_table(table: Table) -> bool:
    """Whether a table has a row of the headings of indicators, or rows of weights and of scores."""
    return _heading(table) is not None or {"权重", "得分"} <= {row_label(row) for row in table.rows}


def _heading(table: Table) -> int | None:
    """The row of the headings of indicators."""
    for index, row in enumerate(table.rows):
        if has_indicator_heading(cell.text for cell in row) and len(columns_of(row, indicator_column)) >= 4:
            return index
    return None


def _report(tables: Sequence[Table], above: int, *, text: str) -> Form:
    start, end = tables[0].start, tables[-1].end
    opening = text[above:start]
    indicators, spans = _indicators(tables, text)
    scores = next((table for table in tables if _heading(table) is None), None)
    columns = list(_score_columns(scores)) if scores else []
    weight, score = _totals(columns, text)
    categories = [_category(cells, text) for cells in columns if not _is_total(cells)]
    spans += [(cell.start, cell.end) for cells in columns for cell in cells.values()]
    unit, year = _UNIT.search(opening), _YEAR.search(fold(opening))
    return Form(
        kind="report",
        name=_name(tables[0], above, text=text),
        implementing_unit=unit[1].strip() if unit else None,
        fiscal_year=int(year[1]) if year else None,
        total_weight=weight,
        total_score=score,
        indicators=tuple(indicators or categories),
        start=start,
        end=end,
        spans=tuple(spans),
    )


def _indicators(tables: Sequence[Table], text: str) -> tuple[list[Indicator], list[Span]]:
    indicators: list[Indicator] = []
    spans: list[Span] = []
    for table in tables:
        if (heading := _heading(table)) is not None:
            found, read, _ = indicators_of(table.rows[heading:], text)
            indicators += found
            spans += [*read, *(span for indicator in found for span in indicator.spans)]
    return indicators, spans


def _score_columns(table: Table) -> Iterator[dict[str, Cell]]:
    """The columns of a table of scores: the cell of each row by the row's label (权重, 得分, 得分率); heading: the category."""
    rows = [row for row in table.rows if sum(1 for cell in row if cell.text) > 1]
    for index in range(1, max(map(len, rows), default=0)):
        cells = {row_label(row): row[index] for row in rows[1:] if index < len(row) and row[index].text}
        if cells and index < len(rows[0]) and rows[0][index].text:
            yield {"heading": rows[0][index], **cells}


def _is_total(cells: dict[str, Cell]) -> bool:
    return plain(cells["heading"].text).startswith(_TOTAL_HEADINGS)


def _totals(columns: Sequence[dict[str, Cell]], text: str) -> tuple[PrintedNumber | None, PrintedNumber | None]:
    """Weight and score below the heading 合计."""
    total = next((cells for cells in columns if _is_total(cells)), {})
    return number_in(total.get("权重"), text), number_in(total.get("得分"), text)


def _category(cells: dict[str, Cell], text: str) -> Indicator:
    """A category as an indicator: its name, weight, score and rate."""
    rate = next((cells[label] for label in _RATES if label in cells), None)
    return Indicator(
        level3=re.sub(r"^\d+[.、]", "", cells["heading"].text),
        weight=number_in(cells.get("权重"), text),
        score=number_in(cells.get("得分"), text),
        completion_rate=words_in(rate, text),
        evidence=cell_evidence(text, cells.get("得分") or cells["heading"]),
    )


def _name(table: Table, above: int, *, text: str) -> Words:
    """The project that the report names before its tables, else the caption of its first table without 得分表."""
    if found := _NAME.search(text, above, table.start):
        return Words("".join(found[1].split()), evidence_of(text, found.start(1), end=found.start(1) + len(found[1].rstrip())))
    caption = next((cell for row in table.rows for cell in row if cell.text), None)
    if caption is None:
        return Words("", evidence_of(text, table.start, end=table.start))
    return Words(_TABLE_WORDS.sub("", caption.text) or caption.text, evidence_of(text, caption.start, end=caption.end))
