"""Processes that read and check, which begin with the command: its own imports take as long as theirs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from itertools import islice

from data.files import source_files
from flows.processes.workers import begun_early, cores

# By their names plain text, which is read without a process of its own.
_PLAIN = (".txt", ".md")
_LOOKED_AT = 100  # files
_READING = ("flows.reading",)


def workers_begun_early(paths: Sequence[str], workers: int) -> AbstractContextManager[None]:
    """Begins one process that checks, or as many as read what the names of the files promise; where names lie, later or in vain.

    workers: at most; 0 for one a core.
    """
    names = (file.name.lower() for file in source_files(paths) if file.problem is None)
    wanted = sum(1 for name in islice(names, _LOOKED_AT) if not name.endswith(_PLAIN))
    return begun_early(max(1, min(wanted, workers or cores())), more=_READING if wanted else ())
