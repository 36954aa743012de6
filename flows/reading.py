"""Reads documents, in this process or in several: one that crashes or hangs is a row that says so, and the others go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

import polars as pl
from polars.exceptions import PanicException

from data.files import Problem, read_bytes
from data.records import document_id_of
from data.tables import empty, table_frame
from disclosures.reading import read
from flows.given import File
from flows.processes.workers import WorkersLost, cores, done_by, worker_pool

Frames = dict[str, pl.DataFrame]
# Documents come last: a document that is in the lake has all its other rows there.
READING_TABLES = ("facts", "projects", "project_funds", "indicators", "unread", "documents")
# In the place of a reader's version: no reader came to an end with the document, so the next run tries again.
NO_READER = "-"
# Starting a worker costs what reading some ten documents does: fewer are read in this process.
FEW_DOCUMENTS = 12
# A worker that does not answer its own alarm (stuck below Python) is ended after this many times the allowed seconds.
PATIENCE = 2


def read_files(files: Sequence[File], *, workers: int, seconds: int) -> Iterator[Frames]:
    """The frames of each file, as they come.

    workers: processes, 0 for one a core. seconds: what one document may take, 0 for as long as it likes.
    """
    count = min(workers or cores(), len(files))
    if count < 2 or len(files) < FEW_DOCUMENTS:
        yield from (read_in_time(file, seconds) for file in files)
        return
    left = dict.fromkeys(files)
    with suppress(WorkersLost), worker_pool(count) as pool:
        work = partial(read_in_time, seconds=seconds)
        for file, frames in done_by(pool, work, files, patience=PATIENCE * seconds or None):
            del left[file]
            yield frames
    # What a dying or stuck worker left behind is read again, each document alone.
    yield from (_read_alone(file, seconds) for file in left)


def read_in_time(file: File, seconds: int) -> Frames:
    """The frames of a file; where reading fails or takes too long, those of a document that says why."""
    try:
        with _alarm_after(seconds):
            return _read_unchanged(file)
    except TimeoutError:
        return unreadable(file, _too_slow(seconds))
    # The rim of the house: whatever one document does to its reader, the others are read.
    except (Exception, PanicException) as problem:
        return unreadable(file, f"读取程序出错（{type(problem).__name__}：{problem}）：请把该文件交给维护人员查看。")


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


def _read_alone(file: File, seconds: int) -> Frames:
    """Reads one file in a process of its own, which may die or be stuck without harm."""
    try:
        with worker_pool(1) as pool:
            work = partial(read_in_time, seconds=seconds)
            return next(done_by(pool, work, [file], patience=PATIENCE * seconds or None))[1]
    except WorkersLost as lost:
        died = "读取进程意外终止（可能内存不足）：请另存为新文件后重试，或把该文件交给维护人员查看。"
        return unreadable(file, died if lost.__cause__ else _too_slow(seconds))


def _read_unchanged(file: File) -> Frames:
    content = read_bytes(file.path, limit=file.size)
    if isinstance(content, Problem) or document_id_of(content) != file.document_id:
        return unreadable(file, "文件在读取期间被改动：请待写入完成后重新运行。")
    return dict(read(content, file.name).frames)


def _too_slow(seconds: int) -> str:
    return f"读取超过 {seconds} 秒仍未完成：请另存为新文件后重试，或在 jihe.toml 调高 document_seconds。"


@contextmanager
def _alarm_after(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in the block after so many seconds (0: never). Only a process's main thread has an alarm."""
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


def _ring(_number: int, _frame: object) -> None:
    raise TimeoutError
