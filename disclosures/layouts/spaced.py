"""Layout: a row a line, several blanks between the cells, as text that was copied out of a spreadsheet.

Blank cells leave no trace in it. So a public table is taken only where every row of values has as many cells as its
headings; of a form the words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from disclosures.accounts.titles import OTHER, title_in
from disclosures.blocks import Cell, Table
from disclosures.forms.values import is_number
from disclosures.forms.vocabulary import is_aside
from disclosures.layouts.lines import Lines, cell_at
from disclosures.layouts.pipe_cells import is_row_of_values
from disclosures.layouts.regions import STRONG_HEADING

Row = tuple[Cell, ...]
_GAP = re.compile(r"\S[ \u3000]{2,}\S")
_CELL = re.compile(r"\S+(?:[ \u3000]\S+)*")
_ABOVE_TABLE = re.compile(r".*单位[:：].*|(?:公开|附)?(?:表)?\d{0,2}表?|(?:20\d\d年度?)|[(（].{1,12}[)）]")
_MOST_ABOVE = 4
# Most lines of a form have several cells; a form has more lines than this.
_SHARE, _FEWEST_LINES, _FEWEST_ROWS = 0.6, 4, 2
_TOTALS = ("合计", "总计")


def spaced_tables(lines: Lines, titles: Mapping[int, int]) -> list[Table]:
    """The tables with blanks between their cells: forms below their titles, public tables below theirs."""
    if _GAP.search(lines.text) is None:
        return []
    return [*_forms(lines, titles), *_public_tables(lines, titles)]


def _forms(lines: Lines, titles: Mapping[int, int]) -> Iterator[Table]:
    for first, behind in titles.items():
        printed = list(_lines_of_form(lines, behind, titles=titles))
        gaps = [index for index in printed if _GAP.search(lines.lines[index])]
        if len(gaps) < max(_FEWEST_LINES, _SHARE * len(printed)):
            continue
        last = max(index for index in printed if index in gaps or is_aside(lines.lines[index].strip()))
        title = [(cell_at(lines.text, lines.starts[first], end=lines.end(behind - 1)),)] if behind > first else []
        rows = [_row(lines, index) for index in printed if index <= last]
        yield Table((*title, *rows), lines.starts[first], lines.end(last))


def _lines_of_form(lines: Lines, behind: int, *, titles: Mapping[int, int]) -> Iterator[int]:
    """The printed lines below the title of a form, up to the next title or heading."""
    for index in range(behind, len(lines.lines)):
        line = lines.lines[index]
        if (index in titles and index > behind) or "\t" in line or "|" in line or STRONG_HEADING.match(line) or title_in(line):
            return
        if line.strip():
            yield index


def _public_tables(lines: Lines, titles: Mapping[int, int]) -> Iterator[Table]:
    for index, line in enumerate(lines.lines):
        title = title_in(line) if "表" in line and index not in titles else None
        if title is None or title.section == OTHER:
            continue
        run = list(_rows_below(lines, index + 1))
        rows = [_row(lines, at) for at in run]
        if len(rows) > _FEWEST_ROWS and _is_even(rows):
            yield Table(tuple(rows), lines.starts[run[0]], lines.end(run[-1]))


def _rows_below(lines: Lines, first: int) -> Iterator[int]:
    """The lines with several cells below a title, behind those of the unit and of the number of the table."""
    above, begun = 0, False
    for index in range(first, len(lines.lines)):
        words = lines.lines[index].strip()
        if not words or (not begun and _ABOVE_TABLE.fullmatch(words) and above < _MOST_ABOVE):
            above += bool(words)
        elif _GAP.search(words) and "\t" not in words and "|" not in words:
            begun = True
            yield index
        else:
            return


def _is_even(rows: Sequence[Row]) -> bool:
    """Whether all rows of values have as many cells as the last row of headings; the total may have one less, its code."""
    count = next((at for at, row in enumerate(rows) if any(is_number(cell.text) for cell in row)), len(rows))
    if not 0 < count < len(rows):
        return False
    width = max(map(len, rows[count:]))
    return all(
        is_row_of_values(row, width) or (row[0].text in _TOTALS and is_row_of_values(row, width - 1)) for row in rows[count:]
    )


def _row(lines: Lines, index: int) -> Row:
    start = lines.starts[index]
    return tuple(
        cell_at(lines.text, start + found.start(), end=start + found.end()) for found in _CELL.finditer(lines.lines[index])
    )
