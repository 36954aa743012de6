"""The report of a run: an index, a page a document, and lists of findings over all of them, as files that need no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import polars as pl

from checks.engine.discover import Check
from data.rows import FindingRow, rows_of
from reports.anomalies import anomaly_levels
from reports.anomalies_listing import anomalies_listing
from reports.document_page import digest_of, document_html, page_name, publication_of, unread_of
from reports.findings_listing import findings_listing
from reports.index_page import (
    Lists,
    RunFacts,
    checks_listing,
    clean_listing,
    documents_listing,
    files_listing,
    index_html,
    versions_listing,
)
from reports.listing import listing_pages
from reports.originals import Originals
from reports.pages import pages_version
from reports.places import NO_SOURCE, Sources, Tables
from reports.standings import LOUD, Standing, countable, standings, totals
from reports.summary import coverage_of
from reports.views import document_of

BY_ID = "document_id"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the report. path: from its folder. digest: what it depends on, "" where it is always made anew."""

    path: str
    digest: str
    html: Callable[[], str]


def report_pages(
    tables: Tables,
    states: pl.DataFrame,
    checks: Sequence[Check],
    run: RunFacts,
    originals: Originals = MappingProxyType({}),
) -> Iterator[Page]:
    """The pages of a run, the index first; each is made when its `html` is called.

    tables: documents, facts, projects, project_funds, indicators, unread, claims, intake and findings (with `is_new`) of the
    run; where it scored, also what `anomaly_levels` takes. states: as `coverage_of` takes them. checks: those that ran.
    originals: of PDFs, by document.
    """
    audited = standings(tables)
    documents = [each for each in audited if not each.instead]
    coverage = coverage_of(states, {check.id: check.title for check in checks})
    counted = countable(tables["findings"])
    known = {each.document_id: each for each in audited}
    loud = counted.filter(pl.col("severity").is_in(LOUD))
    lists = Lists(
        found=documents_listing(documents),
        clean=clean_listing(documents),
        versions=versions_listing(audited),
        findings=findings_listing(loud, known, name="findings", title="错误和疑点一览", nothing="没有错误，也没有疑点。"),
        checks=checks_listing(coverage, counted),
        files=files_listing(tables["intake"]),
    )
    levels = anomaly_levels(tables) if "scores" in tables else ()
    counts = totals(tables["findings"])
    index = partial(index_html, run, documents=documents, totals=counts, coverage=coverage, lists=lists, levels=levels)
    yield Page("index.html", "", index)
    for listing in (lists.found, lists.clean, lists.versions, lists.files, lists.checks, lists.findings):
        # The index shows the first page of every list but that of the findings.
        for name, html in listing_pages(listing, run.title, first=listing is lists.findings):
            yield Page(name, "", partial(str, html))
    if "scores" in tables:
        for name, html in listing_pages(anomalies_listing(tables, known), run.title):
            yield Page(name, "", partial(str, html))
    yield from _check_pages(tables["findings"], known, checks, run)
    yield from _document_pages(tables, audited, checks, run, originals)


def _check_pages(findings: pl.DataFrame, known: Mapping[str, Standing], checks: Sequence[Check], run: RunFacts) -> Iterator[Page]:
    """A list a check of its findings in all documents."""
    of_id = {check.id: check for check in checks}
    for (check_id,), found in sorted(findings.group_by("check_id"), key=lambda pair: pair[0]):
        check = of_id.get(str(check_id))
        title = f"{check_id} {check.title}" if check else str(check_id)
        listing = findings_listing(found, known, name=str(check_id), title=title, up="../")
        for name, html in listing_pages(
            listing, run.title, publication=publication_of(check) if check else None, up="../index.html"
        ):
            yield Page(f"checks/{name}", "", partial(str, html))


def _document_pages(
    tables: Tables, documents: Sequence[Standing], checks: Sequence[Check], run: RunFacts, originals: Originals
) -> Iterator[Page]:
    sources = Sources(tables)
    publications = {check.id: publication_of(check) for check in checks}
    findings, unread = (tables[name].partition_by(BY_ID, as_dict=True) for name in ("findings", "unread"))
    for standing in documents:
        key = (standing.document_id or None,)
        found = findings.get(key, tables["findings"].clear()).sort("rank", "finding_id")
        left = unread.get(key, tables["unread"].clear())

        def html(standing: Standing = standing, found: pl.DataFrame = found, left: pl.DataFrame = left) -> str:
            document = document_of(standing, list(rows_of(found, FindingRow)), sources)
            rows = unread_of(left, sources.get(standing.document_id, NO_SOURCE))
            return document_html(document, rows, standing.shares.unread, publications, run, originals=originals)

        versions = (pages_version(), run.reader_version, run.checks_version)
        digest = digest_of(standing, found, left, versions, originals)
        yield Page(f"documents/{page_name(standing.document_id)}", digest, html)
