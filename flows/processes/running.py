"""From the command line to the flow and back: the server started and ended, what goes wrong said in a sentence."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from flows.processes.ending import ended_by_signals
from flows.processes.failures import said
from flows.processes.prefect_server import prefect_server
from flows.refusals import Interrupted
from flows.settings import Settings, cache_folder


def audit_paths(paths: Sequence[str], settings: Settings) -> str:
    """Audits what is at the paths into the lake of the settings; returns the id of the run. Raises Interrupted."""
    started = datetime.now(UTC)
    run_id = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    home = cache_folder(settings) / "prefect"
    with ended_by_signals(), prefect_server(home):
        # Only now, while the server starts: Prefect reads its settings when it is imported.
        from polars.exceptions import PanicException

        from flows.audit import run_audit
        from flows.publishing import record_failure
        from flows.steps import Order
        from flows.units import declared_units
        from flows.waivers import load_waivers

        # What the office wrote itself is refused before the work, not at its end.
        load_waivers(settings), declared_units(settings)
        order = Order(run_id, started.isoformat(), tuple(paths), settings)
        try:
            run_audit(order)
        # The rim of the house: whatever went wrong, the user reads a sentence, and the run is recorded as failed.
        except (Exception, PanicException) as problem:
            with suppress(Exception):
                record_failure(order)
            raise Interrupted(_sentence(problem, home)) from problem
    return run_id


def _sentence(problem: BaseException, home: Path) -> str:
    sentence = said(problem, what="稽核", folder=home)
    # Prefect's files are no part of the truth; damaged, they are best made anew.
    unreached = "reach API" in str(problem)
    return f"{sentence}如仍不成功，请删除文件夹 {home}（其中没有稽核结果）后重试。" if unreached else sentence
