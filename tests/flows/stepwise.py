"""An audit step by step, without Prefect."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from data.settings import Settings
from data.store import Lake
from flows import publishing, scoring, steps
from flows.steps import Order

STARTED = "2024-01-02T03:04:05+00:00"


def order_of(folder: Path, run_id: str, *, lake: str = "lake", **settings: object) -> Order:
    """An audit of the folder 公开 within the folder."""
    own = {"lake": str(folder / lake), "workers": 1, "expectations": "off"} | settings
    return Order(run_id, STARTED, (str(folder / "公开"),), Settings(**own))


def audited(order: Order) -> dict[str, int]:
    """The flow's steps, one after another."""
    given = steps.take_in(order)
    batches = steps.to_read(order, given)
    for files in batches:
        steps.read_batch(order, files)
    shares: dict[str, float] = {}
    for document_ids in steps.to_check(order):
        shares |= steps.check_batch(order, document_ids)
    steps.keep_bound_shares(order, shares)
    scoring.score(order, given)
    return publishing.publish(order, given, read={file.document_id for files in batches for file in files})


def kept_copy(folder: Path, fill: Callable[[Path], object]) -> Path:
    """A copy, beside the folder, of what `fill` leaves in it."""
    fill(folder)
    return Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-kept"), symlinks=True))


def put_back(folder: Path, kept: Path) -> Path:
    """The folder as it was when the copy was made: in its own place, for a lake knows where its files lie."""
    shutil.rmtree(folder)
    return Path(shutil.copytree(kept, folder, symlinks=True))


def contents(lake: Lake) -> dict[str, list[dict[str, object]]]:
    """The rows of every table but `runs`."""
    return {name: sorted(lake.scan(name).collect().to_dicts(), key=str) for name in lake.versions() if name != "runs"}
