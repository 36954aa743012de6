"""What the house expects, held up by Great Expectations: every batch before its commit, and the checks before the run's row.

The library imports for seconds. So it lives in a process of its own, which starts with the run and is ready when it is asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from checks.contracts.declared_tables import looked_at, table_result, types_of
from checks.contracts.expected import TableResult
from checks.contracts.expecting import version
from checks.contracts.judged_claims import check_results, compact, suite
from checks.engine.discover import Check
from data.contract import ContractBroken
from data.settings import Settings, reports_folder
from flows.processes import progress
from flows.processes.ending import held
from flows.processes.pool import worker_pool
from reports.expectations_page import KeptResult, expectations_html
from reports.places import Tables
from reports.placing import write_whole

if TYPE_CHECKING:
    from flows.steps import Order

Answer = TypeVar("Answer")
TABLE_RESULTS = "tables.jsonl"
NAMED = 3  # rows in the first line of a refusal
_ready: list[ProcessPoolExecutor] = []


@contextmanager
def kept_ready(settings: Settings) -> Iterator[None]:
    """Within the block, the library is being imported or is ready, in a process that ends with the block."""
    if settings.expectations == "off":
        yield
        return
    with worker_pool(1) as pool:
        with held():
            pool.submit(version)
        _ready.append(pool)
        try:
            yield
        finally:
            _ready.remove(pool)


def hold_to_contracts(order: Order, batch: Tables) -> None:
    """Holds each table of a batch to its contract, before any is committed; keeps what was found beside the run's report.

    Raises ContractBroken, which names rows, where one is broken; the page then tells of it.
    """
    if order.settings.expectations == "off":
        return
    progress.expected("契约", len(batch))
    results = []
    for table, frame in batch.items():
        results.append(_answer(table_result, table, frame.height, looked_at(table, frame), types_of(frame)))
        progress.done("契约", 1)
    _keep(order, results)
    broken = next((result for result in results if not result.met), None)
    if broken is not None:
        write_whole(page_path(order), expectations_html(_kept(order), None, None, run_id=order.run_id))
        raise _refusal(broken)


def publish_expectations(order: Order, tables: Tables, checks: Sequence[Check]) -> None:
    """Puts the checks over the run's claims and writes the page.

    tables: documents and claims of the run. checks: all that took part.
    """
    if order.settings.expectations == "off":
        return
    progress.expected("契约", 1)
    results = _answer(check_results, compact(tables["claims"]), suite(checks))
    progress.done("契约", 1)
    answers = list(zip(checks, results, strict=True))
    write_whole(page_path(order), expectations_html(_kept(order), answers, tables, run_id=order.run_id))


def page_path(order: Order) -> Path:
    """Where the page of a run's expectations is: beside its report."""
    return reports_folder(order.settings) / order.run_id / "expectations" / "index.html"


def _answer(function: Callable[..., Answer], *arguments: object) -> Answer:
    """What the function says, from the process that is ready; here where there is none, or where it was lost."""
    for pool in _ready:
        with suppress(BrokenProcessPool):
            return pool.submit(function, *arguments).result()
    return function(*arguments)


def _keep(order: Order, results: list[TableResult]) -> None:
    path = page_path(order).with_name(TABLE_RESULTS)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(result), ensure_ascii=False) + "\n" for result in results)


def _kept(order: Order) -> list[KeptResult]:
    """The table results of the run so far, as `asdict` gives them."""
    path = page_path(order).with_name(TABLE_RESULTS)
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [json.loads(line) for line in lines if line]


def _refusal(result: TableResult) -> ContractBroken:
    place = next(place for place, outcome in enumerate(result.outcomes) if outcome.met is False)
    outcome, rows = result.outcomes[place], [broken.key for broken in result.broken[place]]
    named = "; ".join(" ".join(f"{name} {value}" for name, value in row.items()) for row in rows[:NAMED])
    columns = "+".join(outcome.expected.columns) if outcome.expected.kind not in ("columns", "equal") else "(columns)"
    problem = f"{outcome.expected.title}: {named}"
    return ContractBroken(result.table, columns, problem, rows=pl.DataFrame(rows) if rows else None)
