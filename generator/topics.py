"""What the invented departments do: their items of the classification, and the things that their projects pay for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("topics.yaml")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a project pays for. count: (what is counted, its unit, low, high). benefit: (level 2, what improves, how)."""

    name: str
    count: tuple[str, str, int, int]
    quality: str
    benefit: tuple[str, str, str]
    served: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of department. running, institution, projects, fund: codes of the classification (行政运行, its institution)."""

    key: str
    department: str
    duty: str
    running: str
    institution: str | None
    projects: tuple[str, ...]
    fund: str | None
    things: tuple[Thing, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """All kinds of departments, in the order of topics.yaml."""
    return tuple(_topic(entry) for entry in yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def _topic(entry: dict) -> Topic:
    things = (Thing(**{**thing, "count": tuple(thing["count"]), "benefit": tuple(thing["benefit"])}) for thing in entry["things"])
    return Topic(**{**entry, "projects": tuple(entry["projects"]), "things": tuple(things)})
