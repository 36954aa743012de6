"""The vocabulary: what a disclosure can call a thing and what it can say of it, as entries of data/terms.

An entry is one line: words, a sentence that shows them, the reading of that sentence, and where they were seen. Readers
compile them once; whoever needs the canonical name of a thing asks here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Required, TypedDict

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLUMN = " | "
SUBJECT, SUBJECT_BELOW, DESCRIBED = "subject", "subject_below", "described"
HEADING, COUNTED = "heading", "counted"


class SubjectEntry(TypedDict, total=False):
    """An entry of subjects.yaml, as it is written there."""

    kind: Required[str]
    total: bool
    fiscal: bool
    free: bool
    itemized: bool
    below: list[str]
    near: list[str]
    under: str
    both: list[str]
    units: dict[str, str]
    beside: dict[str, str]
    headings: list[str]
    wordings: str
    wordings_below: str
    described: str
    counted: str


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry. of: the term that it names, or the role that it plays. line: words | sentence | reading | where seen."""

    of: str
    role: str
    line: str

    @property
    def words(self) -> str:
        """The words, with [x] where x may be absent and (a|b) where one of both stands."""
        return self.line.split(_COLUMN, 1)[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the entry. Raises ValueError where one is missing."""
        columns = tuple(column.strip() for column in self.line.split(_COLUMN))
        if len(columns) != 4:
            raise ValueError(f"{self.of}: an entry is `words | sentence | reading | where seen`, not {self.line!r}")
        return columns


@dataclass(frozen=True, slots=True)
class Term:
    """What a number can be of. name: the last step of its path; the other fields are described in data/terms/subjects.yaml."""

    name: str
    kinds: frozenset[str]
    total: bool = False
    fiscal: bool = False
    free: bool = False
    itemized: bool = False
    below: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    under: str | None = None
    both: tuple[str, ...] = ()
    units: Mapping[str, str] | None = None
    beside: Mapping[str, str] | None = None

    @property
    def path(self) -> str:
        """Its path where that is fixed, else its name."""
        return f"{self.under}/{self.name}" if self.under else self.name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """terms by name, and all entries."""

    terms: Mapping[str, Term]
    wordings: tuple[Wording, ...]

    def without(self, wording: Wording) -> Vocabulary:
        """The vocabulary without one entry: what it took must then be unread."""
        return replace(self, wordings=tuple(other for other in self.wordings if other != wording))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of data/terms."""
    subjects: Mapping[str, SubjectEntry] = _file("subjects.yaml")
    roles: Mapping[str, str] = _file("measures.yaml")
    terms = {name: _term(name, entry) for name, entry in subjects.items()}
    said = (wording for name, entry in subjects.items() for wording in _wordings_of(name, entry))
    around = (Wording(role, role, line) for role, lines in roles.items() for line in lines.splitlines())
    return Vocabulary(terms, (*said, *around))


def _file(name: str) -> Any:
    return yaml.load((files("data") / "terms" / name).read_text(encoding="utf-8"), Loader=_LOADER)


def _term(name: str, entry: SubjectEntry) -> Term:
    return Term(
        name,
        frozenset(entry["kind"].split()),
        total=entry.get("total", False),
        fiscal=entry.get("fiscal", False),
        free=entry.get("free", False),
        itemized=entry.get("itemized", False),
        below=tuple(entry.get("below", ())),
        near=tuple(entry.get("near", ())),
        under=entry.get("under"),
        both=tuple(entry.get("both", ())),
        units=entry.get("units"),
        beside=entry.get("beside"),
    )


def _wordings_of(name: str, entry: SubjectEntry) -> Iterator[Wording]:
    for line in entry.get("wordings", "").splitlines():
        yield Wording(name, SUBJECT, line)
    for line in entry.get("wordings_below", "").splitlines():
        yield Wording(name, SUBJECT_BELOW, line)
    for line in entry.get("described", "").splitlines():
        yield Wording(name, DESCRIBED, line)
    for line in entry.get("headings", ()):
        yield Wording(name, HEADING, line)
    for line in entry.get("counted", "").splitlines():
        yield Wording(name, COUNTED, line)


def spellings(words: str) -> frozenset[str]:
    """All that the words of an entry stand for.

    >>> sorted(spellings("公务接待(费[用]|经费)"))
    ['公务接待经费', '公务接待费', '公务接待费用']
    """
    done, at = _alternatives(words, 0)
    if at != len(words):
        raise ValueError(f"a bracket of {words!r} has no partner")
    return frozenset(done)


_CLOSES = {"[": "]", "(": ")"}


def _alternatives(words: str, at: int) -> tuple[set[str], int]:
    """The spellings from `at` to the bracket that closes, and its place."""
    all_: set[str] = set()
    here = {""}
    while at < len(words) and words[at] not in "])":
        if words[at] in _CLOSES:
            inside, end = _alternatives(words, at + 1)
            if end >= len(words) or words[end] != _CLOSES[words[at]]:
                raise ValueError(f"a bracket of {words!r} has no partner")
            inside = inside | {""} if words[at] == "[" else inside
            here, at = {first + then for first in here for then in inside}, end + 1
        elif words[at] == "|":
            all_, here, at = all_ | here, {""}, at + 1
        else:
            here, at = {first + words[at] for first in here}, at + 1
    return all_ | here, at
