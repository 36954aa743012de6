"""Target and actual value of a row of a hard-wrapped form: on its line of values, or broken over the lines before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from disclosures.layouts.hard_wrapped.fragments import Fragment, by_line, words_of
from disclosures.layouts.hard_wrapped.two_columns import second_column
from disclosures.layouts.hard_wrapped.value_lines import ValueLine, begins_value, glued, goes_on_with_date, is_number_led

# With these a target begins, never an actual value that a form prints with "=".
_BOUNDS = (">", "<", "≥", "≤")
_LONGEST_TARGET = 40


@dataclass(frozen=True, slots=True)
class Values:
    """fields: the fragments of target, actual ... of a row; name: of its name, as far as it stands on the line of values.
    first: how many of the fragments before that line are not part of a value."""

    fields: dict[str, Sequence[Fragment]]
    name: Sequence[Fragment]
    first: int


NO_VALUES = Values({}, (), 0)


def values_of(pending: Sequence[Fragment], on_line: Sequence[Fragment], *, line: ValueLine, order: str) -> Values:
    """The values of a row. pending: the fragments before its line of values; on_line: those of the line before the weight."""
    if order == "weight target actual rate score":
        target, actual = _pair(glued(line.middle))
        return Values({"target": target, "actual": actual}, on_line, len(pending))
    if order == "target basis weight actual score":
        return _with_basis(pending, on_line, line=line)
    cells = glued(on_line)
    first, before = _value_groups(pending, len(cells))
    name, values = _name_and_values([*before, *cells], len(before), has_name=first > 0)
    return Values(dict(zip(("target", "actual"), values, strict=False)), name, first)


def _pair(cells: list[list[Fragment]]) -> tuple[Sequence[Fragment], Sequence[Fragment]]:
    """Two cells from the pieces of a line: the second begins with the last operator, else in the middle."""
    starts = [index for index, cell in enumerate(cells) if begins_value(cell[0].words)]
    cut = starts[-1] if starts and starts[-1] > 0 else (len(cells) + 1) // 2
    return [f for cell in cells[:cut] for f in cell], [f for cell in cells[cut:] for f in cell]


def _with_basis(pending: Sequence[Fragment], on_line: Sequence[Fragment], *, line: ValueLine) -> Values:
    """Name, target, basis before the weight; the actual value between weight and score."""
    words = [*pending, *on_line]
    first = next((i for i, f in enumerate(words) if begins_value(f.words)), None)
    if first is None:
        first = next((i for i, f in enumerate(words) if i and is_number_led(f.words)), len(words))
    target = glued(words[first:])[:1]
    taken = first + sum(map(len, target))
    fields: dict[str, Sequence[Fragment]] = {"target": target[0] if target else (), "basis": words[taken:], "actual": line.middle}
    on_line_name = words[len(pending) : first]
    return Values(fields, on_line_name, min(first, len(pending)))


def _value_groups(pending: Sequence[Fragment], on_line: int) -> tuple[int, list[list[Fragment]]]:
    """Where in `pending` the values begin, and the values there. on_line: how many cells stand on the line of values."""
    lines = [part for line in by_line(pending) for part in _parts(line)]
    starts = [i for i, line in enumerate(lines) if _starts_value(lines, i, on_line=on_line)]
    if on_line == 0 and not starts:
        starts = _repeated(lines)
    elif on_line == 0 and starts == [len(lines) - 1] and starts[0] > 1 and not words_of(lines[-1]).startswith(_BOUNDS):
        # A value that would have stood on the line of values stands above it: the target before it is words, and broken.
        starts = [second_column([words_of(line) for line in lines[:-1]], sentences=False), starts[0]]
    ends = [*starts[1:], len(lines)]
    groups = [[f for line in lines[start:end] for f in line] for start, end in zip(starts, ends, strict=False)]
    return sum(map(len, lines[: starts[0]])) if starts else len(pending), groups


def _parts(line: list[Fragment]) -> list[list[Fragment]]:
    """A line cut before each operator in it: <=30 万元 =24.60 万 holds two values, the second broken."""
    cuts = [0, *(i for i, fragment in enumerate(line) if i and begins_value(fragment.words)), len(line)]
    return [line[start:end] for start, end in pairwise(cuts)]


def _starts_value(lines: Sequence[list[Fragment]], index: int, *, on_line: int) -> bool:
    """Whether a value begins on a line: with an operator, or (where no cell stands on the line of values) with a number."""
    words, above = words_of(lines[index]), words_of(lines[index - 1]) if index else ""
    if begins_value(words):
        return True
    goes_on = above[-1:].isdigit() or above.endswith(".") or goes_on_with_date(above, words)
    return bool(above) and on_line == 0 and is_number_led(words) and not goes_on


def _repeated(lines: Sequence[list[Fragment]]) -> list[int]:
    """Where words begin that are printed twice at the end: a target in words and an equal actual value."""
    for length in range(1, (len(lines) + 1) // 2):
        middle = len(lines) - length
        if "".join(map(words_of, lines[middle - length : middle])) == "".join(map(words_of, lines[middle:])):
            return [middle - length, middle]
    return []


def _name_and_values(
    cells: list[list[Fragment]], broken: int, *, has_name: bool
) -> tuple[Sequence[Fragment], list[list[Fragment]]]:
    """The name, and target and actual value, among the cells before the weight. broken: how many of them stood above the line."""
    if broken >= 2:
        return [f for cell in cells[broken:] for f in cell], cells[:2]
    if broken == 1:
        return (), [cells[0], [f for cell in cells[1:] for f in cell]]
    count = _count_of_values(cells, has_name)
    name = [f for cell in cells[: len(cells) - count] for f in cell]
    return name, cells[len(cells) - count :]


def _count_of_values(cells: list[list[Fragment]], has_name: bool) -> int:
    """How many cells at the end are target and actual value: two, or one where the actual value is blank."""
    if len(cells) < 2:
        return len(cells) if has_name or (cells and _is_value(cells[0])) else 0
    last, before = words_of(cells[-1]), words_of(cells[-2])
    if last.startswith(_BOUNDS) and not _is_value(cells[-2]) and (len(cells) > 2 or not has_name):
        return 1
    if len(cells) == 2 and not has_name and not _is_value(cells[0]):
        return 1
    return 2 if len(before) <= _LONGEST_TARGET else 1


def _is_value(cell: list[Fragment]) -> bool:
    return begins_value(cell[0].words) or is_number_led(words_of(cell))
