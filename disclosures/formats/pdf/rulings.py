"""Rules to rulings: pieces of rules that lie in one line are one, and rulings that cross belong to one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from disclosures.formats.pdf.pages import Rule

# In points. Rules in one line lie closer than _ALIGNED; a gap between their pieces is at most _GAP; rulings that meet lie
# closer than _MEETS; what is shorter than _SHORTEST is a dot; what is thicker than _THICKEST is a surface.
_ALIGNED = 1.6
_GAP = 3.0
_MEETS = 3.0
_SHORTEST = 5.0
_THICKEST = 3.0


class Ruling(NamedTuple):
    """A straight line: `at` across, from `first` to `last` along."""

    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings that are connected: those from left to right and those from top to bottom, each from the smallest `at`."""

    across: list[Ruling]
    down: list[Ruling]


def rulings_of(rules: Iterable[Rule]) -> list[Rulings]:
    """The connected rulings of a page, such as have both directions."""
    rules = list(rules)
    across = _joined(
        Ruling((rule.top + rule.bottom) / 2, rule.left, rule.right) for rule in rules if rule.bottom - rule.top <= _THICKEST
    )
    down = _joined(
        Ruling((rule.left + rule.right) / 2, rule.top, rule.bottom) for rule in rules if rule.right - rule.left <= _THICKEST
    )
    return _connected(across, down)


def _joined(pieces: Iterable[Ruling]) -> list[Ruling]:
    """Rulings of pieces that lie in one line and touch."""
    found: list[Ruling] = []
    for aligned in _aligned(sorted(pieces)):
        at = sum(piece.at for piece in aligned) / len(aligned)
        spans = sorted((piece.first, piece.last) for piece in aligned)
        first, last = spans[0]
        for start, end in spans[1:]:
            if start - last > _GAP:
                found.append(Ruling(at, first, last))
                first, last = start, end
            last = max(last, end)
        found.append(Ruling(at, first, last))
    return [ruling for ruling in found if ruling.last - ruling.first >= _SHORTEST]


def _aligned(pieces: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for piece in pieces:
        if not groups or piece.at - groups[-1][0].at > _ALIGNED:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _connected(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Rulings]:
    """The rulings sorted by which of them meet, over any number of others."""
    root = list(range(len(across) + len(down)))

    def root_of(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    places = [ruling.at for ruling in down]
    for index, one in enumerate(across):
        for other in range(bisect_left(places, one.first - _MEETS), len(down)):
            if places[other] > one.last + _MEETS:
                break
            if down[other].first - _MEETS <= one.at <= down[other].last + _MEETS:
                root[root_of(index)] = root_of(len(across) + other)
    groups: dict[int, Rulings] = {}
    for index, ruling in enumerate([*across, *down]):
        group = groups.setdefault(root_of(index), Rulings([], []))
        (group.across if index < len(across) else group.down).append(ruling)
    return [group for group in groups.values() if group.across and group.down]
