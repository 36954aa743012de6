"""Layout: tables with pipes, as Markdown and crawlers print them: a row a line, or a cell a line with a pipe behind each.

A block is a run of such lines that is one table: it ends where a title stands, of a form or of a public table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from disclosures.accounts.titles import title_in
from disclosures.blocks import Cell
from disclosures.layouts.lines import Lines, cell_at, lines_of

Row = tuple[Cell, ...]
PIPE = "|"
# Other strokes that are printed for one.
STROKES = str.maketrans({"｜": PIPE, "│": PIPE, "┃": PIPE, "︱": PIPE})
# The line below the headings of a table in Markdown; behind the first row one dash a cell will do.
_RULE, _LONG_RULE = re.compile(r"\s*:?-+:?\s*"), re.compile(r"\s*:?-{3,}:?\s*")
# A cell goes on over so many lines without a pipe.
_MOST_CELL_LINES = 3
# A run of one line may be a bar of links above prose; prose is longer than what a cell goes on with.
_FEWEST_LINES, _LONGEST_CELL = 2, 300
_FEW_LINES = 8  # that tell how a run is set, so that a long one is not read again for each of its cells
_SENTENCE_END = ("。", "；", "：", ":")
_HEADING = re.compile(r"[\s#*-]*(?:第[一二三四五六七](?:部|章)|[一二三四五六七八九十]{1,3}[、.．])|.*单位[:：]")


@dataclass(frozen=True, slots=True)
class PipeBlock:
    """Lines first..last (half-open) that are one table with pipes. by_cell: a cell a line, not a row a line."""

    first: int
    last: int
    by_cell: bool


def without_pipes(text: str) -> str:
    """The text with a space for each pipe: what titles and labels are looked for in."""
    return text.replace(PIPE, " ")


def pipe_blocks(lines: Lines, titles: Collection[int]) -> list[PipeBlock]:
    """The tables with pipes in a text, in order. titles: the lines on which forms begin."""
    if PIPE not in lines.text:
        return []
    runs = [(first, last) for first, last in _joined(lines, list(_runs(lines))) if last - first > 1]
    return [block for first, last in runs for block in _cut(lines, first, last=last, titles=titles)]


def _runs(lines: Lines) -> Iterator[tuple[int, int]]:
    """The runs of lines that hold a pipe each."""
    first = None
    for index, line in enumerate(lines.lines):
        if PIPE in line:
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(lines.lines)


def _joined(lines: Lines, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of a cell a line, joined where only the further lines of a cell stand between two of them."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and _is_inside_cell(lines, joined[-1], first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_inside_cell(lines: Lines, above: tuple[int, int], first: int) -> bool:
    """Whether the lines between two runs are the beginning of the cell that ends on line `first`."""
    between = [line for line in lines.lines[above[1] : first] if line.strip()]
    if (
        not _is_by_cell(lines, max(above[0], above[1] - _FEW_LINES), above[1])
        or len(between) > _MOST_CELL_LINES
        or any(_begins_anew(line) for line in between)
    ):
        return False
    ends_alone = not lines.lines[first].strip(" |")
    if not ends_alone and (above[1] - above[0] < _FEWEST_LINES or sum(map(len, between)) > _LONGEST_CELL):
        return False
    return not ends_alone or (bool(between) and not lines.lines[above[1] - 1].strip(" |"))


def _begins_anew(line: str) -> bool:
    return _HEADING.match(line) is not None or title_in(line) is not None


def _is_by_cell(lines: Lines, first: int, last: int) -> bool:
    """Whether most of the lines print one cell at most."""
    single = sum(1 for line in lines.lines[first:last] if PIPE not in line.strip().rstrip(PIPE).rstrip().lstrip(PIPE))
    return single * 2 > last - first


def _cut(lines: Lines, first: int, *, last: int, titles: Collection[int]) -> Iterator[PipeBlock]:
    """The blocks of a run: a new one begins on each line that is a title."""
    starts = [index for index in range(first, last) if index == first or index in titles or _is_title(lines.lines[index])]
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        yield PipeBlock(start, end, _is_by_cell(lines, start, end))


def _is_title(line: str) -> bool:
    """Whether a line holds the title of a public table and nothing else."""
    return "表" in line and title_in(without_pipes(line)) is not None


def rows_of_pipe_rows(lines: Lines, block: PipeBlock) -> list[Row]:
    """The rows of a block with a row a line. A pipe at an end is a border where every line has one, else a blank cell."""
    printed = [line.strip() for line in lines.lines[block.first : block.last]]
    borders = all(line.startswith(PIPE) for line in printed), all(line.endswith(PIPE) for line in printed)
    rows: list[Row] = []
    for index in range(block.first, block.last):
        pieces = _pieces(lines, index, borders=borders)
        rule = _RULE if len(rows) == 1 else _LONG_RULE
        if not all(rule.fullmatch(lines.text[start:end]) for start, end in pieces):
            rows.append(tuple(cell_at(lines.text, start, end=end) for start, end in pieces))
    return rows


def _pieces(lines: Lines, index: int, *, borders: tuple[bool, bool]) -> list[tuple[int, int]]:
    """Where the cells of a line stand. borders: whether the first pipe and the last one are borders of the table."""
    pieces, at = [], lines.starts[index]
    for words in lines.lines[index].split(PIPE):
        pieces.append((at, at + len(words)))
        at += len(words) + 1
    first = 1 if borders[0] and len(pieces) > 1 else 0
    last = len(pieces) - 1 if borders[1] and len(pieces) > first + 1 else len(pieces)
    return pieces[first:last]


def cells_of_block(lines: Lines, block: PipeBlock) -> Row:
    """The cells of a block with a cell a line, in order: what stands before each pipe. A pipe alone closes a blank cell."""
    cells, at = [], lines.starts[block.first]
    end = lines.end(block.last - 1)
    while (pipe := lines.text.find(PIPE, at, end)) >= 0:
        cells.append(cell_at(lines.text, at, end=pipe))
        at = pipe + 1
    rest = cell_at(lines.text, at, end=end)
    return (*cells, rest) if rest.text else tuple(cells)


def bare(lines: Lines) -> Lines:
    """The lines without their pipes, for those who look for words."""
    return lines_of(without_pipes(lines.text)) if PIPE in lines.text else lines
