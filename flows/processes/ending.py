"""How a run ends when it is told to: every process that it started ends with it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(slots=True)
class _Held:
    """How many blocks of `held` are being run, and the signal that waits for their end."""

    blocks: int = 0
    number: int | None = None


_HELD = _Held()
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Turns SIGTERM, SIGHUP and Ctrl-C into SystemExit, so that every `finally` on the way out is run.

    Only the first signal speaks: a second one must not interrupt the ending of the children.
    """
    before = {number: signal.signal(number, _leave) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Within the block no signal ends the run: it waits until a process that is being started can be ended with the run."""
    _HELD.blocks += 1
    try:
        yield
    finally:
        _HELD.blocks -= 1
        if not _HELD.blocks:
            number, _HELD.number = _HELD.number, None
            if number is not None:
                signal.raise_signal(number)


def leave_if_told(code: object) -> None:
    """Ends the process at once where a signal ended the run: its children are gone, and nothing waits for Prefect's threads."""
    if code in {128 + number for number in SIGNALS}:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _leave(number: int, _frame: FrameType | None) -> None:
    if _HELD.blocks:
        _HELD.number = _HELD.number or number
        return
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)
