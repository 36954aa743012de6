"""What is expected of a batch, and what became of it. These values travel between processes and into files."""

from __future__ import annotations

from dataclasses import dataclass

NOT_NULL, IN_SET, UNIQUE, EQUAL, COLUMNS = "not null", "in set", "unique", "equal", "columns"


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation. kind: one of the five above; severity: critical, warning or info; title, notes: for people.

    values: the set of IN_SET, the whole set of names of COLUMNS.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    title: str
    severity: str = "critical"
    values: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an expectation. checked: the values looked at; rows: positions of the unexpected, from 0.

    Nothing looked at is no success: `met` is then None.
    """

    expected: Expected
    met: bool | None
    checked: int
    unexpected: int
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that breaks an expectation: the words that tell which one it is (its key)."""

    key: dict[str, str]


@dataclass(frozen=True, slots=True)
class TableResult:
    """The contract of one table on one batch. rows: of the batch; sampled: those that were looked at.

    outcomes: one for every expectation, in order. broken: for every outcome the first rows at fault.
    """

    table: str
    rows: int
    sampled: int
    outcomes: tuple[Outcome, ...]
    broken: tuple[tuple[Broken, ...], ...]

    @property
    def met(self) -> bool:
        return all(outcome.met is not False for outcome in self.outcomes)
