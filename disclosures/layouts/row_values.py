"""Target and actual value of a row of a hard-wrapped form: on its line of values, or broken over the lines before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.layouts.fragments import Fragment, by_line, words_of
from disclosures.layouts.value_lines import ValueLine, begins_value, glued, is_number_led

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Values:
    """fields: the fragments of target, actual ... of a row; name: of its name, as far as it stands on the line of values.
    first: how many of the fragments before that line are not part of a value."""

    fields: dict[str, Sequence[Fragment]]
    name: Sequence[Fragment]
    first: int


NO_VALUES = Values({}, (), 0)


def values_of(pending: Sequence[Fragment], on_line: Sequence[Fragment], line: ValueLine, order: str) -> Values:
    """The values of a row. pending: the fragments before its line of values; on_line: those of the line before the weight."""
    if order == "weight target actual rate score":
        target, actual = _pair(glued(line.middle))
        return Values({"target": target, "actual": actual}, on_line, len(pending))
    if order == "target basis weight actual score":
        return _with_basis(pending, on_line, line)
    cells = glued(on_line)
    first = _value_start(pending, len(cells))
    before = _value_groups(pending[first:])
    name, values = _name_and_values([*before, *cells], len(before), has_name=first > 0)
    return Values(dict(zip(("target", "actual"), values, strict=False)), name, first)


def _pair(cells: list[list[Fragment]]) -> tuple[Sequence[Fragment], Sequence[Fragment]]:
    """Two cells from the pieces of a line: the second begins with the last operator, else in the middle."""
    starts = [index for index, cell in enumerate(cells) if begins_value(cell[0].words)]
    cut = starts[-1] if starts and starts[-1] > 0 else (len(cells) + 1) // 2
    return [f for cell in cells[:cut] for f in cell], [f for cell in cells[cut:] for f in cell]


def _with_basis(pending: Sequence[Fragment], on_line: Sequence[Fragment], line: ValueLine) -> Values:
    """Name, target, basis before the weight; the actual value between weight and score."""
    words = [*pending, *on_line]
    first = next((i for i, f in enumerate(words) if begins_value(f.words)), None)
    if first is None:
        first = next((i for i, f in enumerate(words) if i and is_number_led(f.words)), len(words))
    target = glued(words[first:])[:1]
    taken = first + sum(map(len, target))
    fields = {"target": target[0] if target else (), "basis": words[taken:], "actual": line.middle}
    on_line_name = words[len(pending) : first]
    return Values(fields, on_line_name, min(first, len(pending)))


def _value_start(pending: Sequence[Fragment], on_line: int) -> int:
    """Where in `pending` the values begin; its length where they all stand on the line of values (on_line: its cells)."""
    starts = [index for index, fragment in enumerate(pending) if begins_value(fragment.words)]
    heads = _line_heads(pending)
    numbers = [i for i in heads if i and is_number_led(words_of(_rest_of_line(pending, i))) and on_line < 2]
    if starts and on_line == 0 and len(starts) == 1 and pending[starts[0]].words.startswith("="):
        earlier = [i for i in numbers if i < starts[0]]
        return earlier[-1] if earlier else starts[0]
    if starts:
        return starts[0]
    if numbers and on_line == 0:
        return numbers[0]
    return _repeated_start(pending) if on_line == 0 else len(pending)


def _line_heads(fragments: Sequence[Fragment]) -> list[int]:
    return [i for i, fragment in enumerate(fragments) if i == 0 or fragments[i - 1].line != fragment.line]


def _rest_of_line(fragments: Sequence[Fragment], first: int) -> Sequence[Fragment]:
    return [fragment for fragment in fragments[first:] if fragment.line == fragments[first].line]


def _repeated_start(pending: Sequence[Fragment]) -> int:
    """Where words begin that are printed twice at the end: a target in words and an equal actual value."""
    for length in range(1, len(pending) // 2 + 1):
        first = len(pending) - 2 * length
        same = words_of(pending[first : first + length]) == words_of(pending[first + length :])
        if first > 0 and same:
            return first
    return len(pending)


def _value_groups(pieces: Sequence[Fragment]) -> list[list[Fragment]]:
    """The pieces as values: each begins with an operator, or with a number where no date goes on."""
    groups: list[list[Fragment]] = []
    for line in by_line(pieces):
        begins = begins_value(line[0].words) or (
            is_number_led(words_of(line)) and words_of(groups[-1] if groups else ())[-1:] not in ("年", "月")
        )
        if begins or not groups:
            groups.append([])
        groups[-1].extend(line)
    if len(groups) == 1 and len(pieces) > 1 and not begins_value(pieces[0].words) and not is_number_led(pieces[0].words):
        middle = len(pieces) // 2
        return [list(pieces[:middle]), list(pieces[middle:])]
    return groups


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
    if last.startswith((">", "<", "≥", "≤")) and not _is_value(cells[-2]) and (len(cells) > 2 or not has_name):
        return 1
    if len(cells) == 2 and not has_name and not _is_value(cells[0]):
        return 1
    return 2 if len(before) <= 40 else 1


def _is_value(cell: list[Fragment]) -> bool:
    return begins_value(cell[0].words) or is_number_led(words_of(cell))
