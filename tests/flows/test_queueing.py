"""Two runs of one lake: the second waits for the first, says so, and is told who it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from disclosures_made_up import disclosure

from data.refusals import Refusal
from data.settings import Settings
from data.store import Lake
from flows.processes.queueing import alone_in_lake, run_at_work

HOLDING = """
import sys, time
from flows.processes.queueing import alone_in_lake
from data.settings import Settings
with alone_in_lake(Settings(lake=sys.argv[1], cache=sys.argv[2]), "甲", "9 点", say=print):
    print("taken", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["{folder}", "s3://bucket/lake"])
def settings(tmp_path, request) -> Settings:
    return Settings(lake=request.param.format(folder=tmp_path), cache=str(tmp_path / "cache"))


def holding(settings: Settings) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", HOLDING, settings.lake, settings.cache]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"taken\n"
    return process


def test_who_comes_second_is_told_whom_it_waits_for_and_goes_on_when_that_has_ended(settings):
    first, said, taken = holding(settings), [], []

    def say(sentence: str) -> None:
        said.append(sentence)
        assert run_at_work(settings) == "甲" and not taken
        first.stdin.close()

    with alone_in_lake(settings, "乙", "10 点", say=say):
        taken.append(run_at_work(settings))
    first.wait()
    assert taken == ["乙"] and run_at_work(settings) is None
    assert len(said) == 1 and "甲，始于 9 点" in said[0] and settings.lake in said[0]


def test_a_run_that_is_killed_holds_nobody_up(settings):
    first = holding(settings)
    first.kill()
    first.wait()
    said = []
    with alone_in_lake(settings, "乙", "10 点", say=said.append):
        assert said == []


def test_a_lake_where_nothing_can_be_written_is_refused(tmp_path):
    (tmp_path / "lake").write_text("no folder")
    with pytest.raises(Refusal, match="写入"), alone_in_lake(Settings(lake=str(tmp_path / "lake")), "甲", "", say=print):
        pass


@pytest.mark.slow
def test_two_audits_of_one_lake_come_one_after_the_other(tmp_path, jihe, environment):
    from command import JIHE

    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "文.txt").write_text(disclosure(f"昌远县{name}局"), encoding="utf-8")
    commands = [[*JIHE, "audit", name, "--lake", "湖"] for name in ("甲", "乙")]
    both = [
        subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    said = [process.communicate(timeout=200) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("正在使用" in err for _, err in said) == 1
    runs = Lake(tmp_path / "湖").scan("runs").collect().sort("started_at")
    assert runs["state"].to_list() == ["completed", "completed"]
    assert runs["finished_at"][0] <= runs["started_at"][1]
    assert Lake(tmp_path / "湖").scan("checked").collect().height == 2
