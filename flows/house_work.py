"""What is done with documents where the checks of the house look at them: in a worker that imports nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl
from polars.exceptions import PanicException

from checks.engine.run import check
from flows.processes.raising import Raised, raised
from flows.processes.workers import Lost


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are checked together, with what was read of them. parameters: the thresholds that the office set."""

    document_ids: tuple[str, ...]
    tables: dict[str, pl.DataFrame]
    parameters: Mapping[str, Decimal]


def told_by_house(part: Part) -> dict[str, pl.DataFrame] | Lost | Raised:
    """The claims and findings on the documents, or why there are none."""
    try:
        return check(part.tables, part.parameters)
    except MemoryError:
        return Lost("large")
    # The rim of the house: whatever one document does to a check, the others are checked.
    except (Exception, PanicException) as problem:
        return raised(problem)
