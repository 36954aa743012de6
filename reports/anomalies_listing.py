"""All rows that are flagged as unusual as one table, to search and to go from there to their documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from data.columns import LEVELS
from data.rows import RankedRow, ReasonRow, rows_of
from features.collecting import features_of
from features.describing import Feature
from features.explaining.findings import subjects_of
from features.explaining.words import LEVELS as LEVEL_WORDS
from features.explaining.words import said
from reports.document_page import page_name
from reports.listing import Cell, Heading, Listing, Row
from reports.places import Tables
from reports.standings import title_of
from reports.wording import safe

REASONS_LISTED = 2  # of a row


def anomalies_listing(tables: Tables, linked: Collection[str] = ()) -> Listing:
    """All flagged rows of all levels, the most unusual of each first. linked: documents that have a page.

    tables: scores, projects and documents of what was scored; indicators, of the flagged rows at least.
    """
    words = ("单位和年度", "层级", "内容", "最不寻常之处", "名次", "百分位", "")
    headings = tuple(Heading(name, name in ("名次", "百分位", "")) for name in words)
    rows = [row for level in LEVELS for row in _rows(level, tables, frozenset(linked))]
    return Listing("anomalies", "异常一览", headings, tuple(rows), nothing="没有入选的单位、项目或指标。")


def _rows(level: str, tables: Tables, linked: frozenset[str]) -> list[Row]:
    flagged = tables["scores"].filter(pl.col("level") == level, pl.col("flagged").fill_null(False))
    flagged = flagged.sort("alert", "percentile", "row_id", descending=[True, True, False])
    subjects, features = subjects_of(level, flagged, tables), {feature.name: feature for feature in features_of(level)}
    return [_row(row, subjects.get(row["row_id"], ""), features, linked) for row in rows_of(flagged, RankedRow)]


def _row(row: RankedRow, subject: str, features: Mapping[str, Feature], linked: frozenset[str]) -> Row:
    reasons = row["reasons"] or []
    unusual = "；".join(_in_brief(reason, features[reason["feature"]]) for reason in reasons[:REASONS_LISTED])
    unit = title_of({"unit_name": row["unit_name"], "fiscal_year": row["fiscal_year"], "file_name": row["document_id"]})
    cells = (
        Cell(unit, f"documents/{page_name(row['document_id'])}" if row["document_id"] in linked else ""),
        Cell(LEVEL_WORDS[row["level"]]),
        Cell(safe(subject)),
        Cell(unusual, soft=f"另有 {len(reasons) - REASONS_LISTED} 项" if len(reasons) > REASONS_LISTED else ""),
        Cell(f"{row['rank']}/{row['peer_count']}", sort=row["rank"]),
        Cell(f"{row['percentile']:.1f}", sort=row["percentile"]),
        Cell("提示" if row["alert"] else "", soft="试用" if row["method"] == "forest_trial" else ""),
    )
    return Row(cells)


def _in_brief(reason: ReasonRow, feature: Feature) -> str:
    return f"{feature.title} {said(reason['value'], feature.unit)}（同类 {said(reason['peer_median'], feature.unit)}）"
