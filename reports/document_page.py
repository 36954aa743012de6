"""The page of one document: its findings with both places of each, what was not read, and why its checks ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from checks.engine.discover import Check
from checks.engine.publication import parts_of
from data.records import stable_id
from data.rows import UnreadRow, rows_of
from reports.originals import NO_ORIGINAL, Originals, all_strips
from reports.pages import template
from reports.places import Source, place_in
from reports.standings import LOUD, Standing
from reports.views import Cause, Document, Finding
from reports.wording import SEVERITIES, place_of, safe

MOST_UNREAD = 500
# A finding with more places than this shows them as a table: a sum of twenty items is no reading.
MOST_SNIPPETS = 4
# Pictures are files beside the pages: a page shows those of its own report, and none of the network.
PICTURES_BESIDE = "'self' file:"
_TEMPLATE = {"styles": ("report.css", "document.css"), "scripts": ("document.js",)}


@dataclass(frozen=True, slots=True)
class Publication:
    """Why and how a check asks: the parts of its publication by name. english: where it has no other."""

    check_id: str
    title: str
    parts: tuple[tuple[str, str], ...]
    english: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that was not read, in its words, and why."""

    where: str
    before: str
    quote: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Folded:
    """The findings of one check that may be explained, under one head."""

    check_id: str
    title: str
    severity: str
    findings: tuple[Finding, ...]


def page_name(document_id: str) -> str:
    """The file of a document's page."""
    return f"{document_id[:16] or 'none'}.html"


def document_html(
    document: Document,
    unread: Sequence[Unread],
    unread_in_all: int,
    publications: Mapping[str, Publication],
    run: object,
    *,
    originals: Originals = MappingProxyType({}),
) -> str:
    """The page as HTML.

    publications: by check, of its findings at least. run: a `RunFacts`. originals: of it and of the documents that it cites.
    """
    loud = [cause for cause in document.causes if cause.severity in LOUD]
    findings = [finding for cause in document.causes for finding in cause.findings]
    shown = {finding.check_id for finding in findings}
    home = document.standing.document_id
    return template("document.html", **_TEMPLATE).render(
        document=document,
        standing=document.standing,
        causes=loud,
        folded=_folded(document.causes, publications),
        unread=unread,
        unread_in_all=unread_in_all,
        publications=[publications[check_id] for check_id in sorted(shown & publications.keys())],
        checks=sorted(shown),
        families_shown=list(dict.fromkeys(finding.family for finding in findings)),
        titles={check_id: publications[check_id].title if check_id in publications else "" for check_id in shown},
        most_snippets=MOST_SNIPPETS,
        original=originals.get(home, NO_ORIGINAL),
        strips=all_strips(findings, home, originals),
        pictures=PICTURES_BESIDE,
        run=run,
    )


def publication_of(check: Check) -> Publication:
    """The publication of a check, in Chinese where it has one."""
    parts = tuple((name, safe(words)) for name, words in parts_of(check.published).items())
    return Publication(check.id, safe(check.title), parts, "" if parts else safe(check.publication))


def unread_of(unread: pl.DataFrame, source: Source) -> list[Unread]:
    """The numbers of a document that were not read, MOST_UNREAD of them at most. unread: its rows."""
    rows = unread.filter(pl.col("start").is_not_null()).sort("start").head(MOST_UNREAD)
    return [_unread(row, source) for row in rows_of(rows, UnreadRow)]


def _unread(row: UnreadRow, source: Source) -> Unread:
    line = source.text.count("\n", 0, row["start"]) + 1
    words = place_in(source.text, row["start"], row["end"])
    return Unread(place_of(row["page"], line), *words, reason=safe(row["reason"]))


def _folded(causes: Iterable[Cause], publications: Mapping[str, Publication]) -> list[Folded]:
    """What may be explained, by check, the gravest severity first and the most frequent check first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for cause in causes:
        if cause.severity not in LOUD:
            for finding in cause.findings:
                groups.setdefault((finding.severity, finding.check_id), []).append(finding)
    order = list(SEVERITIES)
    ranked = sorted(groups.items(), key=lambda pair: (order.index(pair[0][0]), -len(pair[1]), pair[0][1]))
    return [
        Folded(check_id, publications[check_id].title if check_id in publications else "", severity, tuple(findings))
        for (severity, check_id), findings in ranked
    ]


def digest_of(
    standing: Standing, findings: pl.DataFrame, unread: pl.DataFrame, versions: Iterable[str], originals: Originals
) -> str:
    """What the page depends on: where it is the same, the page of the run before is the page of this one."""
    cited = findings.select(pl.col("evidence").explode().struct.field("document_id")).to_series().drop_nulls().unique().sort()
    shown = [repr(originals.get(document_id)) for document_id in (standing.document_id, *cited)]
    rows = [frame.write_json() for frame in (findings, unread)]
    return stable_id(repr(standing), *rows, *shown, *versions)
