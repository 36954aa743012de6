"""A run that is told to end, or is killed, leaves no process behind and a lake that the next run completes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from command import JIHE
from disclosures_made_up import disclosure
from processes import WITHIN, descendants, living, wait_until

from data.store import Lake
from flows.processes import progress
from flows.processes.ending import AT_ONCE, SAME_PRESS, SIGNALS, ended_by_signals, held
from flows.processes.running import INTERRUPTED

DOCUMENTS = 60  # enough for worker processes to be at work for a while


@pytest.fixture
def folder(tmp_path) -> Path:
    for number in range(DOCUMENTS):
        (tmp_path / f"{number:03}.txt").write_text(disclosure(f"昌远县第{number}局"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("number", "processes", "code"),
    [
        # While the server starts there is one child; with the readers at work there are the server, what holds the
        # expectations with what keeps track of it, and two readers.
        pytest.param(signal.SIGTERM, 1, 143, id="told while starting"),
        pytest.param(signal.SIGTERM, 5, 143, id="told while reading", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, 5, 130, id="Ctrl-C while reading"),
        pytest.param(signal.SIGKILL, 5, -9, id="killed while reading"),
    ],
)
def test_no_process_is_left_behind_and_the_run_says_how_it_ended(folder, environment, jihe, number, processes, code):
    command = [*JIHE, "audit", str(folder), "--workers", "2", "--lake", str(folder / "lake")]
    running = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    below: set[int] = set()

    def at_work() -> bool:
        assert running.poll() is None, running.communicate()
        below.update(descendants(running.pid))
        return len(below) >= processes

    wait_until(at_work)
    if processes > 1:
        assert "进行中" in jihe("status", "--lake", "lake", cwd=folder).stdout
    running.send_signal(number)
    out, err = running.communicate(timeout=WITHIN)
    assert running.returncode == code
    # A run that is killed can say nothing, nor keep what a worker that is just starting is about to be given.
    assert number == signal.SIGKILL or "Traceback" not in out + err
    wait_until(lambda: not below & {child for _, child in living()})
    lake = Lake(folder / "lake")
    assert lake.last_run() is None
    # Who is told to end while the server starts has not begun yet.
    state = {signal.SIGKILL: "started"}.get(number, "interrupted")
    assert lake.scan("runs").collect()["state"].to_list() == ([state] if processes > 1 else [])
    assert (INTERRUPTED in err) == (processes > 1 and number != signal.SIGKILL)
    if processes > 1:
        said = jihe("status", "--lake", "lake", cwd=folder).stdout
        assert {"started": "被强行终止", "interrupted": "中断"}[state] in said


def test_what_a_reader_started_ends_with_a_run_that_is_killed(tmp_path, environment):
    office = tmp_path / "soffice"
    office.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid.new\nmv {tmp_path}/pid.new {tmp_path}/pid\nexec sleep 300\n")
    office.chmod(0o755)
    (tmp_path / "甲.rtf").write_bytes(b"{\\rtf1 a}")
    path = {"PATH": f"{tmp_path}:{environment['PATH']}"}
    running = subprocess.Popen([*JIHE, "check", "甲.rtf"], cwd=tmp_path, env={**environment, **path}, stdout=subprocess.DEVNULL)
    wait_until((tmp_path / "pid").exists)
    below = descendants(running.pid)
    assert int((tmp_path / "pid").read_text()) in below
    running.kill()
    running.wait()
    wait_until(lambda: not below & {child for _, child in living()})


def test_a_signal_waits_until_a_process_that_is_being_started_can_be_ended():
    done = []
    with ended_by_signals(), pytest.raises(SystemExit) as left:
        with held():
            signal.raise_signal(signal.SIGTERM)
            done.append("started")
        done.append("went on")
    assert (done, left.value.code) == (["started"], 128 + signal.SIGTERM)
    with held():  # nothing is left of it
        pass


def test_a_signal_that_somebody_swallows_ends_the_run_where_the_work_next_tells_of_itself():
    done = []
    with ended_by_signals(), pytest.raises(SystemExit) as left:
        with suppress(BaseException):
            signal.raise_signal(signal.SIGINT)
        done.append("swallowed")
        progress.done("读取", 1)
        done.append("went on")
    assert (done, left.value.code) == (["swallowed"], 128 + signal.SIGINT)
    progress.done("读取", 1)  # nothing is left of it


# A run that swallows what ends it, and then is in a library that lets no Python run; with a child of its own.
STUBBORN = """
import hashlib, subprocess, sys, time
from flows.processes.ending import ended_by_signals
with ended_by_signals():
    child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    try:
        print(child.pid, flush=True)
        time.sleep(100)
    except BaseException:
        print("swallowed", flush=True)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_second_signal_ends_a_run_at_once_whatever_it_does(number):
    running = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    child = int(running.stdout.readline())
    running.send_signal(number)
    assert running.stdout.readline() == "swallowed\n"
    # The same press, as a terminal and what started the run pass it on.
    running.send_signal(number)
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(timeout=2 * SAME_PRESS)
    running.send_signal(number)
    begun = time.monotonic()
    _, err = running.communicate(timeout=WITHIN)
    assert time.monotonic() - begun < 2
    assert running.returncode == 128 + number and err == AT_ONCE
    wait_until(lambda: child not in {each for _, each in living()})
