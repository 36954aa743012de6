"""Grids whose cells lost the columns that they span, as crawlers print them: headings are put back over what they head.

A heading that spans others is known by its word (项目, 本年支出, 公务用车购置及运行费); where the widths do not come out even,
nobody knows which number is below which heading, and the grid is not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.form_terms import regex_of, terms_in
from disclosures.accounts.headings import DASH, Row, heading_rows, is_line_numbers, is_number
from disclosures.blocks import Cell
from disclosures.text.squeezed import fold

# What stands below a heading that spans several -> that heading.
_SPANS = terms_in("tables")["spans"]
_ABOVE = tuple(
    (regex_of(*_SPANS[below]), regex_of(*_SPANS[f"above_{below}"])) for below in ("kinds", "vehicles", "costs", "fees", "budgets")
)
_KEYS = re.compile(r".*(?:编码|代码|名称)|[类款项]")
_TOTAL = ("合计", "总计")


def squared(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """The rows with every heading over its columns; None where the headings are fewer than the columns and nobody can tell
    which is whose."""
    count = heading_rows(rows)
    headings = [row for row in rows[:count] if not is_line_numbers([cell.text for cell in row if cell.text])]
    body = _totals_moved(rows[count:])
    widths = [max((measured(row) for row in body), default=0) for measured in (_width, len)]
    if not headings or not all(map(_is_whole, headings)) or not 0 < _width(headings[0]) < widths[0]:
        return tuple(rows)
    printed = [[cell for cell in row if cell.text] for row in headings]
    spreads = (_spread(printed, width, body) for width in widths)
    spread = next((found for found in spreads if found), None)
    return None if spread is None else (*spread, *body)


def _width(row: Row) -> int:
    return max((at for at, cell in enumerate(row, 1) if cell.text), default=0)


def _is_whole(row: Row) -> bool:
    """Whether no cell before the last printed one is blank: of headings that kept their columns, one is."""
    return all(cell.text for cell in row[: _width(row)])


def _totals_moved(rows: Sequence[Row]) -> list[Row]:
    """The rows; a total one cell short of the others, whose label spans code and name, begins with a blank cell."""
    usual = max(map(len, rows), default=0)
    others = [row for row in rows if row and row[0].text not in _TOTAL]
    coded = sum(1 for row in others if row[0].text.isdecimal()) * 2 > len(others)
    return [
        (replace(row[0], text="", end=row[0].start), *row) if coded and len(row) == usual - 1 and row[0].text in _TOTAL else row
        for row in rows
    ]


def _spread(headings: list[list[Cell]], width: int, body: Sequence[Row]) -> list[Row] | None:
    """The rows of headings with a blank cell for every further column that a heading spans."""
    *above, last = headings
    if len(last) == width or not above:
        spans = [1] * len(last) if len(last) == width else _over_code(last, width, body)
        return _over(above, last, spans=spans, width=width) if spans else None
    upper = above[-1]
    spans = _spans(upper, last, width)
    if spans is None or len(above) > 1:
        return None
    return [_row(upper, spans), _below(upper, last, spans)]


def _over_code(row: Sequence[Cell], width: int, body: Sequence[Row]) -> list[int] | None:
    """The columns that each heading of the only row spans: 项目 spans code and name where the rows print both."""
    labelled = [
        each for each in body if len(each) > 1 and each[0].text.isdecimal() and each[1].text and not is_number(each[1].text)
    ]
    return [2, *[1] * (len(row) - 1)] if len(row) == width - 1 and labelled else None


def _over(above: Sequence[Sequence[Cell]], last: Sequence[Cell], *, spans: Sequence[int], width: int) -> list[Row] | None:
    """The last row and those above: each heading spans as many columns as its neighbours, or is above those that it names."""
    rows = [_row(last, spans)]
    if not above:
        return rows
    if len(above) == 1 and width % len(above[0]) == 0 and _repeats(last, width // len(above[0])):
        return [_row(above[0], [width // len(above[0])] * len(above[0])), *rows]
    if len(above) == 2 and _repeats(last, 2) and width % 2 == 0:
        found = _spans(above[0], above[1], width // 2)
        if found is not None:
            return [_doubled(_row(above[0], found)), _doubled(_below(above[0], above[1], found)), *rows]
    return None


def _repeats(cells: Sequence[Cell], period: int) -> bool:
    """Whether the headings are the same ones again after `period` of them (项目 行次 金额 项目 行次 金额)."""
    words = [fold(cell.text) for cell in cells]
    return period > 0 and all(word == words[at % period] for at, word in enumerate(words))


def _spans(upper: Sequence[Cell], lower: Sequence[Cell], width: int) -> list[int] | None:
    """How many columns each heading of the upper row spans, so that all are `width`; None where that is not known.

    项目 spans code and name; of the others one spans all that is left in the lower row, and its word fits what stands there.
    """
    parents = len(upper) + len(lower) - width
    keys = next((index for index, cell in enumerate(lower) if not _KEYS.fullmatch(fold(cell.text))), len(lower))
    spans = [1] * len(upper)
    if keys > 1 and parents > 0:
        spans[0], parents = keys, parents - 1
    rest = lower[keys if keys > 1 else 0 :]
    if parents == 1 and (at := _parent(upper[1:] if keys > 1 else upper, rest)) is not None:
        spans[at + (1 if keys > 1 else 0)] = len(rest)
    return spans if sum(spans) == width and parents in (0, 1) else None


def _parent(upper: Sequence[Cell], lower: Sequence[Cell]) -> int | None:
    """The one heading that may stand above the lower ones."""
    fitting = [above for below, above in _ABOVE if any(below.fullmatch(fold(cell.text)) for cell in lower)][:1]
    found = [at for at, cell in enumerate(upper) for above in fitting if above.fullmatch(fold(cell.text))]
    return found[0] if len(found) == 1 else None


def _row(cells: Sequence[Cell], spans: Sequence[int]) -> Row:
    return tuple(each for cell, span in zip(cells, spans, strict=True) for each in (cell, *[_blank(cell)] * (span - 1)))


def _below(upper: Sequence[Cell], lower: Sequence[Cell], spans: Sequence[int]) -> Row:
    """The lower headings below those that span them; a blank cell below the others."""
    rest = iter(lower)
    return tuple(
        each
        for cell, span in zip(upper, spans, strict=True)
        for each in ([_blank(cell)] if span == 1 else [next(rest) for _ in range(span)])
    )


def _doubled(row: Row) -> Row:
    return tuple(each for cell in row for each in (cell, _blank(cell)))


def _blank(cell: Cell) -> Cell:
    return Cell("", cell.end, cell.end)


def values_of(rows: Sequence[Row]) -> list[Cell]:
    """The cells of a grid that hold numbers."""
    return [cell for row in rows for cell in row if cell.text and is_number(cell.text) and not DASH.fullmatch(fold(cell.text))]
