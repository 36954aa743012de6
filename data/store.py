"""The lake: one Delta table for every declared table, in a folder or under an object-store prefix.

A commit is whole or absent. Every commit here is a compare-and-swap on the version that was read: whoever is overtaken by
another writer reads again and repeats, so two writers never lose each other's rows. Old versions are kept (nothing is
vacuumed and no log expires), because a run names the versions that it read.
"""

from __future__ import annotations

import logging
import os
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

import polars as pl
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError

from data.contract import ContractBroken, as_declared, in_order, refuse_other_documents
from data.files import can_hold_a_lake
from data.free_space import require_room
from data.tables import TABLES, empty, schema_of

__all__ = ["ContractBroken", "Lake", "LakeBusy"]

LOG = logging.getLogger("jihe.lake")
# The rows of a table that a commit replaces.
Part = Callable[[pl.LazyFrame], pl.LazyFrame]
Mode = Literal["append", "overwrite"]

ATTEMPTS = 12
LONGEST_PAUSE = 1.0  # seconds
FIRST_PAUSE = 0.01  # seconds; doubled by every attempt

# Where nobody names credentials, delta-rs asks for them at an address of the cloud outside the machine. An office whose lake
# rests on that says so: with AWS_EC2_METADATA_DISABLED=false and AWS_METADATA_ENDPOINT=http://169.254.169.254.
ASK_NOBODY = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_METADATA_ENDPOINT": "http://127.0.0.1:9"}

# No retries inside delta-rs: it would repeat a commit on rows that it has not compared.
ONE_ATTEMPT = CommitProperties(max_commit_retries=0)
COMPRESSED = WriterProperties(compression="ZSTD")


class LakeBusy(RuntimeError):
    """Other writers overtook every attempt to commit; nothing was written."""


@dataclass(frozen=True, slots=True)
class Lake:
    """The tables under `location`: a folder, or a URI such as s3://bucket/jihe (credentials from the environment)."""

    location: str | Path

    def __post_init__(self) -> None:
        """Raises ValueError for a folder that delta-rs cannot address: it would write elsewhere or end the process."""
        if "://" not in str(self.location) and not can_hold_a_lake(self.location):
            raise ValueError(f"a lake's folder may not contain [ ] \\ ^ | control characters or %20: {self.location}")
        if "://" in str(self.location):
            for name, value in ASK_NOBODY.items():
                os.environ.setdefault(name, value)

    def exists(self, table: str) -> bool:
        """Whether the table was ever written."""
        return DeltaTable.is_deltatable(self._uri(table))

    def version(self, table: str) -> int | None:
        """The newest version of the table, None where it does not exist."""
        return DeltaTable(self._uri(table)).version() if self.exists(table) else None

    def versions(self) -> dict[str, int]:
        """The newest version of every table that exists."""
        found = {table: self.version(table) for table in TABLES}
        return {table: version for table, version in found.items() if version is not None}

    def scan(self, table: str, version: int | None = None) -> pl.LazyFrame:
        """The rows of a version (the newest by default), in the declared schema and in no order that may be relied on.

        Without rows where the table does not exist. A version that does not exist raises deltalake's DeltaError.
        """
        if not self.exists(table):
            return empty(table).lazy()
        return _rows(DeltaTable(self._uri(table), version=version), table)

    def replace_documents(self, table: str, frame: pl.DataFrame, document_ids: Iterable[str | None]) -> int:
        """In one commit, removes the rows of these documents and adds the frame's; returns the table's version.

        Where the stored rows are the frame's already, nothing is committed. None among the ids stands for the rows
        that belong to no document. Raises ContractBroken, LakeBusy, and OSError where the disk is full.
        """
        ids = sorted(set(document_ids), key=lambda known: (known is None, known))
        frame = as_declared(table, frame)
        refuse_other_documents(table, frame, ids)
        among = pl.col("document_id").is_in(pl.Series(ids, dtype=pl.String).implode(), nulls_equal=True)
        return self._swap(table, frame, part=lambda rows: rows.filter(among), mode="overwrite", predicate=_of_documents(ids))

    def replace_all(self, table: str, frame: pl.DataFrame) -> int:
        """In one commit, makes the frame the whole table; nothing is committed where it is already. Raises as above."""
        return self._swap(table, as_declared(table, frame), part=lambda rows: rows, mode="overwrite")

    def append(self, table: str, frame: pl.DataFrame) -> int:
        """Adds rows with keys that are new; the same rows again are no commit, other rows under a stored key are refused."""
        frame = as_declared(table, frame)
        key = list(TABLES[table].key)

        def stored(rows: pl.LazyFrame) -> pl.LazyFrame:
            return rows.join(frame.lazy().select(key), on=key, how="semi", nulls_equal=True)

        return self._swap(table, frame, part=stored, mode="append")

    def replace_runs(self, frame: pl.DataFrame) -> int:
        """In one commit, puts rows of `runs` in the place of those that the same runs had, if any; returns the version."""
        frame = as_declared("runs", frame)
        ids = frame["run_id"].to_list()
        among = pl.col("run_id").is_in(ids)
        quoted = ", ".join("'" + known.replace("'", "''") + "'" for known in ids)
        return self._swap(
            "runs", frame, part=lambda rows: rows.filter(among), mode="overwrite", predicate=f"run_id IN ({quoted})"
        )

    def add(self, table: str, frame: pl.DataFrame) -> int:
        """Adds rows whose keys nobody else makes, without reading what is stored; returns the table's version.

        For a table that one writer fills, batch by batch: `append` would read the whole of it for every batch. Raises
        ContractBroken, LakeBusy.
        """
        frame = as_declared(table, frame)
        require_room(self.location, frame.estimated_size())
        try:
            delta = self._created(table)
            write_deltalake(delta, frame, mode="append", writer_properties=COMPRESSED, commit_properties=ONE_ATTEMPT)
        except CommitFailedError as problem:
            raise LakeBusy(f"table {table}: another writer is at work in it") from problem
        return delta.version()

    def last_run(self) -> dict[str, Any] | None:
        """The row of `runs` that finished last as completed, None where no run has."""
        runs = self.scan("runs").filter(pl.col("state") == "completed").sort("finished_at", "run_id").tail(1).collect()
        return next(runs.iter_rows(named=True), None)

    def at_last_run(self, table: str) -> pl.LazyFrame:
        """The rows as the last completed run left or read them; without rows where no run names the table."""
        run = self.last_run()
        named = [*run["read_versions"], *run["written_versions"]] if run else []
        versions = {entry["table"]: entry["version"] for entry in named}
        return self.scan(table, versions[table]) if table in versions else empty(table).lazy()

    def _uri(self, table: str) -> str:
        if table not in TABLES:
            raise KeyError(f"no table {table!r} is declared")
        return f"{str(self.location).rstrip('/')}/{table}"

    def _created(self, table: str) -> DeltaTable:
        """The table at its newest version; created without rows where it does not exist."""
        # A commit replays the log since the last checkpoint: at 20 it stays near 30 ms, at the default of 100 it doubles.
        configuration = {"delta.enableExpiredLogCleanup": "false", "delta.checkpointInterval": "20"}
        if "document_id" in schema_of(table):
            # Statistics of every column would copy texts into the log; documents are all that is looked up.
            configuration["delta.dataSkippingStatsColumns"] = "document_id"
        return DeltaTable.create(
            self._uri(table), schema_of(table), mode="ignore", configuration=configuration, commit_properties=ONE_ATTEMPT
        )

    def _swap(self, table: str, frame: pl.DataFrame, *, part: Part, mode: Mode, predicate: str | None = None) -> int:
        """Puts the frame in the place of a part of the table, comparing and committing on one version; repeats if overtaken."""
        # What is left then is for the row that says how the run ended.
        if table != "runs":
            require_room(self.location, frame.estimated_size())
        for attempt in range(ATTEMPTS):
            try:
                return _swapped(self._created(table), table, frame=frame, part=part, mode=mode, predicate=predicate)
            except CommitFailedError:
                time.sleep(min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt) * random.random())
        raise LakeBusy(f"table {table}: other writers overtook {ATTEMPTS} attempts to commit; run it again")


