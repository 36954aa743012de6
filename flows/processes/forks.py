"""One work in a fork of a worker: for code that is not ours, and may do anything to the process that runs it.

The worker has imported what all such code needs and has run nothing yet, so a fork of it is made in milliseconds and
copies no lock of Polars. It stays beside the fork, ends whatever is beyond the limits, and takes bytes back, no objects: what
is unpickled could be code. What the fork started ends with it, unless it took care to hide.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TypeVar

from flows.processes.memory import KILOBYTE, MEGABYTE, allow_itself, memory_of, peak_of_itself
from flows.processes.raising import Raised, raised
from flows.processes.workers import LOOK, Limits, Lost

Work = TypeVar("Work")
# The first byte of what a fork says: what came of its work, what was raised, or that its memory was not enough.
_DONE, _RAISED, _TOO_LARGE = b"d", b"r", b"l"
_MOST_SAID = 1 << 31  # bytes, where no memory is bounded
_PR_SET_PDEATHSIG = 1


def in_a_fork(work: Work, function: Callable[[Work], bytes], limits: Limits) -> bytes | Raised | Lost:
    """What the function makes of the work in a fork of this process, or why there is nothing."""
    receiving, sending = Pipe(duplex=False)
    memory, peak = memory_of(), peak_of_itself()
    child = os.fork()
    if not child:
        _work(work, function, sending, limits)
    sending.close()
    try:
        return _heard(child, receiving, limits, memory=memory, peak=peak)
    finally:
        receiving.close()
        _end(child)


def _work(work: Work, function: Callable[[Work], bytes], sending: Connection, limits: Limits) -> None:
    """The life of the fork: a session of its own, no way to any other process than to say what came of its work."""
    try:
        os.setsid()
        _die_with_the_parent()
        os.closerange(3, sending.fileno())
        os.closerange(sending.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        allow_itself(limits.megabytes)
        sending.send_bytes(_said_of(work, function))
    finally:
        # At once, whatever is raised on the way: threads that never end, and what is to be done at exit, are not waited for,
        # and nothing returns into the worker's own life.
        os._exit(0)


def _said_of(work: Work, function: Callable[[Work], bytes]) -> bytes:
    try:
        return _DONE + function(work)
    except MemoryError:
        return _TOO_LARGE
    # sys.exit and Ctrl-C among them: whatever the code raises is told, and ends nothing.
    except BaseException as problem:
        return _RAISED + raised(problem).words.encode(errors="replace")


def _die_with_the_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _heard(child: int, receiving: Connection, limits: Limits, *, memory: int, peak: int) -> bytes | Raised | Lost:
    """What the fork says, or what it did instead. memory, peak: of this process before the fork."""
    until = time.monotonic() + limits.seconds
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if receiving.poll(0 if ended else LOOK):
            said = _said(receiving, limits)
            if said is not None:
                return said
        if ended:
            grown = usage.ru_maxrss * KILOBYTE - peak > limits.megabytes * MEGABYTE
            return Lost("large" if limits.megabytes and grown else "died", os.waitstatus_to_exitcode(status))
        if limits.seconds and time.monotonic() > until:
            return Lost("slow")
        if limits.megabytes and memory_of(child) - memory > limits.megabytes * MEGABYTE:
            return Lost("large")


def _said(receiving: Connection, limits: Limits) -> bytes | Raised | Lost | None:
    """What came through; None where the fork closed its end and is about to be found dead, or said what nobody understands."""
    try:
        said = receiving.recv_bytes(limits.megabytes * MEGABYTE or _MOST_SAID)
    except EOFError:
        time.sleep(LOOK)
        return None
    except OSError:
        return Lost("large")
    if said[:1] == _DONE:
        return said[1:]
    return Lost("large") if said[:1] == _TOO_LARGE else Raised(said[1:].decode(errors="replace"))


def _end(child: int) -> None:
    """Ends the fork, and what it started in its session."""
    for end in (os.killpg, os.kill):
        with suppress(OSError):
            end(child, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(child, 0)
