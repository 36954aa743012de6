"""How a run ends when it is told to: every process that it started ends with it.

The first signal raises SystemExit, so that every `finally` on the way out is run. Who imports or calls back may swallow that:
so it is also kept, and raised again wherever the work tells how far it is. A second signal ends the process at once, also
where the work is in a library that lets no Python run; the children end with their parent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
# One press of a key reaches a command more than once: from the terminal, and from what started it.
SAME_PRESS = 0.5  # seconds
AT_ONCE = "已立即结束：本次运行未完成，可直接重新运行。\n"


@dataclass(slots=True)
class _Told:
    """What signals said. number: the first; at: when it came; blocks: how many of `held` are being run."""

    number: int | None = None
    at: float = 0.0
    blocks: int = 0


_TOLD = _Told()


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Within the block SIGTERM, SIGHUP and Ctrl-C end the run: the first one in order, a second one at once."""
    before = {number: signal.signal(number, _leave) for number in SIGNALS}
    _TOLD.number = None
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    woken = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    listener = threading.Thread(target=_listen, args=(reading,), daemon=True)
    listener.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        os.close(writing)
        listener.join()
        _TOLD.number = None
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Within the block the first signal does not end the run: it waits until a process that is being started can be ended too."""
    _TOLD.blocks += 1
    try:
        yield
    finally:
        _TOLD.blocks -= 1
        leave_where_told()


def leave_where_told() -> None:
    """Ends the run (SystemExit) where a signal has told it to, and nobody who was called has let that through."""
    if _TOLD.number is not None and not _TOLD.blocks:
        raise SystemExit(128 + _TOLD.number)


def leave_if_told(code: object) -> None:
    """Ends the process at once where a signal ended the run: its children are gone, and nothing waits for Prefect's threads."""
    if isinstance(code, int) and code in {128 + number for number in SIGNALS}:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _leave(number: int, _frame: FrameType | None) -> None:
    if _TOLD.number is None:
        _TOLD.number, _TOLD.at = number, time.monotonic()
        leave_where_told()
    elif time.monotonic() - _TOLD.at > SAME_PRESS:
        # Where a library took the listener's place.
        _end_at_once(number)


def _listen(reading: int) -> None:
    """Hears every signal at once, whatever the main thread does: a handler in Python waits for its turn."""
    first: float | None = None
    with os.fdopen(reading, "rb", buffering=0) as signals:
        while said := signals.read(1):
            now = time.monotonic()
            if said[0] not in SIGNALS:
                continue
            if first is not None and now - first > SAME_PRESS:
                _end_at_once(said[0])
            first = now if first is None else first


def _end_at_once(number: int) -> None:
    with suppress(OSError):
        os.write(2, AT_ONCE.encode())
    os._exit(128 + number)