def _swapped(delta: DeltaTable, table: str, *, frame: pl.DataFrame, part: Part, mode: Mode, predicate: str | None) -> int:
    """One attempt: the version after it. Raises CommitFailedError where another writer came first."""
    stored = in_order(table, part(_rows(delta, table)).collect())
    if stored.equals(frame):
        return delta.version()
    if mode == "append" and stored.height:
        key = list(TABLES[table].key)
        raise ContractBroken(table, "+".join(key), "other rows are stored under this key", rows=stored.select(key))
    write = partial(write_deltalake, delta, frame, writer_properties=COMPRESSED, commit_properties=ONE_ATTEMPT)
    if mode == "append":
        write(mode=mode, schema_mode="merge")
    else:
        write(mode=mode, schema_mode="merge", predicate=predicate)
    LOG.info("数据湖 %s 第 %d 版：%d 行写入，%d 行替换", table, delta.version(), frame.height, stored.height)
    return delta.version()


def _rows(delta: DeltaTable, table: str) -> pl.LazyFrame:
    """The rows of one version. A column that was declared after it was written is null."""
    # Not pl.scan_delta: it looks for the files under the percent-encoded path, so a lake in a folder with a Chinese
    # name or a space could not be read.
    files = [file if "://" in file else unquote(file) for file in delta.file_uris()]
    if not files:
        return empty(table).lazy()
    return pl.scan_parquet(files, schema=schema_of(table), glob=False, missing_columns="insert", extra_columns="ignore")


def _of_documents(ids: list[str | None]) -> str:
    """The rows of these documents, as deltalake's predicate."""
    quoted = ", ".join("'" + known.replace("'", "''") + "'" for known in ids if known is not None)
    named = f"document_id IN ({quoted})" if quoted else "false"
    return f"{named} OR document_id IS NULL" if None in ids else named
