"""Where the command line prints to. Light, because it is imported before anything else of a command."""

from __future__ import annotations

import sys

from rich.console import Console

WIDE = 160  # columns of a pipe or a file, for tables


def console(*, errors: bool = False) -> Console:
    """The terminal. A pipe or a file gets whole lines: only a terminal has an edge to break them at."""
    file = sys.stderr if errors else sys.stdout
    width = None if file.isatty() else WIDE
    return Console(file=file, highlight=False, soft_wrap=not file.isatty(), width=width, legacy_windows=False)
