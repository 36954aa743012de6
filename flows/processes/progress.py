"""How far a run has come: the steps tell, whoever listens hears. Prefect's tasks need not know of a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Within the block, `listener(stage, done, more)` is told: `done` documents are done, `more` are still expected.

    What scores counts levels in the place of documents.
    """
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def expected(stage: str, documents: int) -> None:
    """Says that a stage has so many documents before it."""
    for listener in _listeners:
        listener(stage, 0, documents)


def done(stage: str, documents: int) -> None:
    """Says that so many documents of a stage are done."""
    for listener in _listeners:
        listener(stage, documents, 0)
