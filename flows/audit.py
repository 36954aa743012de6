"""The Prefect flow of an audit: take in, read, check, score, publish. Import it only within `flows.processes.prefect_server`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.events.worker import EventsWorker
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from data.store import LakeBusy
from flows.expectations import kept_ready
from flows.processes.workers import begun_early
from flows.publishing import publish
from flows.scoring import score
from flows.steps import Order, check_batch, keep_bound_shares, read_batch, take_in, to_check, to_read

Result = TypeVar("Result")
# What may pass by waiting: a store that does not answer, other writers. A fault in our own code does not.
PASSING = (OSError, LakeBusy)
LAST_WORDS = 10  # seconds


def _step(function: Callable[..., Result]) -> Callable[..., Result]:
    """A function as a task of Prefect. The lake is the cache: Prefect keeps no result."""
    as_task = task(
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2,
        retry_delay_seconds=[1, 5],
        retry_condition_fn=_may_pass,
    )
    return as_task(function)


def _may_pass(_task: object, _run: object, state: State[object]) -> bool:
    return isinstance(state.result(raise_on_failure=False), PASSING)


@flow(name="jihe-audit", persist_result=False, validate_parameters=False)
def audit(order: Order) -> dict[str, int]:
    """One run over an order; returns its counts."""
    given = _step(take_in)(order)
    batches = _step(to_read)(order, given)
    for files in batches:
        _step(read_batch)(order, files)
    shares: dict[str, float] = {}
    for document_ids in _step(to_check)(order):
        shares |= _step(check_batch)(order, document_ids)
    _step(keep_bound_shares)(order, shares)
    _step(score)(order, given)
    return _step(publish)(order, given, read={file.document_id for files in batches for file in files})


def run_audit(order: Order) -> dict[str, int]:
    """Runs the flow. Prefect's heartbeat would hold every run for a second at its end, and nobody listens to it."""
    with kept_ready(order.settings), begun_early(0), temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            return audit(order)
        finally:
            # What Prefect still has to tell its server it tells now: later it would wait for a server that has ended.
            EventsWorker.drain_all(timeout=LAST_WORDS)
