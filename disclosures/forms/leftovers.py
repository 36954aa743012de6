"""Leftovers: numbers that are printed in a table and in none of the cells that were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from data.records import Evidence
from disclosures.blocks import Table
from disclosures.forms.values import Form, Span, evidence_of
from disclosures.text.page_numbers import page_number_spans

_NUMBER = re.compile(r"\d\d*(?:[,.]\d+)*")
_UNREAD_CELL = "绩效表内的数字不在任何已识别的单元格中"
_UNKNOWN_COLUMN = "指标表的列名未能识别，该列单元格未读取"
_UNREAD_TABLE = "表格不是绩效自评表，表内数字未读取"


def leftovers_of(
    tables: Sequence[Table], forms: Iterable[Form], text: str, *, pages: Sequence[Span] | None = None
) -> list[tuple[Evidence, str]]:
    """The numbers in the tables that are in no cell that became part of a form, and the words in columns that nobody knows,
    each with the reason (Chinese).

    Page numbers between the lines of a table, and headings that its next page repeats, are none of them; pages: the places of
    the first, found here where they are not given.
    Linear in the tables and the cells.
    """
    forms = list(forms)
    pages = page_number_spans(text) if pages is None else pages
    again = (span for table in tables for span in table.again)
    spans = sorted([*(span for form in forms for span in form.spans), *again, *pages])
    numbers = list(_outside(sorted(tables, key=lambda table: table.start), spans, regions=_reaches(forms), text=text))
    unknown = [span for form in forms for span in form.unknown]
    return [*numbers, *((evidence_of(text, start, end=end), _UNKNOWN_COLUMN) for start, end in unknown)]


def _reaches(forms: Sequence[Form]) -> list[Span]:
    return sorted((form.start, form.end) for form in forms)


def _outside(
    tables: Sequence[Table], spans: Sequence[Span], *, regions: Sequence[Span], text: str
) -> Iterator[tuple[Evidence, str]]:
    """The numbers outside of all spans. Numbers, spans and regions are walked once, in order."""
    at, reach, region = 0, -1, 0
    for table in tables:
        while region < len(regions) and regions[region][1] <= table.start:
            region += 1
        is_form = region < len(regions) and regions[region][0] < table.end
        for match in _NUMBER.finditer(text, table.start, table.end):
            while at < len(spans) and spans[at][0] <= match.start():
                reach = max(reach, spans[at][1])
                at += 1
            if match.end() > reach:
                yield evidence_of(text, match.start(), end=match.end()), _UNREAD_CELL if is_form else _UNREAD_TABLE
