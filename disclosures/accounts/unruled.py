"""Public tables that have a title and rows of amounts, and no grid: no rules part their cells, so that no cell is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from data.records import Evidence
from disclosures.accounts.titles import OTHER, title_in
from disclosures.blocks import Table
from disclosures.forms.values import evidence_of

Span = tuple[int, int]
# No amount has more digits; without a bound the digits of a long run would be searched from each of them.
_AMOUNT = re.compile(r"-?\d[\d,]{0,40}\.\d+")
_SENTENCE = re.compile(r"[，。；]|^\s*第[一二三四五六](?:部分|章)")
# Fewer amounts below a title are no table.
_FEWEST = 3
_NO_RULES = "公开表没有框线，表内的数无法归入行列，未读取"


def unruled_of(tables: Sequence[Table], text: str) -> list[tuple[Evidence, str]]:
    """The amounts that stand below the title of a public table outside of all grids, up to the next title or sentence."""
    found = []
    for amounts in _below_titles(text, sorted((table.start, table.end) for table in tables)):
        if len(amounts) >= _FEWEST:
            found += [(evidence_of(text, start, end=end), _NO_RULES) for start, end in amounts]
    return found


def _below_titles(text: str, tables: Sequence[Span]) -> Iterator[list[Span]]:
    """For each title of a public table the amounts in the lines below it."""
    amounts: list[Span] | None = None
    for match in re.finditer(r"[^\n\f]+", text):
        line, start = match[0], match.start()
        title = title_in(line)
        if title is not None and title.section != OTHER:
            yield amounts or []
            amounts = []
        elif amounts is not None and (_SENTENCE.search(line) or _is_in(start, tables)):
            yield amounts
            amounts = None
        elif amounts is not None:
            amounts += [(start + each.start(), start + each.end()) for each in _AMOUNT.finditer(line)]
    yield amounts or []


def _is_in(place: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]
