"""The processes of a run, as the system sees them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

# Seconds; a first start sets up Prefect's database. A test waits three times at most: less than pytest's own limit.
WITHIN = 90.0


def descendants(pid: int) -> set[int]:
    """The processes below a process, zombies left out."""
    children: dict[int, set[int]] = {}
    for parent, child in living():
        children.setdefault(parent, set()).add(child)
    found, open_ends = set(), {pid}
    while open_ends:
        open_ends = set().union(*(children.get(each, set()) for each in open_ends)) - found
        found |= open_ends
    return found


def living() -> Iterator[tuple[int, int]]:
    """Parent and id of every process that is no zombie."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(") ")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            yield int(parent), int(stat.parent.name)


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
