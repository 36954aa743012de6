"""One run of a lake after another: who comes while one is at work waits for its end.

The lock is the system's: it ends with the process that holds it, however that ends. It lies in the lake's folder, so that it
counts for all who reach the lake by that folder; for a lake in an object store beside the settings' own files, and so for
this machine alone: runs of other machines merge, commit by commit.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from data.refusals import not_a_folder
from data.settings import Settings, cache_folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # asked for before it is used

LOCK = ".jihe.lock"
LOOK = 0.2  # seconds
# Who only asks whether a run is at work holds the lock for a moment.
PATIENCE = 3  # looks


@contextmanager
def alone_in_lake(settings: Settings, run_id: str, since: str, *, say: Callable[[str], None]) -> Iterator[None]:
    """Within the block no other run of this program writes to the lake; waits until that is so. Raises Refusal.

    run_id, since: what those who wait are told of this run. say: is told once, in a sentence, whom this one waits for.
    """
    path = _lock_file(settings)
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as problem:
        raise not_a_folder(str(path.parent), problem.strerror or "") from problem
    with file:
        looks = 0
        while not _is_taken(file):
            looks += 1
            if looks == PATIENCE:
                who = "，始于 ".join(_said_in(file)) or "另一次运行"
                say(f"数据湖“{settings.lake}”正在使用（{who}）：等它结束后开始；按 Ctrl-C 放弃等待。")
            time.sleep(LOOK)
        file.seek(0)
        file.truncate()
        file.write(f"{run_id}\n{since}\n")
        file.flush()
        yield


def run_at_work(settings: Settings) -> str | None:
    """The id of the run that is at work in the lake, as far as this machine can see; None where there is none."""
    with suppress(OSError), _lock_file(settings).open("r", encoding="utf-8") as file:
        if not _is_taken(file, shared=True):
            return next(iter(_said_in(file)), None)
    return None


def _lock_file(settings: Settings) -> Path:
    if "://" not in settings.lake:
        return Path(settings.lake) / LOCK
    folder = cache_folder(settings) / "locks"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(settings.lake.encode()).hexdigest()[:16]}.lock"


def _is_taken(file: TextIO, *, shared: bool = False) -> bool:
    """Takes the lock, if nobody has it. Where the system has none, everybody has it: runs merge, commit by commit."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said_in(file: TextIO) -> list[str]:
    file.seek(0)
    return file.read(200).split("\n")[:2]
