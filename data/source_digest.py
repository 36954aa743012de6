"""Versions that nobody has to remember to raise: digests of the sources that made something."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from data.records import stable_id

_ROOT = Path(__file__).parent.parent
_SOURCES = (".py", ".yaml")
_LEFT_OUT = "samples"  # what is read is no source of the reading


@cache
def source_digest(*rooms: str, libraries: tuple[str, ...] = ()) -> str:
    """A fingerprint of all code and terms of these rooms, and of the versions of libraries that they rest on.

    It changes with every change to them, also with one that changes no result: to read or check once too often costs time,
    once too seldom the truth.
    """
    texts = [f"{path.relative_to(_ROOT)} {_digest(path)}" for room in rooms for path in _sources(_ROOT / room)]
    return stable_id(*texts, *(f"{library} {version(library)}" for library in libraries))


def _sources(room: Path) -> Iterator[Path]:
    yield from sorted(
        path for path in room.rglob("*") if path.suffix in _SOURCES and _LEFT_OUT not in path.relative_to(room).parts[:1]
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
