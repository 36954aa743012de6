"""What the checks could look at: of every check on every document, whether it held, failed, or was silent and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from checks.engine.coverage import coverage
from checks.engine.discover import Check
from data.editions import counts
from reports.places import Tables


def states_of(tables: Tables, own: Sequence[Check] = ()) -> pl.DataFrame:
    """The state of every check on every document that counts: document_id, check_id, state, reason. own: the office's checks."""
    return coverage(tables["claims"], tables["documents"].filter(counts()), own, tables.get("unchecked"))


def check_titles(checks: Iterable[Check]) -> dict[str, str]:
    """What every check claims, by its id."""
    return {check.id: check.title for check in checks}
