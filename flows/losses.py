"""Tables of the lake that somebody lost: deleted, set back, or emptied since the last run. What rested on them is made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from data.store import Lake
from data.tables import empty
from flows.reading import READING_TABLES
from reports.run_tables import versions_of_run

# Of these every run makes anew what it needs.
_MADE_ANEW = ("intake", "files", "units", "features", "scores", "checked", "unchecked")

# Before the name of a table that was lost, in the counts of a run.
LOST = "lost_"


def lost_tables(lake: Lake, versions: Mapping[str, int]) -> dict[str, int]:
    """The tables that hold less than the last completed run left, with the version that it left.

    versions: of the tables when the run began. A table is lost where it is not there, where its version is an older one, or
    where it was emptied: a run that ended halfway replaces rows and never leaves a table without any.
    """
    last = lake.last_run()
    left = versions_of_run(last) if last else {}
    return {name: version for name, version in left.items() if name not in _MADE_ANEW and _is_lost(lake, name, versions, version)}


def _is_lost(lake: Lake, name: str, versions: Mapping[str, int], left: int) -> bool:
    now = versions.get(name)
    if now is None or now < left:
        return True
    return now > left and _is_empty(lake, name, now) and not _is_empty(lake, name, left)


def _is_empty(lake: Lake, name: str, version: int) -> bool:
    return lake.scan(name, version).select(pl.len()).collect().item() == 0


def forget_what_rested_on(lake: Lake, lost: Iterable[str]) -> None:
    """Lets all documents be read or checked again that a lost table held something of.

    Where what was read is lost, every document leaves the lake, those of the run too: with half of what they print they would
    be called clean, by this run or, where it is killed, by the next. They are read again when they are given again.
    """
    names = set(lost)
    if names & {*READING_TABLES, "claims", "findings"}:
        lake.replace_all("checked", empty("checked"))
    if names & set(READING_TABLES):
        for name in ("documents", *READING_TABLES, "claims", "findings", "unchecked"):
            lake.replace_all(name, empty(name))


def sentence_of(lost: Iterable[str]) -> str:
    """What to tell of it, "" where nothing is lost."""
    names = "、".join(sorted(lost))
    again = "本次的文件已重新读取和核对；读数不全的其他文件已移出数据湖，请重新提供"
    return f"数据湖的表 {names} 与上次运行所留的不符（丢失、回退或被清空）：{again}。" if names else ""


def lost_in(counts: Mapping[str, int]) -> list[str]:
    """The tables that the run found lost. counts: of its row in `runs`."""
    return [name.removeprefix(LOST) for name in counts if name.startswith(LOST)]
