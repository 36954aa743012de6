"""Runs that are killed at any moment, and runs that overlap: what the lake holds in the end is what one quiet run makes of it."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

import polars as pl
import pytest
from command import JIHE
from disclosures_made_up import FALSE_TOTAL, TRUE_TOTAL, disclosure
from processes import descendants, living, wait_until

from data.store import Lake
from reports.run_tables import tables_of_run, versions_of_run

ROUNDS, HITS = 8, 8  # of each round, so many kills find a run at work
FILES_A_KILL = 2
PAIRS, FILES_A_PAIR = 8, 20
# Of the first, more: whoever is told to end must not lose more than whoever is killed.
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LONGEST = 600  # seconds that one run may take on a busy machine


def bring(folder: Path, first: int, count: int) -> None:
    """Files of two years of several units, every fifth with a false total; the first of them replaces one that was there."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(max(0, first - 1), first + count):
        total = FALSE_TOTAL if number % 5 == 0 else TRUE_TOTAL
        text = disclosure(f"昌远县第{number // 2}中学", 2022 + number % 2, total=total)
        (folder / f"{number:03}.txt").write_text(text + ("更正。\n" if number < first else ""), encoding="utf-8")


def begin(folder: Path, environment, *paths: str, lake: str = "lake") -> subprocess.Popen[str]:
    command = [*JIHE, "audit", *paths, "--lake", lake, "--workers", "2"]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(running: subprocess.Popen[str]) -> str:
    out, err = running.communicate(timeout=LONGEST)
    assert running.returncode == 0, err
    return out


def counting(folder: Path, lake: str) -> dict[str, list[dict[str, object]]]:
    """The rows of the documents that count. Which earlier ones a lake has seen of a file depends on when its runs ended."""
    known = Lake(folder / lake)
    counts = known.scan("documents").filter(pl.col("superseded_by").is_null()).select("document_id")
    tables = [name for name in known.versions() if name not in ("runs", "units", "checked")]
    return {name: sorted(known.scan(name).join(counts, on="document_id").collect().to_dicts(), key=str) for name in tables}


@pytest.mark.slow
@pytest.mark.timeout(3 * 3600)
def test_sixty_kills_lose_nothing_and_nothing_is_told_of_what_was_not_done(tmp_path, environment):
    draw, lake = random.Random(1), Lake(tmp_path / "lake")
    brought = 0
    for _ in range(ROUNDS):
        # How long a run takes that has as much to do, from its beginning to its end.
        begun = time.monotonic()
        bring(tmp_path / "公开", brought, FILES_A_KILL)
        ended(begin(tmp_path, environment, "公开", lake="quiet"))
        seconds = time.monotonic() - begun
        hit = 0
        # Some runs are quicker than the moment drawn for them.
        while hit < HITS:
            bring(tmp_path / "公开", brought, FILES_A_KILL)
            brought += FILES_A_KILL
            before = lake.last_run()
            # Evenly over the whole run: its imports, reading, checking, contracts, scores, report.
            hit += is_hit(begin(tmp_path, environment, "公开"), draw.choice(SIGNALS), draw.uniform(0.5, seconds))
            assert last_completed_is_whole(lake, before)
        ended(begin(tmp_path, environment, "公开"))
        ended(begin(tmp_path, environment, "公开", lake="quiet"))
        assert counting(tmp_path, "lake") == counting(tmp_path, "quiet")


def is_hit(running: subprocess.Popen[str], number: signal.Signals, seconds: float) -> bool:
    """Sends a run the signal after so many seconds; whether it was still at work. It leaves no process behind."""
    below: set[int] = set()
    until = time.monotonic() + seconds
    while time.monotonic() < until and running.poll() is None:
        below |= descendants(running.pid)
        time.sleep(0.1)
    was_at_work = running.poll() is None
    running.send_signal(number)
    running.communicate(timeout=LONGEST)
    wait_until(lambda: not below & {child for _, child in living()})
    return was_at_work


def last_completed_is_whole(lake: Lake, before: dict[str, object] | None) -> bool:
    """Whether the last completed run names only what is there; a killed one is none."""
    last = lake.last_run()
    if last is None:
        return before is None
    found = tables_of_run(lake, versions_of_run(last))
    audited = found["intake"].filter(pl.col("state").is_in(("read", "version")))["document_id"]
    return set(audited) <= set(found["claims"]["document_id"])


@pytest.mark.slow
@pytest.mark.timeout(3 * 3600)
def test_eight_overlapping_pairs_leave_nothing_unchecked(tmp_path, environment):
    draw = random.Random(2)
    both = [f"公开{name}" for name in "甲乙"]
    for number in range(PAIRS):
        for place, name in enumerate(both):
            bring(tmp_path / name, (2 * number + place) * FILES_A_PAIR, FILES_A_PAIR)
        first = begin(tmp_path, environment, both[0])
        time.sleep(draw.uniform(0, 15))
        second = begin(tmp_path, environment, both[1])
        ended(first), ended(second)
        documents, checked = (Lake(tmp_path / "lake").scan(name).collect() for name in ("documents", "checked"))
        assert set(documents["document_id"]) == set(checked["document_id"])
    ended(begin(tmp_path, environment, *both))
    ended(begin(tmp_path, environment, *both, lake="quiet"))
    assert counting(tmp_path, "lake") == counting(tmp_path, "quiet")
