"""Worker processes that may die or be stuck without harm to the run, and that end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import TypeVar

from flows.processes.ending import held

Work = TypeVar("Work")
Done = TypeVar("Done")


class WorkersLost(Exception):
    """A worker died, or none has finished anything for longer than was allowed; the others are ended."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def worker_pool(count: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the block, at once when it is left by an exception or a signal."""
    # Not forked: Polars and Prefect run threads, and a fork copies their locks as they happen to be.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_live_no_longer_than_the_parent)
    try:
        with _single_threaded_children():
            yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def done_by(
    pool: ProcessPoolExecutor, function: Callable[[Work], Done], works: Sequence[Work], *, patience: float | None
) -> Iterator[tuple[Work, Done]]:
    """Each work with what the function made of it, as they come. Raises WorkersLost.

    patience: seconds without any result after which the workers are taken to be stuck; None waits for ever.
    """
    try:
        with held():
            pending: dict[Future[Done], Work] = {pool.submit(function, work): work for work in works}
        while pending:
            finished, _ = wait(pending, timeout=patience, return_when=FIRST_COMPLETED)
            if not finished:
                raise WorkersLost
            for future in finished:
                yield pending.pop(future), future.result()
    except BrokenProcessPool as lost:
        raise WorkersLost from lost


@contextmanager
def _single_threaded_children() -> Iterator[None]:
    """One thread of Polars a worker: the workers are as many as the cores. This process keeps its own."""
    before = os.environ.get("POLARS_MAX_THREADS")
    os.environ["POLARS_MAX_THREADS"] = "1"
    try:
        yield
    finally:
        with suppress(KeyError):
            del os.environ["POLARS_MAX_THREADS"]
        if before is not None:
            os.environ["POLARS_MAX_THREADS"] = before


def _live_no_longer_than_the_parent() -> None:
    """Begins a worker: Ctrl-C is the parent's to handle, and a parent that is killed takes its workers along."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after_the_parent, daemon=True).start()


def _end_after_the_parent() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)
