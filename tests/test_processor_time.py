"""One quiet run is enough for a bound on time, and what is always too slow stays too slow."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import processor_time
import pytest
from processor_time import least_growth, least_seconds, seconds_of


def short() -> None: ...


def long() -> None: ...


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """taking(short=[...], long=[...]): the seconds that each run of the works takes, one after the other."""

    def clock(**seconds: list[float]) -> None:
        left: dict[str, Iterator[float]] = {name: iter(each) for name, each in seconds.items()}
        monkeypatch.setattr(processor_time, "seconds_of", lambda work: next(left[work.__name__]))

    return clock


def test_a_run_below_the_bound_is_the_last(taking):
    taking(long=[0.4])
    assert least_seconds(long, below=0.5) == 0.4


def test_one_quiet_run_of_three_is_enough(taking):
    taking(long=[0.7, 0.6, 0.4])
    assert least_seconds(long, below=0.5) == 0.4
    taking(short=[0.1] * 9, long=[1.7, 1.2, 0.5])
    assert least_growth(short, long, below=11) == 5


def test_what_is_too_slow_in_every_run_is_too_slow(taking):
    taking(long=[0.7, 0.6, 0.8])
    assert least_seconds(long, below=0.5) == 0.6
    taking(short=[0.1] * 9, long=[1.6, 1.7, 1.8])
    assert least_growth(short, long, below=11) == 16


def test_a_short_run_that_was_disturbed_hides_no_growth(taking):
    taking(short=[0.9, 0.1, 0.2] * 3, long=[1.6] * 3)
    assert least_growth(short, long, below=11) == 16


def test_what_takes_next_to_no_time_has_not_grown(taking):
    taking(short=[0.001] * 3, long=[0.04])
    assert least_growth(short, long, below=11) == 0


def test_children_are_counted_and_waiting_is_not():
    busy = "import time\nwhile time.process_time() < 0.1: pass"
    assert seconds_of(lambda: subprocess.run([sys.executable, "-c", busy], check=True)) >= 0.1
    assert seconds_of(lambda: time.sleep(0.3)) < 0.3
