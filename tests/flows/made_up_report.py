"""The report of a made-up run, for tests of what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from reports.report import RunFacts, report_html

RUN = RunFacts("run-1", "2024-01-02 03:04:05", 5, "1", "abc", (("documents", 3), ("facts", 2)))
TITLES = {"SUM01": "收入总计等于各部分之和"}


def page_of(tables: Mapping[str, pl.DataFrame]) -> str:
    """The page of a run that left these tables."""
    return report_html(tables, tables["claims"].select("document_id", "check_id", "state", "reason"), titles=TITLES, run=RUN)
