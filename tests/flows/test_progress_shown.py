"""What who keeps the output of a run reads of its progress: a line a stage, when it is done."""

from __future__ import annotations

import io
import itertools
import logging

import pytest
from rich.console import Console

from flows.commands import progress_shown as shown
from flows.commands.progress_shown import progress_shown as showing
from flows.processes import progress


@pytest.fixture
def clock(monkeypatch) -> None:
    """Each look at the clock is ten seconds after the one before."""
    ticks = itertools.count(0.0, 10.0)
    monkeypatch.setattr(shown.time, "monotonic", lambda: next(ticks))


def lines_of(*, verbose: bool = False) -> list[str]:
    """What is said of two batches of reading, each held to its contract, and of checking."""
    out = io.StringIO()
    with showing(Console(file=out, width=100), verbose=verbose):
        progress.expected("读取", 4)
        for _ in range(2):
            progress.done("读取", 2)
            progress.expected("契约", 1)
            progress.done("契约", 1)
        progress.expected("核对", 4)
        progress.done("核对", 4)
        logging.getLogger("jihe.lake").info("a commit")
    return out.getvalue().splitlines()


def test_a_stage_is_told_when_all_of_it_is_done_and_the_times_add_up_to_the_whole(clock):
    # 9 events and the end, ten seconds apart.
    assert lines_of() == [
        "准备，用时 10.0 秒",
        "读取 4 份文件，用时 40.0 秒",
        "核对 4 份文件，用时 20.0 秒",
        "契约 2 张表，用时 30.0 秒",
    ]


def test_a_stage_that_takes_long_tells_in_between(clock, monkeypatch):
    monkeypatch.setattr(shown, "SAID_EVERY", 5.0)
    assert "读取 2/4 份文件，已用 10 秒" in lines_of()


def test_verbose_logs_every_step_and_commit_with_the_time():
    lines = lines_of(verbose=True)
    assert [line.split(" ", 1)[1] for line in lines[:2]] == ["读取 0/4 份文件", "读取 2/4 份文件"]
    assert lines[-1].endswith(" a commit") and lines[-1][2] == ":"
    assert logging.getLogger("jihe").handlers == []


def test_a_terminal_sees_bars_and_keeps_none_of_them():
    out = io.StringIO()
    with showing(Console(file=out, width=100, force_terminal=True)):
        progress.expected("读取", 2)
        progress.done("读取", 2)
    assert "读取（份文件）" in out.getvalue() and "2/2" in out.getvalue()
