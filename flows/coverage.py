"""What the checks could look at: of every check on every document, whether it held, failed, or was silent and why."""

from __future__ import annotations

import polars as pl

from checks.coverage import coverage
from checks.discover import discover
from flows.views import AUDITED, Tables


def states_of(tables: Tables) -> pl.DataFrame:
    """The state of every check on every audited document: document_id, check_id, state, reason."""
    return coverage(tables["claims"], tables["documents"].filter(pl.col("kind").is_in(AUDITED)))


def check_titles() -> dict[str, str]:
    """What every check claims, by its id."""
    return {check.id: check.title for check in discover()}
