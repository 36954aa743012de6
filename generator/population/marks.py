"""Marks: single characters that stand for what differs between the units of a group, in a text that is written once for all.

The sections and layouts write words; a number that every unit has another of is a mark in them, and is put in its place
for all units at once (rendering.py). So the words of a disclosure are written in one place, for one unit as for many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

import numpy as np
import polars as pl

from generator.population.draws import Flags, Ints

_FIRST = 0xF0000  # a plane of Unicode for private use: no disclosure has such characters
MARK = re.compile("[\U000f0000-\U000ffffd]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of each unit. values: in units of the last digit printed. suffix: its unit, 分, %.

    signed: whether a minus is printed. left_out: where `instead` stands in its place. shortest: without zeros at the end of
    its decimals. before: what stands before it (">=").
    """

    values: Ints
    decimals: int
    suffix: str = ""
    signed: bool = False
    left_out: Flags | None = None
    instead: str = ""
    shortest: bool = False
    before: str = ""


class Printed(TypedDict, total=False):
    """How a number is printed: fields of `Number`."""

    signed: bool
    left_out: Flags | None
    instead: str
    shortest: bool
    before: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words for each unit. which: place in `words`."""

    words: tuple[str, ...]
    which: Ints


@dataclass(frozen=True, slots=True)
class Strings:
    """Words of each unit."""

    words: pl.Series


Meaning = Number | Choice | Strings


@dataclass(slots=True)
class Marks:
    """The meanings of the marks of one text, in the order in which they were made."""

    size: int  # how many units
    meanings: list[Meaning] = field(default_factory=list)

    def of(self, meaning: Meaning) -> str:
        """A new mark with that meaning."""
        self.meanings.append(meaning)
        return mark_at(len(self.meanings) - 1)

    def number(self, values: Ints | int, decimals: int, suffix: str = "", **how: Unpack[Printed]) -> str:
        """A mark for a number of each unit, or for one that all have."""
        return self.of(Number(np.broadcast_to(np.asarray(values, dtype=np.int64), (self.size,)), decimals, suffix, **how))

    def number_at(self, place: int) -> Number:
        """The number of the mark of that place. Raises TypeError where the mark stands for words."""
        meaning = self.meanings[place]
        if not isinstance(meaning, Number):
            raise TypeError(f"mark {place} stands for words")
        return meaning

    def either(self, condition: Flags, yes: str, no: str) -> str:
        """A mark for the words of a condition; the words themselves where all units agree."""
        condition = np.broadcast_to(np.asarray(condition).astype(bool), (self.size,))
        if condition.all() or not condition.any():
            return yes if condition.all() else no
        return self.of(Choice((no, yes), condition.astype(np.int64)))

    def choice(self, words: tuple[str, ...], which: Ints) -> str:
        return self.of(Choice(words, np.broadcast_to(which, (self.size,))))


def mark_at(place: int) -> str:
    """The mark of that place."""
    return chr(_FIRST + place)


def place_of(mark: str) -> int:
    """The place of a mark among the meanings."""
    return ord(mark) - _FIRST


def parts_of(text: str) -> tuple[list[str], list[int]]:
    """The words between the marks of a text (one more than there are marks), and the places of the marks.

    >>> parts_of("a" + chr(0xF0000) + "b")
    (['a', 'b'], [0])
    """
    return MARK.split(text), [place_of(mark) for mark in MARK.findall(text)]
