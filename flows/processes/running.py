"""From the command line to the flow and back: the server started and ended, what goes wrong said in a sentence."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.refusals import Interrupted
from data.settings import Settings, cache_folder
from flows.processes.ending import ended_by_signals
from flows.processes.failures import said
from flows.processes.prefect_server import prefect_server
from flows.processes.queueing import alone_in_lake

if TYPE_CHECKING:
    from flows.steps import Order

INTERRUPTED = "稽核被中断：已读取和核对的部分留在数据湖中，可直接重新运行。"


def audit_paths(paths: Sequence[str], settings: Settings) -> str:
    """Audits what is at the paths into the lake of the settings; returns the id of the run. Raises Refusal, Interrupted."""
    home = cache_folder(settings) / "prefect"
    begun = datetime.now(UTC)
    run_id = f"{begun:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    with ended_by_signals(), alone_in_lake(settings, run_id, f"{begun.astimezone():%Y-%m-%d %H:%M:%S}", say=_say):
        started = datetime.now(UTC).isoformat()
        if _was_used(settings.lake) and _is_unchanged(_order(run_id, started, paths, settings), home):
            return run_id
        with prefect_server(home, say=_say):
            # Only now, while the server starts: Prefect reads its settings when it is imported.
            from flows.audit import run_audit
            from flows.runs import begin_run

            order = _order(run_id, started, paths, settings)
            with recorded(order, home):
                begin_run(order)
                run_audit(order)
    return run_id


def _was_used(lake: str) -> bool:
    """Whether the lake may hold a run: what costs seconds to import need not be asked."""
    return "://" in lake or (Path(lake) / "runs").exists()


def _is_unchanged(order: Order, home: Path) -> bool:
    from flows.runs import begin_run
    from flows.unchanged import closed_unchanged

    with recorded(order, home):
        begin_run(order)
        return closed_unchanged(order)


def _order(run_id: str, started: str, paths: Sequence[str], settings: Settings) -> Order:
    """The order; what the office wrote itself is refused before the work, not at its end."""
    from checks.engine.local import local_parameters
    from flows.steps import Order
    from flows.units import declared_units
    from reports.waivers import load_waivers

    load_waivers(settings)
    declared_units(settings)
    local_parameters(settings.parameters)
    return Order(run_id, started, tuple(paths), settings)


@contextmanager
def recorded(order: Order, home: Path) -> Iterator[None]:
    """Closes the row of a run that does not come to its end, and says why. Raises Interrupted."""
    from polars.exceptions import PanicException

    from flows.damage import damage_said
    from flows.publishing import report_path
    from flows.runs import close_run

    try:
        yield
    except (SystemExit, KeyboardInterrupt):
        with suppress(Exception):
            close_run(order, "interrupted")
        _say(INTERRUPTED)
        raise
    # The rim of the house: whatever went wrong, the user reads a sentence, and the run is recorded as failed.
    except (Exception, PanicException) as problem:
        with suppress(Exception):
            close_run(order, "failed")
        details = report_path(order.settings, order.run_id).with_name("failure.txt")
        sentence = _sentence(problem, home, details)
        raise Interrupted(damage_said(order.lake) or sentence) from problem


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _sentence(problem: BaseException, home: Path, details: Path) -> str:
    sentence = said(problem, what="稽核", details=details)
    # Prefect's files are no part of the truth; damaged, they are best made anew.
    unreached = "reach API" in str(problem)
    return f"{sentence}如仍不成功，请删除文件夹 {home}（其中没有稽核结果）后重试。" if unreached else sentence
