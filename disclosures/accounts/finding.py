"""Which tables of a document are public tables of its accounts: by the title above the grid, or in its first rows.

A title of the contents list has no grid below it. Between a title and its grid stand the unit of its money, the name of the
body, a number of the table, and nothing else. A grid without a title goes on with the table before it, where it has as many
columns and nothing stands between them but the end of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosures.accounts.headings import Row, is_heading
from disclosures.accounts.titles import OTHER, Title, title_in
from disclosures.blocks import Table
from disclosures.text.squeezed import fold

# So many characters above a grid are searched for its title.
_ABOVE = 400
_MOST_LINES = 6
_UNIT = re.compile(r"单位[:：]?(?:人民币)?(?P<unit>万元|亿元|元)|[(（](?:单位[:：])?(?P<other>万元|元)[)）]")
_BETWEEN = re.compile(
    r".*单位[:：].*|(?:部门|编制单位|填报单位|公开部门|单位名称|部门名称)[:：(（]?.*|"
    r"(?:公开|附|财决|表)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*表?(?:[-\d]*)|(?:20\d\d年度?)|[-—·\s\d]{1,8}|[(（].{1,12}[)）]"
)
_PAGE = re.compile(r"(?:[-—·]?\s*\d{1,3}\s*[-—·]?|第\d+页.*)?")
_LONGEST_TITLE_ROW = 80
# What so many pages begin or end with says nothing of what stands there.
_FEWEST_PAGES = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A public table: its title, the unit of its money as printed above it (None where it is not), and the rows below the
    title, of all grids over which it runs."""

    title: Title
    unit: str | None
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]


def grids_of(tables: Sequence[Table], text: str) -> list[Grid]:
    """The public tables in order."""
    grids: list[Grid] = []
    behind, running = 0, _running(text)
    for table in sorted(tables, key=lambda table: table.start):
        start = max(behind, table.start - _ABOVE)
        title, unit = _title_above(text[start : table.start], start, running=running)
        inside, rows = _title_rows(table)
        unit = unit or _unit_of(table.rows[: len(table.rows) - len(rows)])
        title = inside or title
        if grids and title is not None and _is_again(grids[-1], title, rows):
            grids[-1] = replace(grids[-1], rows=(*grids[-1].rows, *rows), tables=(*grids[-1].tables, table))
        elif title is not None and (title.section != OTHER or unit):
            grids.append(Grid(title, unit, rows, (table,)))
        elif grids and _goes_on(grids[-1], table, text):
            grids[-1] = replace(grids[-1], rows=(*grids[-1].rows, *rows), tables=(*grids[-1].tables, table))
        behind = table.end
    return grids


def _is_again(grid: Grid, title: Title, rows: Sequence[Row]) -> bool:
    """Whether a title is printed once more above the next part of its table: of two tables each has its own total."""
    widths = {max(map(len, part), default=0) for part in (grid.rows, rows)}
    totals = [any(_is_total(row) for row in part) for part in (grid.rows, rows)]
    return (grid.title.section, grid.title.words) == (title.section, title.words) and len(widths) == 1 and not all(totals)


def _is_total(row: Row) -> bool:
    return next((cell.text for cell in row if cell.text), "") in ("合计", "总计")


def _running(text: str) -> frozenset[str]:
    """The lines, without white space and digits, at the head or foot of several pages: a title may stand on the page before."""
    pages = [lines for page in text.split("\f") if (lines := [line for line in page.split("\n") if line.strip()])]
    edges = Counter(words for lines in pages for words in {_plain(lines[0]), _plain(lines[-1])})
    return frozenset(words for words, number in edges.items() if number >= _FEWEST_PAGES)


def _plain(line: str) -> str:
    return re.sub(r"[\s\d]", "", line)


def _title_above(above: str, start: int, *, running: frozenset[str]) -> tuple[Title | None, str | None]:
    """The title, and the unit that is printed between it and the grid. A title may break over two lines."""
    unit, below = None, ""
    for line, at in _lines_upwards(above, start):
        words = "".join(line.split())
        if match := _UNIT.search(words):
            unit = unit or match["unit"] or match["other"]
        title = title_in(line, at) or title_in(_without_unit(line), at) or (title_in(line + below, at) if below else None)
        if title is not None:
            return title, unit
        if _plain(line) in running:
            continue
        if below or not (_BETWEEN.fullmatch(words) or _ends_a_title(words) or is_heading([words])):
            return None, unit
        below = line if _ends_a_title(words) and not _BETWEEN.fullmatch(words) else ""
    return None, unit


def _lines_upwards(above: str, start: int) -> Iterator[tuple[str, int]]:
    """The last printed lines, from the last upwards, each with its place."""
    end, seen = len(above), 0
    for line in reversed(re.split(r"[\n\f]", above)):
        begin = end - len(line)
        end = begin - 1
        if line.strip():
            yield line, start + begin
            seen += 1
        if seen == _MOST_LINES:
            return


def _without_unit(line: str) -> str:
    return re.split(r"[\s(（]*(?:金额)?单\s*位\s*[:：]", line)[0]


def _ends_a_title(words: str) -> bool:
    return len(words) <= 20 and words.endswith("表") and "。" not in words


def _title_rows(table: Table) -> tuple[Title | None, tuple[Row, ...]]:
    """The title that the first rows of a grid hold, and the rows below it and below the unit: of a spreadsheet."""
    title, first = None, 0
    for at, row in enumerate(table.rows[:_MOST_LINES]):
        printed = [cell for cell in row if cell.text]
        words = "".join(cell.text for cell in printed)
        found = title_in(printed[0].text, printed[0].start) if len({cell.text for cell in printed}) == 1 else None
        if found is not None:
            title = replace(found, start=printed[0].start, end=printed[0].end)
        elif printed and (len(words) > _LONGEST_TITLE_ROW or not all(_BETWEEN.fullmatch(cell.text) for cell in printed)):
            break
        first = at + 1
    has_unit = _unit_of(table.rows[:first]) is not None
    return title, table.rows[first:] if title is not None or has_unit else table.rows


def _unit_of(rows: Sequence[Row]) -> str | None:
    found = (_UNIT.search(fold("".join(cell.text for cell in row))) for row in rows)
    return next((match["unit"] or match["other"] for match in found if match), None)


def _goes_on(grid: Grid, table: Table, text: str) -> bool:
    between = text[grid.tables[-1].end : table.start]
    widths = {max(map(len, part.rows), default=0) for part in (grid.tables[-1], table)}
    return len(widths) == 1 and all(_PAGE.fullmatch(line.strip()) for line in re.split(r"[\n\f]", between))
