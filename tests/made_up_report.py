"""The report of a made-up run, for tests of what it shows."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checks.engine.discover import discover
from reports.index_page import RunFacts
from reports.run_report import report_pages
from reports.standings import with_news

RUN = RunFacts("run-1", "2024-01-02 03:04:05", {"files": 5, "read": 5}, "1", "abc", (("documents", 3), ("facts", 2)))
SHOWN = {"SUM01", "YOY01", "SCO01", "EXE04"}


def pages_of(tables: Mapping[str, pl.DataFrame], *, run: RunFacts = RUN, before: pl.DataFrame | None = None) -> dict[str, str]:
    """The pages of a run that left these tables, by their path. before: the findings of the run before."""
    states = tables["claims"].select("document_id", "check_id", "state", "reason")
    checks = [check for check in discover() if check.id in SHOWN]
    shown = {**tables, "findings": with_news(tables["findings"], before)}
    return {page.path: page.html() for page in report_pages(shown, states, checks, run)}


def page_of(tables: Mapping[str, pl.DataFrame], **more: object) -> str:
    """The index of a run that left these tables."""
    return pages_of(tables, **more)["index.html"]


def document_page_of(tables: Mapping[str, pl.DataFrame], **more: object) -> str:
    """The page of its first document."""
    pages = pages_of(tables, **more)
    return pages[f"documents/{tables['documents']['document_id'][0][:16]}.html"]
