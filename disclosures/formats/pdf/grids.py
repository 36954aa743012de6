"""Rulings to grids: the columns and rows that they make, and which cells are merged because no ruling parts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from disclosures.formats.pdf.pages import Point
from disclosures.formats.pdf.rulings import Ruling, Rulings

# In points: rulings that lie closer are the same side of cells, on one page or on several.
SAME_SIDE = 4.0
# A ruling parts two cells where it covers so much of the side between them.
_COVERED = 0.6

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame. sides: of its columns, from the left; tops: of its rows and the bottom, from above (points).

    rulings: what parts the cells. owner: for each row and column the place of the first cell of the cells merged with it.
    """

    sides: list[float]
    tops: list[float]
    rulings: Rulings
    owner: list[list[Place]]

    def place(self, point: Point) -> Place | None:
        """The first cell of those merged at a point, None outside of the grid."""
        column = bisect_right(self.sides, point[0]) - 1
        row = bisect_right(self.tops, point[1]) - 1
        inside = 0 <= column < len(self.sides) - 1 and 0 <= row < len(self.tops) - 1
        return self.owner[row][column] if inside else None

    def box(self, place: Place) -> tuple[float, float, float, float]:
        """The left, upper, right and lower side of a cell with all that is merged with it."""
        merged = [(row, at) for row, line in enumerate(self.owner) for at, owner in enumerate(line) if owner == place]
        row, column = (max(places) for places in zip(*merged, strict=True))
        return self.sides[place[1]], self.tops[place[0]], self.sides[column + 1], self.tops[row + 1]

    def holds(self, point: Point) -> bool:
        """Whether a point lies within the outer sides."""
        return self.sides[0] <= point[0] < self.sides[-1] and self.tops[0] <= point[1] < self.tops[-1]


def grids_of(found: Iterable[Rulings]) -> list[Grid]:
    """The grids of connected rulings, from above: those of one cell are frames around something and no tables."""
    grids = [grid for rulings in found if (grid := grid_of(rulings)) is not None]
    return sorted(_without_frames(grids), key=lambda grid: (grid.tops[0], grid.sides[0]))


def grid_of(rulings: Rulings, columns: Sequence[float] = ()) -> Grid | None:
    """The grid of rulings, with the sides of columns that are given, else with their own. None where it is no table."""
    sides = list(columns) or clustered([ruling.at for ruling in rulings.down], rulings.across)
    tops = clustered([ruling.at for ruling in rulings.across], rulings.down)
    if len(sides) < 2 or len(tops) < 2 or len(sides) + len(tops) < 5:
        return None
    return Grid(sides, tops, rulings, _owners(rulings, sides, tops))


def clustered(places: Iterable[float], along: Sequence[Ruling] = ()) -> list[float]:
    """Places without those that lie close to another; with the ends of the rulings along them, where none closes the table."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SAME_SIDE:
            found.append(place)
    ends = [place for ruling in along for place in (ruling.first, ruling.last)]
    outer = [place for place in (min(ends), max(ends)) if _is_apart(place, found)] if ends else []
    return sorted([*found, *outer])


def _is_apart(place: float, places: Iterable[float]) -> bool:
    return all(abs(place - other) > SAME_SIDE for other in places)


def _owners(rulings: Rulings, sides: Sequence[float], tops: Sequence[float]) -> list[list[Place]]:
    """For each row and column the first place that no ruling parts from it."""
    rows, columns = range(len(tops) - 1), range(len(sides) - 1)
    below = parted(rulings.across, tops, sides)
    right = parted(rulings.down, sides, tops)
    owner = [[(row, column) for column in columns] for row in rows]

    def first_of(place: Place) -> Place:
        while (above := owner[place[0]][place[1]]) != place:
            place = above
        return place

    for row in rows:
        for column in columns:
            for other, is_parted in (((row, column - 1), right[column][row]), ((row - 1, column), below[row][column])):
                if min(other) >= 0 and not is_parted:
                    one, two = sorted((first_of((row, column)), first_of(other)))
                    owner[two[0]][two[1]] = one
    return [[first_of((row, column)) for column in columns] for row in rows]


def parted(rulings: Sequence[Ruling], sides: Sequence[float], stops: Sequence[float]) -> list[list[bool]]:
    """For each side and each stretch between two stops: whether rulings lie on the side there."""
    parted = []
    for side in sides:
        on_side = [ruling for ruling in rulings if abs(ruling.at - side) <= SAME_SIDE]
        parted.append([_covered(on_side, *stretch) >= _COVERED for stretch in pairwise(stops)])
    return parted


def _covered(rulings: Sequence[Ruling], first: float, last: float) -> float:
    """The share of the stretch that rulings cover."""
    covered = (min(ruling.last, last) - max(ruling.first, first) for ruling in rulings)
    return sum(part for part in covered if part > 0) / (last - first)


def have_same_sides(last: Grid, grid: Grid) -> bool:
    """Whether two grids have the same outer sides: the rows of a form have columns of their own on every page."""
    ends = zip((last.sides[0], last.sides[-1]), (grid.sides[0], grid.sides[-1]), strict=True)
    return all(abs(one - other) <= SAME_SIDE for one, other in ends)


def _without_frames(grids: Sequence[Grid]) -> list[Grid]:
    """The grids without those that hold another: these are frames of a page."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=_area):
        if not any(grid.holds((other.sides[0], other.tops[0])) for other in kept):
            kept.append(grid)
    return kept


def _area(grid: Grid) -> float:
    return (grid.sides[-1] - grid.sides[0]) * (grid.tops[-1] - grid.tops[0])
