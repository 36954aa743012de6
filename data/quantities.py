"""The quantities that several parts of a disclosure print, by name: which terms of the narrative and which cells say them.

They are entries of data/terms/quantities.yaml, whose terms are those of the vocabulary; checks and features ask by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Required, TypedDict

import yaml

from data.vocabulary import Vocabulary, vocabulary

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
AMOUNT = ("amount", "final")
TOTAL = "合计"
Cell = tuple[str, str, str]  # table, row, column


class QuantityEntry(TypedDict, total=False):
    """An entry of quantities.yaml, as it is written there."""

    said: Required[list[str]]
    measures: list[str]
    cells: list[str]
    parts: list[str]
    holds: list[str]
    apart: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """paths: of the subjects that are it, the first that is printed counts. measures: what is said of them, the first that is
    printed counts. cells: that print it. parts: the cells that print a part of it, * for the last step of the part's path.
    holds: terms that stand beside it and are parts of it. apart: whether its paths are not one number under several names."""

    name: str
    paths: tuple[str, ...]
    measures: tuple[str, ...] = AMOUNT
    cells: tuple[Cell, ...] = ()
    parts: tuple[Cell, ...] = ()
    holds: tuple[str, ...] = ()
    apart: bool = False

    @property
    def title(self) -> str:
        """The shortest of its names."""
        return min((path.rsplit("/", 1)[-1] for path in self.paths), key=len)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Subject and measure of the numbers that are it, in the order in which they count."""
        return tuple((path, measure) for measure in self.measures for path in self.paths)


@cache
def quantities() -> Mapping[str, Quantity]:
    """The quantities of data/terms/quantities.yaml by name."""
    text = (files("data") / "terms" / "quantities.yaml").read_text(encoding="utf-8")
    return quantities_in(yaml.load(text, Loader=_LOADER), vocabulary())


def quantities_in(entries: Mapping[str, QuantityEntry], words: Vocabulary) -> dict[str, Quantity]:
    """Entries as quantities. Raises ValueError where one names a term, or a path, that the vocabulary does not hold."""
    return {name: _quantity(name, entry, words) for name, entry in entries.items()}


def _quantity(name: str, entry: QuantityEntry, words: Vocabulary) -> Quantity:
    paths: list[str] = []
    for said in entry["said"]:
        found = list(_paths(str(said), words))
        if not found:
            raise ValueError(f"{name} of quantities.yaml: the vocabulary has no subject {said!r}")
        paths += found
    holds = tuple(entry.get("holds", ()))
    if unknown := set(holds) - set(words.terms):
        raise ValueError(f"{name} of quantities.yaml: the vocabulary has no terms {sorted(unknown)}")
    return Quantity(
        name,
        tuple(dict.fromkeys(paths)),
        measures=tuple(entry.get("measures", AMOUNT)),
        cells=tuple(map(_cell, entry.get("cells", ()))),
        parts=tuple(map(_cell, entry.get("parts", ()))),
        holds=holds,
        apart=entry.get("apart", False),
    )


def _cell(words: str) -> Cell:
    table, row, *column = words.split()
    return table, row, column[0] if column else TOTAL


def _paths(said: str, words: Vocabulary) -> Iterator[str]:
    """The paths that `/term`, `whole/term` or `term` stand for."""
    whole, slash, name = said.rpartition("/")
    if slash and not whole:
        yield from (path for path in paths_of(name, words) if path == name)
    elif whole:
        wholes = (whole, *_pairs_of(whole, words))
        found = paths_of(name, words)
        yield from (path for each in wholes for path in found if path == f"{each}/{name}")
    else:
        for each in (name, *_pairs_of(name, words)):
            yield from paths_of(each, words)


def _pairs_of(name: str, words: Vocabulary) -> list[str]:
    """The terms that stand for two of which one is this: 收入支出总计 for 收入总计."""
    return [term.name for term in words.terms.values() if name in term.both]


def paths_of(name: str, words: Vocabulary) -> Sequence[str]:
    """Every path that the vocabulary can give to a term: below each of its totals, and by itself.

    >>> paths_of("本年收入合计", vocabulary())
    ['收入总计/本年收入合计', '收入支出总计/本年收入合计', '本年收入合计']
    """
    term = words.terms.get(name)
    if term is None:
        return []
    below = [f"{path}/{name}" for whole in term.below for path in paths_of(whole, words)]
    return list(dict.fromkeys([*below, term.path]))


@cache
def _names(measure: str) -> Mapping[str, str]:
    """The quantity of which a path bears the measure, by path; the first that is listed counts."""
    named: dict[str, str] = {}
    for quantity in quantities().values():
        if measure in quantity.measures and not quantity.apart:
            for path in quantity.paths:
                named.setdefault(path, quantity.name)
    return named


def names_by_path(measure: str = "amount") -> Mapping[str, str]:
    """The name of the quantity that a subject is, by its path: 本年收入 and 收入总计/本年收入合计 are income."""
    return _names(measure)


def named_paths(measure: str = "amount") -> list[tuple[str, str]]:
    """Subject and quantity; a pair is the quantity of either of its sides: 收入支出总计 is income_total and expenditure_total."""
    known = [each for each in quantities().values() if measure in each.measures and not each.apart]
    return [(path, each.name) for each in known for path in each.paths]


@cache
def sides_by_path() -> Mapping[str, str]:
    """Where a part of a pair belongs to one side of it, by its path: 收入支出总计/本年收入合计 is 收入总计/本年收入合计."""
    words = vocabulary()
    pairs = [term for term in words.terms.values() if term.both]
    sides = ((part, pair, [side for side in pair.both if side in part.below]) for part in words.terms.values() for pair in pairs)
    return {
        f"{pair.name}/{part.name}": f"{of[0]}/{part.name}" for part, pair, of in sides if pair.name in part.below and len(of) == 1
    }
