"""The end of a run: the intake, the report and, last of all, the row in `runs` that makes the run true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import polars as pl

from checks.engine.local import local_said
from data.settings import Settings, reports_folder
from data.store import Lake
from disclosures.reading import READER_VERSION
from flows.expectations import publish_expectations
from flows.given import Given
from flows.intake import document_details, intake_frame
from flows.losses import LOST, lost_in, lost_tables, sentence_of
from flows.originals import originals_of_run
from flows.own_checks import checks_of, own_checks
from flows.processes import progress
from flows.runs import close_run
from flows.steps import Order
from reports.anomalies_tables import shown_tables
from reports.coverage import states_of
from reports.index_page import RunFacts
from reports.places import Tables
from reports.placing import place_pages
from reports.run_report import Page, report_pages
from reports.run_tables import findings_before, tables_of_run
from reports.standings import gone, of_counting, of_same_units, unfinished_checks, unwaived, with_news
from reports.waivers import load_waivers, mark_waived
from reports.wording import SEVERITIES


def publish(order: Order, given: Given, read: Collection[str]) -> dict[str, int]:
    """Writes the intake, the report and the row of the run; returns the counts. read: ids of documents that the run read."""
    lake = order.lake
    mark_waived(lake, load_waivers(order.settings), datetime.fromisoformat(order.started_at).astimezone().date())
    documents = document_details(lake.scan("documents"))
    intake = lake.replace_all("intake", intake_frame(given, documents, lake.scan("unread").collect()))
    versions = {table: number for table, number in lake.versions().items() if table != "runs"} | {"intake": intake}
    tables = tables_of_run(lake, versions)
    lost = lost_tables(lake, given.versions)
    counts = _counts(tables, given, read) | {f"{LOST}{name}": 1 for name in lost}
    publish_expectations(order, tables, checks_of(order.settings))
    _write_report(order, tables, versions, counts, given)
    close_run(order, "completed", counts=counts, read=given.versions, written=versions)
    return counts


def report_path(settings: Settings, run_id: str) -> Path:
    """Where the report of a run is."""
    return reports_folder(settings) / run_id / "index.html"


def local_time(moment: datetime) -> str:
    """A moment as people of this place read it."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _counts(tables: Tables, given: Given, read: Collection[str]) -> dict[str, int]:
    states = Counter(tables["intake"]["state"])
    findings = of_counting(tables["findings"])
    severities = Counter(unwaived(findings)["severity"])
    superseded = tables["documents"].filter(pl.col("superseded_by").is_not_null()).select("document_id")
    with_text = tables["intake"].filter(~pl.col("state").is_in(("duplicate", "unreadable")))
    new = with_text.filter(pl.col("document_id").is_in(list(read))).height
    return {
        "files": tables["intake"].height,
        "documents": len(given.documents),
        # Of the files, each is one of these four: 文件 = 新读 + 沿用 + 重复 + 未读.
        "read": new,
        "reused": with_text.height - new,
        "duplicates": states["duplicate"],
        "unreadable": states["unreadable"],
        "versions": states["version"],
        "other_kind": states["other_kind"],
        # Of what several documents of one disclosure print, that of one counts.
        **{name: tables[name].join(superseded, on="document_id", how="anti").height for name in _COUNTED},
        "findings": findings.height,
        **{severity: severities[severity] for severity in SEVERITIES},
        "waived": findings.height - severities.total(),
    }


_COUNTED = ("facts", "projects", "unread", "claims")


def _write_report(order: Order, tables: Tables, versions: Mapping[str, int], counts: Mapping[str, int], given: Given) -> None:
    lake, settings = order.lake, order.settings
    last = lake.last_run()
    before = findings_before(lake, last)
    own = own_checks(settings)
    facts = RunFacts(
        run_id=order.run_id,
        started=local_time(datetime.fromisoformat(order.started_at)),
        counts=counts,
        reader_version=READER_VERSION,
        checks_version=order.rules_version,
        versions=tuple(versions.items()),
        expectations=settings.expectations == "on",
        remarks=_remarks(tables, counts, settings),
        before=local_time(last["started_at"]) if last else "",
        gone=0 if before is None else gone(of_counting(tables["findings"]), _before_of(lake, before, tables["documents"])),
    )
    shown = {**tables, "findings": with_news(tables["findings"], before)}
    if settings.anomalies == "on":
        shown |= shown_tables(lake, versions, tables["documents"]["document_id"].to_list())
    folder = report_path(settings, order.run_id).parent
    previous = report_path(settings, last["run_id"]).parent if last else None
    originals = originals_of_run(tables, given, folder, previous, settings)
    pages = list(report_pages(shown, states_of(tables, own.checks), checks_of(settings), facts, originals))
    progress.expected("报告", len(pages))
    place_pages(_told(pages), folder, previous)


def _remarks(tables: Tables, counts: Mapping[str, int], settings: Settings) -> tuple[str, ...]:
    """What stands at the head of the report: what was lost, left out or set otherwise."""
    said = (sentence_of(lost_in(counts)), *own_checks(settings).remarks, *unfinished_checks(tables))
    return tuple(filter(None, (*said, local_said(settings.parameters))))


def _told(pages: Sequence[Page]) -> Iterator[Page]:
    for page in pages:
        yield page
        progress.done("报告", 1)


def _before_of(lake: Lake, before: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The findings that counted before, of the units and years of these documents and of those in whose place they count now."""
    ids = documents["document_id"].implode()
    whose = lake.scan("documents").filter(pl.col("document_id").is_in(ids) | pl.col("superseded_by").is_in(ids))
    return of_same_units(of_counting(before), whose.select("unit_name", "fiscal_year").collect())
