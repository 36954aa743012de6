"""The table `files`: which documents every file held, so that a file that was corrected in place is known again.

Paths are absolute: `决算.txt` of two folders is two files. It holds no time, and a run that changes no file changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import polars as pl

from data.files import printable
from data.store import Lake
from data.tables import empty
from flows.given import File, Given


def keep_files(lake: Lake, given: Given, paths: Sequence[str]) -> None:
    """Puts what the files hold now into the table. paths: as they were given; below them a file may be gone."""
    lake.replace_all("files", _files_now(lake, given, paths))


def are_kept(lake: Lake, given: Given, paths: Sequence[str]) -> bool:
    """Whether the table says already what the files hold now."""
    return _files_now(lake, given, paths).equals(lake.scan("files").collect().sort("path", "document_id"))


def _files_now(lake: Lake, given: Given, paths: Sequence[str]) -> pl.DataFrame:
    known, now = lake.scan("files").collect(), documents_by_path(given.files)
    return files_after(known, now, _gone(known, now, paths))


def files_of(given: Given) -> pl.DataFrame:
    """The table of a run that no lake remembers."""
    return files_after(empty("files"), documents_by_path(given.files), ())


def documents_by_path(files: Sequence[File]) -> dict[str, str]:
    """The document that each file holds, by its absolute path."""
    return {printable(os.path.abspath(file.path)): file.document_id for file in files}


def files_after(known: pl.DataFrame, now: Mapping[str, str], gone: Collection[str]) -> pl.DataFrame:
    """The table, after files were looked at.

    known: as it was. now: the document of each file that is there. gone: the paths of those that are no longer.
    """
    columns = {"path": list(now), "document_id": list(now.values())}
    held = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    looked_at = pl.concat([held["path"], pl.Series("path", list(gone), dtype=pl.String)])
    before = known.join(held, on=["path", "document_id"], how="anti").with_columns(
        present=pl.col("present") & ~pl.col("path").is_in(looked_at.implode())
    )
    return pl.concat([before, held.with_columns(present=pl.lit(True))]).select(known.columns).sort("path", "document_id")


def _gone(known: pl.DataFrame, now: Mapping[str, str], paths: Sequence[str]) -> list[str]:
    """The files below the given paths that were there and are no longer. A file that cannot be read is there."""
    roots = [Path(printable(os.path.abspath(path))) for path in paths]
    were = known.filter("present")["path"].unique().sort().to_list()
    missing = [path for path in were if path not in now and not os.path.lexists(path)]
    return [path for path in missing if any(Path(path).is_relative_to(root) for root in roots)]
