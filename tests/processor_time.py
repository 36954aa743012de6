"""Time as tests may bound it on a machine that is at work for others too: the processor's, at its best of a few runs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage

RUNS = 3
NEGLIGIBLE = 0.05  # seconds: what takes less is fast enough, however it grew

Work = Callable[[], object]


def least_seconds(work: Work, *, below: float) -> float:
    """The least processor time of up to RUNS runs; the first run that is below the bound is the last."""
    return _least(lambda: seconds_of(work), below=below)


def least_growth(short: Work, long: Work, *, below: float) -> float:
    """How many times the processor time of the short work the long one takes, at the least of up to RUNS comparisons.

    0 where the long work takes less than NEGLIGIBLE. The first comparison that is below the bound is the last.
    """
    return _least(lambda: _growth(short, long), below=below)


def seconds_of(work: Work) -> float:
    """The processor time that the work takes of this process and of the children that end with it.

    Without the collector: it looks at all that the process holds, also at what other tests left.
    """
    gc.disable()
    try:
        begun = _spent()
        work()
        return _spent() - begun
    finally:
        gc.enable()


def _growth(short: Work, long: Work) -> float:
    much = seconds_of(long)
    if much < NEGLIGIBLE:
        return 0.0
    # The least of the short work, always: a short one that was disturbed would hide how much longer the long one takes.
    return much / min(seconds_of(short) for _ in range(RUNS))


def _least(measure: Callable[[], float], *, below: float) -> float:
    least = measure()
    for _ in range(RUNS - 1):
        if least < below:
            break
        least = min(least, measure())
    return least


def _spent() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
