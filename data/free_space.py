"""Room on the disk: what cannot be written whole is not begun, and what ran out of room is known for it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

# Of what a table takes in memory, the part that it takes on the disk at most; and a commit's log and its checkpoint.
_COMPRESSED = 0.25
_BESIDE = 128 * 1024  # bytes
# The words of libraries that give no number of the error.
_WORDS = ("No space left on device", f"os error {errno.ENOSPC}", "Disk quota exceeded", f"os error {errno.EDQUOT}")


def require_room(location: str | Path, in_memory: float) -> None:
    """Raises OSError (ENOSPC) where a table of so many bytes in memory may find no room below the location.

    delta-rs prints a panic beside its error where the disk is full. An object store is not asked.
    """
    if "://" in str(location):
        return
    there = next(folder for folder in (Path(location).absolute(), *Path(location).absolute().parents) if folder.exists())
    if shutil.disk_usage(there).free < _COMPRESSED * in_memory + _BESIDE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(there))


def is_of_a_full_disk(problem: BaseException) -> bool:
    """Whether a problem, or what caused it, is that a disk is full or that a user may write no more on it."""
    return any(
        (isinstance(each, OSError) and each.errno in (errno.ENOSPC, errno.EDQUOT)) or any(words in str(each) for words in _WORDS)
        for each in _with_causes(problem)
    )


def _with_causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__
