"""Rows that alert as findings of the family anomaly: an info each, that says what is unusual among whom, and where it stands.

A row whose named features rest on no printed number is no finding: it stays in the scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import polars as pl

from data.records import stable_id
from data.rows import CitedRow, RankedRow, ReasonRow, rows_of
from data.tables import table_frame
from features.collecting import features_of
from features.describing import Feature
from features.explaining.places import Tables, places
from features.explaining.words import NOT_WRONG, group_said, percent_of, range_said, said

CHECKS = {"unit": "ANO01", "project": "ANO02", "indicator": "ANO03"}
VERSION = 1
NAMED = 3  # features of a message; the others stay in the scores
FAMILY = "anomaly"
# By row and feature, what the same body had the year before.
Before = Mapping[tuple[str, str], float]


def anomaly_findings(alerts: pl.DataFrame, tables: Tables, before: Before) -> pl.DataFrame:
    """The findings of these rows, as declared, in order of document and rank; their rank is among themselves.

    alerts: rows of `scores` that alert. tables: facts, projects and indicators of their documents. before: see there.
    """
    rows = [row for level in CHECKS for row in _of_level(level, alerts.filter(level=level), tables, before)]
    rows.sort(key=lambda row: (row["document_id"], row["check_id"], row["rank"]))
    seen: Counter[str] = Counter()
    for row in rows:
        document_id = str(row["document_id"])
        seen[document_id] += 1
        row["rank"] = seen[document_id]
    return table_frame("findings", rows)


def _of_level(level: str, alerts: pl.DataFrame, tables: Tables, before: Before) -> Iterator[dict[str, object]]:
    if alerts.is_empty():
        return
    subjects, cited = subjects_of(level, alerts, tables), places(alerts, level, tables)
    features = {feature.name: feature for feature in features_of(level)}
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows_of(alerts.sort("rank", "row_id"), RankedRow):
        subject = subjects.get(row["row_id"], "")
        parts = (row["unit_name"], row["fiscal_year"], CHECKS[level], subject)
        if row["row_id"] in cited:
            yield _finding(row, subject, cited[row["row_id"]]) | {
                "finding_id": stable_id(*parts, seen[parts]),
                "message": message(row, subject, features, before),
            }
        seen[parts] += 1


def subjects_of(level: str, rows: pl.DataFrame, tables: Tables) -> dict[str, str]:
    """What each row is called within its disclosure: the project, or the project and the indicator as a path."""
    ids = pl.Series(rows["row_id"], dtype=pl.String).implode()
    if level == "unit":
        return dict.fromkeys(rows["row_id"], "部门决算")
    names = dict(tables["projects"].select("project_id", "name").iter_rows())
    if level == "project":
        return {row_id: names[row_id] for row_id in rows["row_id"] if row_id in names}
    own = tables["indicators"].filter(pl.col("indicator_id").is_in(ids)).select("indicator_id", "project_id", "level3", "level2")
    return {
        indicator: f"{names.get(project, '')}/{level3 or level2 or '指标'}"
        for indicator, project, level3, level2 in own.iter_rows()
    }


def _finding(row: RankedRow, subject: str, evidence: list[CitedRow]) -> dict[str, object]:
    check_id = CHECKS[row["level"]]
    return {
        "document_id": row["document_id"],
        "unit_name": row["unit_name"],
        "fiscal_year": row["fiscal_year"],
        "rank": row["rank"],
        **{"check_id": check_id, "check_version": VERSION, "family": FAMILY, "severity": "info", "trial": False},
        "subject": subject,
        "evidence": evidence,
        "claim_id": f"{check_id}-{row['row_id']}",
    }


def message(row: RankedRow, subject: str, features: Mapping[str, Feature], before: Before) -> str:
    """What is unusual, beside what is usual among whom, and how sure that is; in Chinese."""
    reasons = [
        _reason(reason, features[reason["feature"]], before.get((row["row_id"], reason["feature"])))
        for reason in (row["reasons"] or [])[:NAMED]
        if reason["feature"] in features
    ]
    where = f"同类{group_said(row)}，本行排第 {row['rank']}"
    seeds = "" if row["seed_share"] is None else f"，{percent_of(row['seed_share'])}的随机种子都把它排在前列"
    return f"{subject}在同类中不寻常：{'；'.join(reasons)}。{where}{seeds}。{NOT_WRONG}"


def _reason(reason: ReasonRow, feature: Feature, last: float | None) -> str:
    value, median = said(reason["value"], feature.unit), said(reason["peer_median"], feature.unit)
    middle = range_said(reason["peer_low"], reason["peer_high"], feature.unit)
    year_before = "" if last is None else f"，上年 {said(last, feature.unit)}"
    return f"{feature.title} {value}（同类中位数 {median}，中间八成 {middle}{year_before}）"
