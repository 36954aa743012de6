"""Reads documents, in processes of their own: one that crashes, hangs or takes too much memory is a row that says so, and the
others go on."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import polars as pl
from polars.exceptions import PanicException

from data.files import MEGABYTE, Problem, read_bytes
from data.records import document_id_of
from data.settings import Settings
from data.tables import empty, table_frame
from disclosures.formats.extracting import is_plain
from disclosures.reading import read
from flows.given import File
from flows.processes.workers import Limits, Lost, cores, done_by

Frames = dict[str, pl.DataFrame]
# Documents come last: a document that is in the lake has all its other rows there.
READING_TABLES = ("facts", "projects", "project_funds", "indicators", "headings", "observations", "unread", "documents")
# In the place of a reader's version: no reader came to an end with the document, so the next run tries again.
NO_READER = "-"
FAILED = "读取程序出错"
# Starting a worker costs what reading some ten documents of plain text does: fewer are read in this process.
FEW_DOCUMENTS = 12
# No library takes part in reading plain text, and so much of it uses up neither time nor memory.
MOST_PLAIN = MEGABYTE


def read_files(
    files: Sequence[File], *, workers: int, seconds: int, megabytes: int = Settings().document_memory_megabytes
) -> Iterator[Frames]:
    """The frames of each file, as they come.

    workers: processes, 0 for one a core. seconds, megabytes: of time and memory that one document may take, 0 for as
    much as it likes.
    """
    limits = Limits(seconds, megabytes)
    count = min(workers or cores(), len(files))
    here = [file for file in files if _is_harmless(file)] if count < 2 or len(files) < FEW_DOCUMENTS else []
    yield from (read_in_time(file, limits) for file in here)
    others = [file for file in files if file not in here]
    for file, frames in done_by(partial(read_in_time, limits=limits), others, count=count, limits=limits):
        yield unreadable(file, _loss(frames, limits)) if isinstance(frames, Lost) else frames


def reading_limits(settings: Settings) -> dict[str, int]:
    """What `read_files` is told by the settings."""
    return {
        "workers": settings.workers,
        "seconds": settings.document_seconds,
        "megabytes": settings.document_memory_megabytes,
    }


def read_in_time(file: File, limits: Limits) -> Frames:
    """The frames of a file; where reading fails or takes too much, those of a document that says why."""
    try:
        with _alarm_after(limits.seconds):
            return _read_unchanged(file)
    except _TimeIsUp:
        lost = Lost("slow")
    except MemoryError:
        # Nothing is made in here: what fills the memory is held by the frames of the exception until this clause ends.
        lost = Lost("large")
    # The rim of the house: whatever one document does to its reader, the others are read.
    except (Exception, PanicException) as problem:
        return unreadable(file, f"{FAILED}（{type(problem).__name__}：{problem}）：请把该文件交给维护人员查看。")
    gc.collect()
    return unreadable(file, _loss(lost, limits))


def unreadable(file: File, reason: str) -> Frames:
    """The frames of a document that could not be read: a row without text, and the reason."""
    document = {
        "document_id": file.document_id,
        "file_name": file.name,
        "media_type": "application/octet-stream",
        "kind": "other",
        "text": "",
        "rounding_regime": "unknown",
        "reader_version": NO_READER,
    }
    return {
        **{name: empty(name) for name in READING_TABLES},
        "documents": table_frame("documents", [document]),
        "unread": table_frame("unread", [{"document_id": file.document_id, "reason": reason}]),
    }


def _is_harmless(file: File) -> bool:
    """Whether a file may be read in this process."""
    if file.size > MOST_PLAIN:
        return False
    content = read_bytes(file.path, limit=file.size)
    return isinstance(content, Problem) or is_plain(content)


def _read_unchanged(file: File) -> Frames:
    content = read_bytes(file.path, limit=file.size)
    if isinstance(content, Problem) or document_id_of(content) != file.document_id:
        return unreadable(file, "文件在读取期间被改动：请待写入完成后重新运行。")
    return dict(read(content, file.name).frames)


def _loss(lost: Lost, limits: Limits) -> str:
    """The sentence for a document whose reading took too much, or ended its process."""
    if lost.cause == "slow":
        return f"读取超过 {limits.seconds} 秒仍未完成：请另存为新文件后重试，或在 jihe.toml 调高 document_seconds。"
    if lost.cause == "large":
        words = f"读取所需内存超过 {limits.megabytes} MB，已中止"
        return f"{words}：请另存为新文件或拆分后重试，或在 jihe.toml 调高 document_memory_megabytes。"
    how = signal.Signals(-lost.code).name if lost.code < 0 else f"代码 {lost.code}"
    words = f"读取进程意外终止（{how}），文件可能已损坏，或所需内存过大"
    return f"{words}：请另存为新文件后重试，或把该文件交给维护人员查看。"


@contextmanager
def _alarm_after(seconds: int) -> Iterator[None]:
    """Raises _TimeIsUp in the block after so many seconds (0: never). Only a process's main thread has an alarm."""
    if seconds == 0 or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class _TimeIsUp(BaseException):
    """What the alarm raises: no TimeoutError, which is an OSError, nor any Exception, for readers catch what files do to them."""


def _ring(_number: int, _frame: object) -> None:
    raise _TimeIsUp
