"""The command line as a user runs it: a process, a folder of its own, and no Prefect of the user's to disturb."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import JIHE

from flows.command_line import main
from flows.processes.workers import begun_early, make_ready

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder for the session: Prefect sets up its database once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def environment(home: Path) -> Mapping[str, str]:
    """The environment of a user behind a proxy that does not answer: the loopback must not be asked through it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JIHE_", "PREFECT_", "XDG_"))}
    return kept | {
        "HOME": str(home),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "TZ": "Asia/Shanghai",
    }


@pytest.fixture(scope="session")
def jihe(environment: Mapping[str, str]) -> Run:
    """Runs `jihe` with arguments in a folder; the finished process, its output as text."""

    def run(*arguments: object, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*JIHE, *map(str, arguments)], cwd=cwd, env={**environment, **extra}, capture_output=True, text=True, timeout=240
        )

    return run


@pytest.fixture(scope="module")
def kept_workers() -> Iterator[None]:
    """The processes that check wait for the next audit or command of a module in place of being begun for each.

    Not where commands read PDFs: a worker keeps the folder that it was begun in, and the paths that it is given.
    """
    with begun_early(0), pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.processes.early.begun_early", _begun_within)
        yield


@contextmanager
def _begun_within(count: int, *, more: Sequence[str] = ()) -> Iterator[None]:
    """As `begun_early`, but the block around it ends the workers."""
    make_ready(count, more=more)
    yield


@pytest.fixture
def jihe_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> Run:
    """As `jihe`, in this process: for what needs no process of its own, and in a tenth of the time."""

    def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        monkeypatch.setattr("sys.argv", ["jihe", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        return subprocess.CompletedProcess(arguments, end.value.code or 0, *capsys.readouterr())

    return run
