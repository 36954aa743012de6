"""Findings over all documents as one table, to search, to sort by difference, and to go from there to the places."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data.rows import FindingRow, rows_of
from reports.document_page import page_name
from reports.listing import Cell, Heading, Listing, Row
from reports.standings import GRAVITY, NOBODYS, Standing
from reports.wording import SEVERITIES, number, safe

HEADINGS = (
    *(Heading("单位和年度"), Heading("级别"), Heading("检查"), Heading("发现"), Heading("相差", True)),
    Heading("涉及（万元）", True),
)


def findings_listing(
    findings: pl.DataFrame, documents: Mapping[str, Standing], *, name: str, title: str, up: str = "", nothing: str = "没有。"
) -> Listing:
    """The findings, the gravest severity first and then the largest difference of money. up: from the page to the index."""
    money = pl.when(pl.col("unit") == "万元").then(pl.col("difference").abs())
    rows = findings.sort(GRAVITY, money, "document_id", "rank", descending=[False, True, False, False], nulls_last=True)
    made = tuple(_row(row, documents.get(row["document_id"] or ""), up) for row in rows_of(rows, FindingRow))
    return Listing(name, title, HEADINGS, made, nothing=nothing, filters=("severity", "family", "check"))


def _row(row: FindingRow, document: Standing | None, up: str) -> Row:
    href = f"{up}documents/{page_name(row['document_id'] or '')}#f{row['rank']}"
    title, file_name = (document.title, document.file_name) if document else (NOBODYS, "")
    stake, difference = row["at_stake"], row["difference"]
    severity, check = row["severity"], row["check_id"]
    marks = "".join(mark for mark, is_so in (("新", row.get("is_new")), ("试用", row["trial"])) if is_so)
    return Row(
        (
            Cell(title, href, soft=f"{file_name} 第 {row['rank']} 条"),
            Cell(SEVERITIES[severity], soft=marks),
            Cell(check),
            Cell(safe(row["message"]), soft=_why_not_counted(row)),
            Cell(number(difference, row["unit"]), sort=None if difference is None else float(abs(difference))),
            Cell("" if stake is None else f"{stake:,.2f}", sort=None if stake is None else float(stake)),
        ),
        severity=severity,
        family=row["family"],
        check=check,
        is_new=bool(row.get("is_new")),
    )


def _why_not_counted(row: FindingRow) -> str:
    return "已豁免" if row["waived_by"] else "另有版本，不计入" if row["superseded_by"] else ""
