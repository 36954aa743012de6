"""The tables of a text, whatever their layout: forms and others, in order, each with the part of the text that it covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from disclosures.blocks import Cell, Table
from disclosures.layouts.cell_lines import rows_of_cell_lines
from disclosures.layouts.hard_wrapped.form import rows_of_wrapped
from disclosures.layouts.lines import Lines, cell_at, lines_of
from disclosures.layouts.openings import openings_in
from disclosures.layouts.piped_tables import piped_tables
from disclosures.layouts.pipes import STROKES, bare
from disclosures.layouts.regions import HEADING, Region, caption_above, tabbed_region, wrapped_region
from disclosures.layouts.row_lines import rows_of_row_lines
from disclosures.layouts.spaced import spaced_tables
from disclosures.text.page_numbers import page_number_spans

Row = tuple[Cell, ...]
Span = tuple[int, int]
# The first cell of a table is a label.
_LONGEST_FIRST_CELL = 20


def tables_of(text: str, pages: Sequence[Span] | None = None) -> list[Table]:
    """All tables of a text in order. They do not overlap; what is outside all of them is prose. Linear in the text.

    pages: the places of its page numbers, found here where they are not given.
    """
    text = text.translate(STROKES)
    if not any(mark in text for mark in ("\t", "|", "名称", "表")):
        return []
    lines = lines_of(text)
    skipped = _lines_at(lines, page_number_spans(text) if pages is None else pages)
    titles = openings_in(bare(lines), skipped)
    marked = [*piped_tables(lines, titles), *spaced_tables(lines, titles)]
    return sorted(
        [*marked, *(_table(lines, region, skipped=skipped) for region in _regions(lines, skipped, titles=titles, marked=marked))],
        key=lambda table: table.start,
    )


def _lines_at(lines: Lines, pages: Sequence[Span]) -> frozenset[int]:
    """The lines that hold page numbers. Tables that are set with tabs have none between their cells."""
    return frozenset(bisect_right(lines.starts, start) - 1 for start, _ in pages)


def _regions(lines: Lines, skipped: frozenset[int], *, titles: dict[int, int], marked: Sequence[Table]) -> Iterator[Region]:
    """The regions of tables that tabs or line ends set: outside of those that pipes or blanks mark."""
    behind = {bisect_right(lines.starts, table.start) - 1: bisect_right(lines.starts, table.end) for table in marked}
    titles = {first: below for first, below in titles.items() if first not in behind}
    index, free = 0, 0
    while index < len(lines.lines):
        if index in behind:
            index = free = behind[index]
            continue
        if index not in titles and ("\t" not in lines.lines[index] or _is_indented(lines.lines[index])):
            index += 1
            continue
        region = _region_at(lines, index, titles=titles, skipped=skipped)
        if index not in titles:
            caption = max(caption_above(lines, index), free)
            region = Region(caption, region.last, index - caption and 1, region.tabbed)
        yield region
        index = free = max(region.last, index + 1)


def _is_indented(line: str) -> bool:
    """Whether a line with a tab is a heading or a sentence that the tab indents: no cell begins a table so."""
    words = line.strip()
    return "\t" not in words and (HEADING.match(words) is not None or (len(words) > _LONGEST_FIRST_CELL and "，" in words))


def _region_at(lines: Lines, index: int, *, titles: dict[int, int], skipped: frozenset[int]) -> Region:
    behind = titles.get(index, index)
    printed = (line for line in lines.lines[behind : behind + 24] if line.strip())
    if index not in titles or any("\t" in line for line, _ in zip(printed, range(4), strict=False)):
        return tabbed_region(lines, index, titles=titles)
    return wrapped_region(lines, index, titles=titles, skip=skipped)


def _table(lines: Lines, region: Region, *, skipped: frozenset[int]) -> Table:
    rows = _tabbed_rows(lines, region) if region.tabbed else rows_of_wrapped(lines, region, skipped=skipped)
    start, end = lines.starts[region.first], lines.end(region.last - 1)
    start += len(lines.text[start:end]) - len(lines.text[start:end].lstrip(" \r\f\u3000"))
    return Table(tuple(row for row in rows if row), start, end)


def _tabbed_rows(lines: Lines, region: Region) -> list[Row]:
    """The title and the rows of cells: a row a line where most lines have several tabs, else a cell a line."""
    titled = region.first + region.titled
    title = cell_at(lines.text, lines.starts[region.first], end=lines.end(titled - 1)) if region.titled else None
    tabbed = [line for line in lines.lines[titled : region.last] if "\t" in line]
    several = sum(1 for line in tabbed if line.count("\t") > 1 or not line.lstrip(" ").startswith("\t"))
    read = rows_of_row_lines if several * 2 > len(tabbed) else rows_of_cell_lines
    rows = read(lines, titled, last=region.last)
    return [(title,), *rows] if title else rows
