"""The page of `jihe score`: what is unusual in a lake, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from reports.anomalies import Level
from reports.pages import template


def scores_html(levels: Sequence[Level], *, lake: str, documents: int, budget: int, remarks: Sequence[str]) -> str:
    """The page. budget: rows of each level that people can look at. remarks: what was missing in the lake."""
    page = template("scores.html", styles=("report.css", "anomalies.css"))
    return page.render(levels=levels, lake=lake, documents=documents, budget=budget, remarks=remarks)
