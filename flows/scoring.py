"""The step of an audit that scores: what is unusual among the peers of the run, beside what does not hold.

It rests on nothing but tables of the lake, and is skipped where they, the documents of the run and the scoring are those of
the last run. What alerts is put among the findings every time: whoever checks a document again leaves it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from data.columns import LEVELS
from data.settings import Settings
from data.store import Lake
from data.tables import empty
from features.version import features_version
from flows.anomalies import keep_alerts
from flows.editions import documents_of
from flows.expectations import hold_to_contracts
from flows.given import Given
from flows.processes import progress
from flows.steps import DOCUMENTS_A_BATCH, Order
from reports.run_tables import counting, documents_of_run, tables_of, versions_of_run

RESTS_ON = ("documents", "facts", "projects", "project_funds", "indicators", "claims", "units")
WRITTEN = ("features", "scores")
Frames = dict[str, pl.DataFrame]


def score(order: Order, given: Given) -> None:
    """Scores the documents of the run where that may give another result than the last run, and keeps what alerts."""
    lake = order.lake
    ids = documents_of(lake, given)
    if order.settings.anomalies == "on" and not _is_scored(order, ids):
        frames = score_levels(tables_to_score(lake, ids), order.settings)
        hold_to_contracts(order, frames)
        # What an earlier run scored, and another version supersedes by now, is among the peers no more.
        written = [*ids, *sorted(superseded_in(lake) - set(ids))]
        for start in range(0, len(written), DOCUMENTS_A_BATCH):
            _replace(lake, frames, written[start : start + DOCUMENTS_A_BATCH])
    keep_alerts(lake, ids, on=order.settings.anomalies == "on")


def superseded_in(lake: Lake) -> set[str]:
    """The documents of a lake that do not count."""
    return set(lake.scan("documents").filter(pl.col("superseded_by").is_not_null()).select("document_id").collect().to_series())


def score_levels(tables: Mapping[str, pl.DataFrame], settings: Settings) -> Frames:
    """The tables `features` and `scores` of all levels."""
    # Only now: no run without scores waits for what they need.
    from features.running import Review, scored_level

    progress.expected("评分", len(LEVELS))
    review, parts = Review(settings.review_budget, settings.review_seed), []
    for level in LEVELS:
        parts.append(scored_level(tables, level, review))
        progress.done("评分", 1)
    return {name: pl.concat([empty(name), *(part[name] for part in parts)]) for name in WRITTEN}


def tables_to_score(lake: Lake, document_ids: Sequence[str]) -> Frames:
    """What the scores of these documents rest on."""
    versions = {name: version for name, version in lake.versions().items() if name in RESTS_ON and name != "units"}
    tables = tables_of(lake, versions, document_ids)
    return counting({name: empty(name) for name in RESTS_ON} | tables) | {"units": lake.scan("units").collect()}


def version_of(settings: Settings) -> str | None:
    """What the row of a run says of its scores; None where it has none."""
    if settings.anomalies == "off":
        return None
    return features_version(k=settings.review_budget, seed=settings.review_seed)


def _is_scored(order: Order, document_ids: Sequence[str]) -> bool:
    """Whether the last run scored these very documents from these very tables in this very way."""
    last = order.lake.last_run()
    if last is None or last["features_version"] != version_of(order.settings):
        return False
    was, now = versions_of_run(last), order.lake.versions()
    same = all(was.get(name) == now.get(name) for name in (*RESTS_ON, *WRITTEN))
    return same and documents_of_run(order.lake.at_last_run("intake").collect()) == set(document_ids)


def _replace(lake: Lake, frames: Frames, document_ids: Sequence[str]) -> None:
    ids = pl.Series(document_ids, dtype=pl.String).implode()
    for name, frame in frames.items():
        lake.replace_documents(name, frame.filter(pl.col("document_id").is_in(ids)), document_ids)
