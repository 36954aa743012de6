"""One core: said before Polars is imported, which counts the cores once."""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
