"""Prefect's server, embedded: started with a run, ended with it, whatever ends the run.

Prefect would start one itself, but only after its own import (so that the two waits add up), on a port that it guesses,
without a password, and would leave it behind on SIGTERM. Here the server is started first, on a socket that is already
bound to the loopback, and ends when its parent does: it reads its standard input, which closes with the parent.

Run as a program (`python -m flows.processes.prefect_server FD`), this file is that server.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.processes.prefect_database import set_aside, usable_database

# Said before Prefect is imported: no telemetry, quiet logs, results as JSON and never as pickle.
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_CLI_PROMPT": "false",
    # Blocks are connections to clouds; nothing here uses one, and registering them slows the first start.
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}


@contextmanager
def prefect_server(home: Path, *, say: Callable[[str], None]) -> Iterator[None]:
    """A Prefect server for the length of the block; the environment names it to Prefect. Use before importing Prefect.

    home: folder of Prefect's files (its database of runs, settings, logs), apart from the user's own Prefect. say: is told, in
    a sentence, where the database cannot be used; the server then has a new one.
    """
    home.mkdir(parents=True, exist_ok=True)
    database, problem = usable_database(home)
    if problem:
        say(problem)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        _forget_other_settings()
        os.environ.update(_environment(home, database, port=listening.getsockname()[1]))
        server = _Server(listening, database, say)
        server.start()
        try:
            yield
        finally:
            server.end()


class _Server:
    """The process of the server; where it cannot start on its database, once more on a new one."""

    def __init__(self, listening: socket.socket, database: Path, say: Callable[[str], None]) -> None:
        self._listening, self._database, self._say = listening, database, say
        self._lock, self._is_over = threading.Lock(), False
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = _start(self._listening, log=self._database.with_name("server.log"))
        threading.Thread(target=self._start_again_where_it_cannot, args=(self._process,), daemon=True).start()

    def end(self) -> None:
        with self._lock:
            self._is_over = True
        if self._process is not None:
            _end(self._process)

    def _start_again_where_it_cannot(self, process: subprocess.Popen[bytes]) -> None:
        """A database that SQLite can read may still be none that this Prefect knows: one of a later version."""
        process.wait()
        with self._lock:
            if self._is_over:
                return
            self._say(set_aside(self._database))
            self._process = _start(self._listening, log=self._database.with_name("server.log"))


def _forget_other_settings() -> None:
    """Takes the settings of a user's own Prefect (its address, its key) out of this process: they are not meant for us."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]


def _environment(home: Path, database: Path, *, port: int) -> dict[str, str]:
    # A password made for this run: other users of the machine reach the loopback too.
    password = f"jihe:{secrets.token_hex(16)}"
    not_proxied = ",".join(filter(None, [os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), "127.0.0.1"]))
    return QUIET | {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}",
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_API_AUTH_STRING": password,
        "PREFECT_SERVER_API_AUTH_STRING": password,
        "NO_PROXY": not_proxied,
        "no_proxy": not_proxied,
    }


def _start(listening: socket.socket, *, log: Path) -> subprocess.Popen[bytes]:
    """The server, on the socket that it inherits: requests that come before it is ready wait in the socket's queue."""
    with log.open("wb") as output:
        return subprocess.Popen(
            # -P and a folder of our own: neither code nor settings of the user's working folder get in.
            [sys.executable, "-P", "-m", "flows.processes.prefect_server", str(listening.fileno())],
            pass_fds=[listening.fileno()],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=log.parent,
            env=dict(os.environ),
            # Ctrl-C reaches the whole group of a terminal; the run ends its server itself, after its last word to it.
            start_new_session=True,
        )


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.stdin is not None:
        server.stdin.close()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _end_with_the_parent() -> None:
    """Ends this process when its parent is gone: standard input then closes, even after a SIGKILL."""
    sys.stdin.buffer.read()
    os._exit(0)


def _serve(descriptor: int) -> None:
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    application = create_app(ephemeral=True, final=True)
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="on"))
    server.run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
