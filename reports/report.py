"""The report of a run: one HTML file that needs no network, no server and no other file, to read or to print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.anomalies import anomaly_levels
from reports.shares import PARTLY_READ, percent
from reports.summary import STATES, coverage_of, totals
from reports.views import Document, Tables, document_views, partly_read, place_in, title_of
from reports.wording import INTAKE_STATES, ROLES, SEVERITIES, number, place_of, safe

# A page with more findings than this is nobody's reading and a browser's burden; the rest is counted and named.
MOST_FINDINGS = 5000
MOST_UNREAD = 1000
MOST_BARS = 15
MOST_PARTIAL = 20
BAR_WIDTH = 640  # of the 1000 units of the chart, beside the titles


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What the head and the foot of a report say of its run. started: as people read it."""

    run_id: str
    started: str
    files: int
    reader_version: str
    checks_version: str
    versions: tuple[tuple[str, int], ...]
    expectations: bool = False  # whether the page of expectations lies beside the report


def report_html(tables: Tables, states: pl.DataFrame, *, titles: Mapping[str, str], run: RunFacts) -> str:
    """The report as HTML.

    tables: documents, facts, projects, findings, unread and intake of the run; where it scored, also what `anomaly_levels`
    takes. states, titles: as `coverage_of` takes them.
    """
    findings = _gravest_rows(tables["findings"])
    documents = document_views({**tables, "findings": findings})
    all_bars = _bars(documents)
    bars = all_bars[:MOST_BARS]
    return _template().render(
        run=run,
        documents=documents,
        partial=partly_read(documents),
        most_partial=MOST_PARTIAL,
        totals=totals(documents),
        bars=bars,
        bars_cut=len(bars) < len(all_bars),
        bar_scale=BAR_WIDTH / max((bar.total for bar in bars), default=1),
        coverage=coverage_of(states, titles),
        shown=findings.height,
        left_out=tables["findings"].height - findings.height,
        intake=_intake(tables["intake"]),
        unread=_unread(tables),
        levels=anomaly_levels(tables) if "scores" in tables else (),
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """A document's bar in the chart."""

    title: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.parts)


def _bars(documents: Sequence[Document]) -> list[Bar]:
    bars = [Bar(view.title, tuple((name, view.count(name)) for name in SEVERITIES)) for view in documents]
    return [bar for bar in bars if bar.total]


def _gravest_rows(findings: pl.DataFrame) -> pl.DataFrame:
    gravity = pl.col("severity").replace_strict({name: index for index, name in enumerate(SEVERITIES)}, default=9)
    by = [gravity, pl.col("at_stake").fill_null(0) * -1, "finding_id"]
    return findings.sort(by).head(MOST_FINDINGS)


def _intake(intake: pl.DataFrame) -> list[dict[str, str]]:
    """The files, those that need a hand first."""
    order = {"unreadable": 0, "other_kind": 1, "version": 2, "duplicate": 3, "read": 4}
    rows = sorted(intake.iter_rows(named=True), key=lambda row: (order[row["state"]], row["path"]))
    return [{"path": safe(row["path"]), "state": row["state"], "reason": safe(row["reason"] or "")} for row in rows]


def _unread(tables: Tables) -> list[dict[str, str]]:
    sources = {row["document_id"]: row for row in tables["documents"].iter_rows(named=True)}
    places = tables["unread"].filter(pl.col("start").is_not_null()).sort("document_id", "start").head(MOST_UNREAD)
    return [_unread_row(row, sources[row["document_id"]]) for row in places.iter_rows(named=True)]


def _unread_row(row: Mapping[str, object], document: Mapping[str, object]) -> dict[str, str]:
    before, quote, after = place_in(document["text"], row["start"], row["end"])
    line = document["text"].count("\n", 0, row["start"]) + 1
    return {
        "title": title_of(document),
        "where": place_of(row["page"], line),
        "before": before,
        "quote": quote,
        "after": after,
        "reason": safe(row["reason"]),
    }


@cache
def _template() -> object:
    environment = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"money": lambda value: number(value, "万元"), "role": _role, "short": _short, "percent": percent}
    names = ("report.css", "anomalies.css", "report.js")
    *styles, script = (files("reports").joinpath("templates", name).read_text("utf-8") for name in names)
    style = "".join(styles)
    environment.globals |= {
        # Our own files, the only text that is not escaped; the page's policy admits nothing else by their hashes.
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": policy_hash(style),
        "script_hash": policy_hash(script),
        "severities": SEVERITIES,
        "partly_read": PARTLY_READ,
        "states": STATES,
        "intake_states": INTAKE_STATES,
    }
    return environment.get_template("report.html")


def _role(role: str) -> str:
    return ROLES.get(role, role)


def _short(title: str) -> str:
    return title if len(title) <= 20 else f"{title[:19]}…"


def policy_hash(text: str) -> Markup:
    """The hash by which a page's Content-Security-Policy admits an inline style or script."""
    return Markup(f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}")
