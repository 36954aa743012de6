"""Worker processes, each with one work at a time: one that dies, is stuck or takes too much memory costs its work and no other.

A library in another language can end its process, be stuck where no alarm of Python reaches it, and ask for memory
without end. So the parent watches, ends whoever is beyond the limits, and starts another in its place.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Literal, TypeVar

from flows.processes.ending import held
from flows.processes.memory import MEGABYTE, memory_of, peak_of
from flows.processes.worker import LAST_MOMENTS

Work = TypeVar("Work")
Done = TypeVar("Done")
# What workers import while there is nothing to do yet.
AHEAD = ("flows.house_work",)
# How often is looked at what the workers have taken: between two looks one may take some hundred megabytes.
LOOK = 0.05
# Seconds beyond the allowed ones for a worker to answer its own alarm; who is stuck below Python does not.
GRACE = 5.0
START = 120.0  # seconds, on a machine with much else to do
# Who asks for twice the memory that it has, for it needs more, is refused it when it has a third of what is allowed.
REFUSED_FROM = 1 / 3
# A worker that keeps more than this share of what is allowed is replaced: no work pays for those before it.
MOST_KEPT = 0.25


@dataclass(frozen=True, slots=True)
class Limits:
    """What one work may take; 0 for as much as it likes."""

    seconds: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Why there is no result: the worker died (code: how it ended, negative a signal), or was ended beyond a limit."""

    cause: Literal["died", "slow", "large"]
    code: int = 0


@dataclass(slots=True, eq=False)
class _Worker(Generic[Work]):
    """A worker. work: in a list, what it does; until: when it must be done; memory: what it had when it began that work,
    and when it began the first one; resident: the same with the code of libraries; peak: the most that it had before that work;
    grown: by how much more it was seen to have since."""

    process: subprocess.Popen[bytes]
    connection: Connection
    work: list[Work] = field(default_factory=list)
    until: float | None = None
    memory: int | None = None
    memory_at_first: int | None = None
    resident: int = 0
    peak: int = 0
    grown: int = 0


_early: list[_Worker] = []
_blocks: list[None] = []  # of `begun_early`, that are being run


def cores() -> int:
    """The cores that this process may use."""
    # macOS does not say which they are.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def begun_early(count: int, *, more: Sequence[str] = ()) -> Iterator[None]:
    """Begins workers before there is work for them: they import what they need while this process does.

    more: modules that they import beyond those that check.

    Within the block those that are done with one kind of work wait for the next.
    """
    _blocks.append(None)
    try:
        make_ready(count, more=more)
        yield
    finally:
        _blocks.pop()
        _end(_early)


def make_ready(count: int, *, more: Sequence[str] = ()) -> None:
    """Within a block of `begun_early`: begins so many workers, less those that wait already."""
    with held():
        _early.extend(_begun((*AHEAD, *more)) for _ in range(count - len(_early) if _blocks else 0))


def done_by(
    function: Callable[[Work], Done], works: Sequence[Work], *, count: int, limits: Limits, unused: bool = False
) -> Iterator[tuple[Work, Done | Lost]]:
    """Each work with what the function made of it, as they come, or with why there is nothing. count: workers at most.

    unused: by workers alone that have done nothing else, and will not: the works are of another kind.
    """
    left = deque(works)
    ready = [] if unused else _early
    crew: list[_Worker[Work]] = []
    try:
        while left or any(worker.work for worker in crew):
            with held():
                _hand_out(function, left, crew, ready, count=count, limits=limits)
            for worker, result in list(_heard(crew, limits)):
                work = worker.work.pop()
                if isinstance(result, Lost) or _keeps_much(worker, limits):
                    crew.remove(worker)
                    _kill(worker)
                yield work, result
    finally:
        if _blocks and not unused:
            idle = [worker for worker in crew if not worker.work]
            _early.extend(idle)
            crew = [worker for worker in crew if worker.work]
        _end(crew)


