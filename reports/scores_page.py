"""The page of `jihe score`: what is unusual in a lake, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.anomalies import Level
from reports.anomalies_listing import anomalies_listing
from reports.listing import listing_pages
from reports.pages import template
from reports.places import Tables


def scores_html(levels: Sequence[Level], *, lake: str, documents: int, budget: int, remarks: Sequence[str]) -> str:
    """The page. budget: rows of each level that people can look at. remarks: what was missing in the lake."""
    page = template("scores.html", styles=("report.css", "anomalies.css"))
    return page.render(levels=levels, lake=lake, documents=documents, budget=budget, remarks=remarks)


def flagged_pages(tables: Tables) -> Iterator[tuple[str, str]]:
    """The pages of all flagged rows as (file, HTML), beside the page. tables: as `anomalies_listing` takes them."""
    yield from listing_pages(anomalies_listing(tables), "异常评分")
