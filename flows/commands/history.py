"""`jihe status`: the last runs of a lake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from rich.table import Table
from rich.text import Text

from data.refusals import no_lake
from data.settings import Settings
from data.store import Lake
from flows.commands.printing import TONES
from flows.consoles import console
from flows.processes.failures import sentence_in
from flows.processes.queueing import run_at_work
from flows.publishing import local_time, report_path
from reports.run_tables import counts_of_run
from reports.wording import FILE_COUNTS, SEVERITIES

RUNS_SHOWN = 10
STATES = {"completed": "完成", "unchanged": "没有变化", "failed": "失败", "interrupted": "中断"}
# A run that has begun and not ended.
AT_WORK, KILLED = "进行中", "被强行终止"


def print_runs(settings: Settings) -> None:
    """Prints the last runs, the newest first. Raises Refusal where there is no lake."""
    lake = Lake(settings.lake)
    if not lake.exists("runs"):
        raise no_lake(settings.lake)
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    for heading in ("开始", "用时", "状态", "运行"):
        table.add_column(heading, no_wrap=True)
    for heading in (*FILE_COUNTS.values(), *SEVERITIES.values()):
        table.add_column(heading, justify="right")
    runs = lake.scan("runs").sort("started_at", "run_id", descending=True).head(RUNS_SHOWN).collect()
    for run in runs.iter_rows(named=True):
        table.add_row(*_row(run, settings))
    console().print(table)
    for run_id in runs.filter(pl.col("state") == "failed")["run_id"]:
        if sentence := sentence_in(report_path(settings, run_id).with_name("failure.txt")):
            console().print(Text(f"{run_id}  {sentence}", style="yellow"))


def _state(run: Mapping[str, Any], settings: Settings) -> str:
    if run["state"] == "started":
        return AT_WORK if run_at_work(settings) == run["run_id"] else KILLED
    return STATES.get(str(run["state"]), str(run["state"]))


def _row(run: Mapping[str, Any], settings: Settings) -> list[Text]:
    counts = counts_of_run(run)
    seconds = f"{(run['finished_at'] - run['started_at']).total_seconds():.0f} 秒" if run["finished_at"] else ""
    said = (local_time(run["started_at"]), seconds, _state(run, settings), run["run_id"])
    numbers = [Text(str(counts.get(name, ""))) for name in FILE_COUNTS]
    found = [Text(str(counts.get(name, "")), style=TONES[name]) for name in SEVERITIES]
    return [*map(Text, said), *numbers, *found]
