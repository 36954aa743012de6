"""Prefect's database of runs: where it cannot be used it is set aside and named. It is no part of the truth: the lake is."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

NAME = "prefect.db"
# Used while another process holds the usual one.
BESIDE = "prefect-beside.db"
# What SQLite keeps beside a database.
_BESIDE_IT = ("", "-wal", "-shm", "-journal")
PATIENCE = 5.0  # seconds that another process may hold it


def usable_database(home: Path) -> tuple[Path, str]:
    """The database to use, and what to tell of it ("" where all is well): damaged, it is set aside; held, another is used."""
    path = home / NAME
    if not path.exists():
        return path, ""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as database:
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
            database.execute("BEGIN IMMEDIATE")
            database.rollback()
    except sqlite3.OperationalError as problem:
        if "locked" in str(problem):
            beside = home / BESIDE
            return beside, f"Prefect 的运行库“{path}”被其他程序占用，本次改用“{beside}”：不影响稽核。"
        return path, set_aside(path)
    except sqlite3.DatabaseError:
        return path, set_aside(path)
    return path, "" if found == "ok" else set_aside(path)


def set_aside(path: Path) -> str:
    """Gives a database another name, so that a new one takes its place; the sentence that tells of it."""
    kept = path.with_name(f"{path.name}.damaged-{datetime.now():%Y%m%dT%H%M%S}")
    for suffix in _BESIDE_IT:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(kept.with_name(kept.name + suffix))
    return f"Prefect 的运行库“{path}”不能使用，已改名为“{kept.name}”并新建一个：其中没有稽核结果，不影响稽核，确认后可删去。"