def _hand_out(
    function: Callable[[Work], Done],
    left: deque[Work],
    crew: list[_Worker],
    ready: list[_Worker],
    *,
    count: int,
    limits: Limits,
) -> None:
    """Gives what is left to who has nothing to do, and to new workers as long as they are fewer than may be."""
    idle = [worker for worker in crew if not worker.work]
    while left and (idle or len(crew) < count):
        if not idle:
            crew.append(ready.pop() if ready else _begun())
        worker = idle.pop() if idle else crew[-1]
        worker.work, worker.until, worker.memory = [left.popleft()], time.monotonic() + START, None
        # One that is dead is told of when it is listened to.
        with suppress(OSError):
            worker.connection.send((function, worker.work[0], limits.megabytes))


def _heard(crew: Sequence[_Worker[Work]], limits: Limits) -> Iterator[tuple[_Worker[Work], Any]]:
    """The workers that are done or lost, after a look at all of them; with what came through their pipe."""
    busy = [worker for worker in crew if worker.work]
    speaking = wait([worker.connection for worker in busy], LOOK)
    for worker in busy:
        if worker.connection not in speaking:
            beyond = _beyond(worker, limits)
            if beyond is not None:
                yield worker, beyond
            continue
        try:
            said = worker.connection.recv()
        # Whatever comes from a process whose memory a library may have damaged.
        except Exception:
            yield worker, _end_of(worker, limits)
            continue
        if worker.memory is None:
            worker.memory, worker.resident, worker.peak = said
            worker.grown = 0
            worker.until = time.monotonic() + limits.seconds + GRACE if limits.seconds else None
            worker.memory_at_first = worker.memory if worker.memory_at_first is None else worker.memory_at_first
        else:
            yield worker, said


def _beyond(worker: _Worker, limits: Limits) -> Lost | None:
    if worker.until is not None and time.monotonic() > worker.until:
        return Lost("slow")
    if worker.memory is not None:
        worker.grown = max(worker.grown, memory_of(worker.process.pid) - worker.memory)
    return Lost("large") if limits.megabytes and worker.grown > limits.megabytes * MEGABYTE else None


def _keeps_much(worker: _Worker, limits: Limits) -> bool:
    return _has_grown(worker, worker.memory_at_first, MOST_KEPT * limits.megabytes)


def _has_grown(worker: _Worker, before: int | None, megabytes: float) -> bool:
    """Whether a worker has so much more memory than before; 0 bounds nothing."""
    return bool(megabytes) and before is not None and memory_of(worker.process.pid) - before > megabytes * MEGABYTE


def _end_of(worker: _Worker, limits: Limits) -> Lost:
    """Why a worker ended that says nothing any more.

    A library that is refused memory aborts its process at once, before anyone looks at what it has taken: its peak tells, where
    that is above what it inherited of its parent.
    """
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        process, status, usage = os.wait4(worker.process.pid, os.WNOHANG)
        if process:
            worker.process.returncode = os.waitstatus_to_exitcode(status)
            code = worker.process.returncode
            most = limits.megabytes * MEGABYTE * (REFUSED_FROM if code == -signal.SIGABRT else 1)
            peak = peak_of(usage)
            grown = max(worker.grown, peak - worker.resident if peak > worker.peak else 0)
            is_large = bool(most) and worker.memory is not None and grown > most
            return Lost("large" if is_large else "died", code)
        time.sleep(LOOK)
    return Lost("died", -signal.SIGKILL)


def _begun(ahead: Sequence[str] = AHEAD) -> _Worker:
    """A new worker. A fresh interpreter: a fork copies the locks of Polars and Prefect as they happen to be."""
    ours, theirs = Pipe()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows.processes.worker", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,
            # What libraries print of a damaged file is no output of ours.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # One thread of Polars a worker: the workers are as many as the cores.
            env=os.environ | {"POLARS_MAX_THREADS": "1"},
        )
    with suppress(OSError):
        ours.send((sys.path, ahead))
    return _Worker(process, ours)


def _end(workers: list[_Worker]) -> None:
    """Ends workers. Who is at work ends what it started itself, if it can."""
    busy = [worker.process for worker in workers if worker.work]
    for process in busy:
        process.terminate()
    until = time.monotonic() + LAST_MOMENTS
    for process in busy:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
    for worker in workers:
        _kill(worker)
    workers.clear()


def _kill(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.wait()
    if worker.process.stdin is not None:
        worker.process.stdin.close()
    worker.connection.close()
