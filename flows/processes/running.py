"""From the command line to the flow and back: the server started and ended, what goes wrong said in a sentence."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from flows.processes.ending import ended_by_signals
from flows.processes.failures import said
from flows.processes.prefect_server import prefect_server
from flows.refusals import Interrupted
from flows.settings import Settings, cache_folder

INTERRUPTED = "稽核被中断：已读取和核对的部分留在数据湖中，可直接重新运行。"


def audit_paths(paths: Sequence[str], settings: Settings) -> str:
    """Audits what is at the paths into the lake of the settings; returns the id of the run. Raises Interrupted."""
    started = datetime.now(UTC)
    run_id = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    home = cache_folder(settings) / "prefect"
    with ended_by_signals(), prefect_server(home):
        # Only now, while the server starts: Prefect reads its settings when it is imported.
        from polars.exceptions import PanicException

        from flows.audit import run_audit
        from flows.publishing import report_path
        from flows.runs import at_work, begin_run, close_run
        from flows.steps import Order
        from flows.units import declared_units
        from flows.waivers import load_waivers

        # What the office wrote itself is refused before the work, not at its end.
        load_waivers(settings)
        declared_units(settings)
        order = Order(run_id, started.isoformat(), tuple(paths), settings)
        details = report_path(settings, run_id).with_name("failure.txt")
        with at_work(settings, run_id):
            try:
                begin_run(order)
                run_audit(order)
            except (SystemExit, KeyboardInterrupt):
                with suppress(Exception):
                    close_run(order, "interrupted")
                print(INTERRUPTED, file=sys.stderr, flush=True)
                raise
            # The rim of the house: whatever went wrong, the user reads a sentence, and the run is recorded as failed.
            except (Exception, PanicException) as problem:
                with suppress(Exception):
                    close_run(order, "failed")
                raise Interrupted(_sentence(problem, home, details)) from problem
    return run_id


def _sentence(problem: BaseException, home: Path, details: Path) -> str:
    sentence = said(problem, what="稽核", details=details)
    # Prefect's files are no part of the truth; damaged, they are best made anew.
    unreached = "reach API" in str(problem)
    return f"{sentence}如仍不成功，请删除文件夹 {home}（其中没有稽核结果）后重试。" if unreached else sentence
