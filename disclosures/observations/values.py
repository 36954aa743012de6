"""What is observed in a text: a heading, or words of one of the kinds of `observations`. The fields are columns of the tables."""

from __future__ import annotations

from dataclasses import dataclass

from data.records import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A row of the table `headings`, which tells what the fields mean."""

    kind: str
    title: str
    evidence: Evidence
    listed: bool = False
    number: int | None = None
    section: str | None = None
    place: str | None = None
    topic: str | None = None
    body: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A row of the table `observations`, which tells what the fields mean."""

    kind: str
    words: str | None
    evidence: Evidence
    place: str | None = None
    name: str | None = None
    project_id: str | None = None
    cell: str | None = None
    fact_id: str | None = None
    year: int | None = None
    budget: str | None = None
    final: str | None = None
    score: str | None = None
    unit: str | None = None
    mark: str | None = None
    open: bool | None = None
    other: str | None = None
    agrees: bool | None = None
    excused: bool | None = None
    other_evidence: Evidence | None = None
    until_evidence: Evidence | None = None
