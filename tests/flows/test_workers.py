"""Worker processes: one that dies, is stuck or takes too much costs its work and no other."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from harmful import (
    ABORTING,
    AMPLE,
    AT_ONCE,
    ENDED,
    GROWING,
    KEEPING,
    KEEPING_A_LITTLE,
    KILLED,
    RAISING,
    REFUSED,
    STUCK,
    WHO,
    work,
)

from flows.processes import workers
from flows.processes.workers import Limits, Lost, begun_early, done_by

FREE = Limits(0, 0)


@pytest.fixture(autouse=True)
def bare_workers(request, monkeypatch) -> None:
    """Workers that import nothing ahead: what they do here needs none of it.

    But where a peak is told from the one before: that of a small process begins with what its parent had.
    """
    begun = workers._begun
    if f"[{REFUSED}-" not in request.node.name:
        monkeypatch.setattr(workers, "_begun", lambda _ahead=(): begun(()))


def results(numbers: list[int], limits: Limits = FREE, count: int = 2) -> dict[int, object]:
    return dict(done_by(work, numbers, count=count, limits=limits))


def is_living(pid: int) -> bool:
    """Whether there is such a process; a zombie is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def test_every_work_comes_back_with_its_result():
    assert results([*range(10)]) == {number: 2 * number for number in range(10)}
    assert results([]) == {}


@pytest.mark.parametrize(
    ("number", "lost"),
    [
        (KILLED, Lost("died", -signal.SIGSEGV)),
        (ENDED, Lost("died", 3)),
        (RAISING, Lost("died", 1)),
        (STUCK, Lost("slow")),
        (GROWING, Lost("large")),
        (REFUSED, Lost("large", -signal.SIGABRT)),
        (ABORTING, Lost("died", -signal.SIGABRT)),
    ],
)
def test_what_harms_its_worker_is_lost_and_nothing_else(number, lost, monkeypatch):
    monkeypatch.setattr(workers, "GRACE", 3.0)
    numbers = [1, 2, number, 3, 4, 5]
    assert results(numbers, Limits(seconds=2, megabytes=200)) == {each: 2 * each for each in numbers} | {number: lost}


def test_every_worker_may_be_lost_and_the_rest_is_done():
    numbers = [KILLED, ENDED, RAISING, 7]
    found = results(numbers, count=1)
    assert found[7] == 14 and all(isinstance(found[number], Lost) for number in numbers[:3])


def test_what_is_asked_for_at_one_stroke_is_refused():
    assert results([AT_ONCE], Limits(AMPLE, megabytes=200)) == {AT_ONCE: -1}


@pytest.mark.parametrize(("numbers", "processes"), [([WHO] * 5, 1), ([KEEPING, WHO], 2), ([KEEPING_A_LITTLE] * 4, 2)])
def test_a_worker_is_used_again_unless_it_keeps_much_memory(numbers, processes):
    done = done_by(work, numbers, count=1, limits=Limits(AMPLE, megabytes=200))
    assert len({process for _, process in done}) == processes


def test_workers_begun_early_do_the_work_and_end_with_the_block():
    with begun_early(2):
        early = {worker.process.pid for worker in workers._early}
        assert results([WHO], count=1)[WHO] in early
        # Who is done waits for the next works, and is not taken for those of another kind.
        assert {worker.process.pid for worker in workers._early} == early and all(map(is_living, early))
        assert dict(done_by(work, [WHO], count=1, limits=FREE, unused=True))[WHO] not in early
    assert workers._early == [] and not any(is_living(pid) for pid in early)


def test_no_worker_outlives_who_no_longer_listens():
    done = done_by(work, [WHO, STUCK], count=1, limits=FREE)
    _, pid = next(done)
    begun = time.monotonic()
    done.close()
    assert not is_living(pid) and time.monotonic() - begun < AMPLE / 4
