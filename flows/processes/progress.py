"""How far a run has come: the steps tell, whoever listens hears. Prefect's tasks need not know of a progress bar.

Wherever the work tells of itself, it also ends where a signal told it to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.processes.ending import leave_where_told

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []

# The stages, in their order, and what each counts.
STAGES = {
    "读取": "份文件",
    "核对": "份文件",
    "评分": "个级次",
    "契约": "张表",
    "报告": "个页面",
}


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Within the block, `listener(stage, done, more)` is told: `done` of what the stage counts are done, `more` are expected."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def expected(stage: str, count: int) -> None:
    """Says that a stage has so many before it. Raises SystemExit where a signal has ended the run."""
    leave_where_told()
    for listener in _listeners if count else ():
        listener(stage, 0, count)


def done(stage: str, count: int) -> None:
    """Says that so many of a stage are done. Raises as above."""
    for listener in _listeners if count else ():
        listener(stage, count, 0)
    leave_where_told()
