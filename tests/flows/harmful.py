"""Works that do to their process what a damaged file may do to a library: they end it, are stuck in it, or use it up."""

from __future__ import annotations

import ctypes
import os
import signal
import time

AMPLE = 120  # seconds, for what takes less than one where nothing else is at work
MEGABYTE = 1024 * 1024


def work(number: int) -> object:
    """Twice the number; some numbers do harm instead."""
    return HARMS[number](number) if number in HARMS else 2 * number


def _is_killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _is_stuck_below_python(_: int) -> None:
    # Called so, a function of C keeps the lock of the interpreter: no alarm of Python rings.
    ctypes.PyDLL(None).sleep(AMPLE)


def _takes_more_and_more(_: int) -> None:
    taken = []
    while True:
        taken.append(b"x" * MEGABYTE)
        time.sleep(0.0005)


def _asks_for_all_at_once(_: int) -> int:
    try:
        return len(bytearray(1 << 40))
    except MemoryError:
        return -1


def _aborts_with(megabytes: int) -> None:
    if b"x" * megabytes * MEGABYTE:
        # So long that the parent looks: a parent that is larger itself learns nothing of the peak.
        time.sleep(0.3)
        os.abort()


def _keeps_what_it_took(number: int) -> int:
    _kept.append(b"x" * (60 if number == KEEPING else 20) * MEGABYTE)
    return os.getpid()


_kept: list[bytes] = []
KILLED, ENDED, STUCK, GROWING, AT_ONCE, KEEPING, RAISING, WHO, KEEPING_A_LITTLE, REFUSED, ABORTING = range(1001, 1012)
HARMS = {
    KILLED: _is_killed,
    ENDED: lambda _: os._exit(3),
    STUCK: _is_stuck_below_python,
    GROWING: _takes_more_and_more,
    AT_ONCE: _asks_for_all_at_once,
    KEEPING: _keeps_what_it_took,
    KEEPING_A_LITTLE: _keeps_what_it_took,
    REFUSED: lambda _: _aborts_with(120),
    ABORTING: lambda _: _aborts_with(1),
    RAISING: lambda number: number // 0,
    WHO: lambda _: os.getpid(),
}
