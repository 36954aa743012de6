"""The row of a run: there from its beginning, closed at its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version

import polars as pl

from data.tables import table_frame
from disclosures.reading import READER_VERSION
from flows.scoring import version_of
from flows.steps import Order

NONE: Mapping[str, int] = {}


def begin_run(order: Order) -> None:
    """Leaves the row of a run that has begun: whoever asks what happened to it finds it."""
    order.lake.replace_runs(_row(order, "started", counts=NONE, read=order.lake.versions(), written=NONE))


def close_run(
    order: Order,
    state: str,
    *,
    counts: Mapping[str, int] = NONE,
    read: Mapping[str, int] = NONE,
    written: Mapping[str, int] = NONE,
) -> None:
    """Closes the row of a run. state: completed, unchanged, failed or interrupted."""
    order.lake.replace_runs(_row(order, state, counts=counts, read=read, written=written))


def _row(
    order: Order, state: str, *, counts: Mapping[str, int], read: Mapping[str, int], written: Mapping[str, int]
) -> pl.DataFrame:
    row = {
        "run_id": order.run_id,
        "started_at": datetime.fromisoformat(order.started_at),
        "finished_at": None if state == "started" else datetime.now(UTC),
        "read_versions": _versions(read),
        "written_versions": _versions(written),
        "code_version": version("jihe"),
        "reader_version": READER_VERSION,
        "checks_version": order.rules_version,
        "features_version": version_of(order.settings),
        "settings_hash": order.settings.hash(),
        "counts": [{"name": name, "count": count} for name, count in counts.items()],
        "state": state,
    }
    return table_frame("runs", [row])


def _versions(versions: Mapping[str, int]) -> list[dict[str, object]]:
    return [{"table": table, "version": number} for table, number in versions.items() if table != "runs"]
