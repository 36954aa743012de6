"""A worker: takes one work after another from its parent and sends back what came of it. `workers` runs it as a program."""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection

from flows.processes.memory import allow_itself, memory_of, peak_of_itself, resident_of_itself

LAST_MOMENTS = 1.0  # seconds, for what ends with this process


def _work(connection: Connection) -> None:
    """Tells of each work its beginning (the memory of this process: its own, all, at most) and its result.

    Until there is none left.
    """
    sys.path[:], ahead = connection.recv()
    for name in ahead:
        importlib.import_module(name)
    while True:
        try:
            function, work, megabytes = connection.recv()
        except EOFError:
            return
        allow_itself(megabytes)
        connection.send((memory_of(), resident_of_itself(), peak_of_itself()))
        connection.send(function(work))


def _live_no_longer_than_the_parent() -> None:
    """Ctrl-C is the parent's to handle, and a parent that is killed takes its workers along, and what these started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # A reader that dies leaves no file behind.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    threading.Thread(target=_end_after_the_parent, daemon=True).start()


def _end_after_the_parent() -> None:
    """Standard input closes with the parent, even after a SIGKILL."""
    # Not sys.stdin: its lock would be waited for when this process ends.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_MOMENTS)
    os._exit(1)


if __name__ == "__main__":
    _live_no_longer_than_the_parent()
    _work(Connection(int(sys.argv[1])))
