"""Findings as people see them: ordered, grouped by cause, each with both places in the source and the words around them.

The report and the terminal print the same views; what they are made of are the tables, as mappings row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from data.rows import FindingRow, rows_of
from reports.places import Place, Sources, Tables, placed
from reports.standings import Standing, standings
from reports.wording import ROLES, number, safe


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding, its numbers as printed for people ("" where it has none).

    number: its rank in the document, which the marked PDF prints beside its places. is_printed, derived_is_printed: whether the
    number under `printed`, and that under `derived`, stands in one of its places. waiver: who lets it pass, until when and
    why; "" where nobody does. trial: its check is on trial. is_new: no run before found it. gap: the difference without sign.
    """

    number: int
    severity: str
    family: str
    check_id: str
    subject: str
    message: str
    printed: str
    is_printed: bool
    derived: str
    derived_is_printed: bool
    difference: str
    stake: Decimal | None
    places: tuple[Place, ...]
    waiver: str = ""
    trial: bool = False
    is_new: bool = False
    gap: float = 0.0

    @property
    def printed_words(self) -> str:
        """What the first of its two numbers is called: 印出 only where one of its places prints it."""
        return ROLES["printed"] if self.is_printed else ROLES["derived"]

    @property
    def derived_words(self) -> str:
        """What the second is called: a number that is set beside another one may be printed as well."""
        return ROLES["printed"] if self.derived_is_printed else ROLES["derived"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings with one root, in the order of their rank; the first is the gravest."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> str:
        return self.findings[0].severity


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its findings, by cause."""

    standing: Standing
    causes: tuple[Cause, ...]

    @property
    def silence(self) -> str:
        """What to say where there is no finding: nothing was found, or nothing could be looked at."""
        if self.standing.unchecked:
            return "未能核对：不等于通过。"
        checked = self.standing.checked
        return f"没有发现，核对过 {checked} 条关系。" if checked else "没有可核对的关系：未核不等于通过。"


def document_views(tables: Tables) -> Iterator[Document]:
    """Every audited document with its findings, the gravest first; findings without a document come under a last one.

    tables: documents, facts, projects, unread, claims and findings; project_funds and indicators, where there are any, name
    the cells of forms.
    """
    sources = Sources(tables)
    findings = _rows_by_document(tables["findings"].sort("rank", "finding_id"))
    for standing in standings(tables):
        yield document_of(standing, findings.get(standing.document_id or None, []), sources)


def document_of(standing: Standing, findings: list[FindingRow], sources: Sources) -> Document:
    """A document with its findings. findings: its rows, in the order of their rank."""
    return Document(standing, tuple(_causes(findings, sources)))


def _causes(findings: list[FindingRow], sources: Sources) -> Iterable[Cause]:
    groups: dict[str, list[Finding]] = {}
    for row in findings:
        groups.setdefault(row["cause"] or row["finding_id"], []).append(finding_of(row, sources))
    return (Cause(tuple(group)) for group in groups.values())


def finding_of(row: FindingRow, sources: Sources) -> Finding:
    """A findings row as people see it."""
    places = tuple(placed(cited, sources, row["document_id"]) for cited in row["evidence"] or [])
    return Finding(
        number=row["rank"],
        severity=row["severity"],
        family=row["family"],
        check_id=row["check_id"],
        subject=safe(row["subject"] or ""),
        message=safe(row["message"]),
        printed=number(row["printed"], row["unit"]),
        is_printed=is_printed_in(row["printed"], [place.quote for place in places]),
        derived=number(row["derived"], row["unit"]),
        # The first place is that of the number that is judged.
        derived_is_printed=is_printed_in(row["derived"], [place.quote for place in places[1:]]),
        difference=number(row["difference"], row["unit"]),
        stake=row["at_stake"],
        places=places,
        waiver=waiver_of(row),
        trial=bool(row["trial"]),
        is_new=bool(row.get("is_new")),
        gap=float(abs(row["difference"] or Decimal(0))),
    )


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# 元, 万元 and 亿元 are ten thousand apart.
_SCALES = (Decimal(1), Decimal(10_000), Decimal(1) / Decimal(10_000), Decimal(100_000_000))


def is_printed_in(value: Decimal | None, quotes: Iterable[str]) -> bool:
    """Whether one of the quotes prints the number without its sign, in whatever unit of money.

    >>> is_printed_in(Decimal("3604.76"), ["收入总计3,604.76万元"]), is_printed_in(Decimal("3604.76"), ["3,587.26", "17.50"])
    (True, False)
    """
    printed = {Decimal(digits.replace(",", "")) for quote in quotes for digits in _DIGITS.findall(quote)}
    return value is not None and any(abs(value) * scale in printed for scale in _SCALES)


def waiver_of(row: FindingRow) -> str:
    """Who lets a findings row pass, until when and why; "" where nobody does."""
    if row["waived_by"] is None:
        return ""
    return safe(f"已豁免：{row['waiver_reason']}（{row['waived_by']}，至 {row['waived_until']}）")


def _rows_by_document(findings: pl.DataFrame) -> dict[str | None, list[FindingRow]]:
    rows: dict[str | None, list[FindingRow]] = {}
    for row in rows_of(findings, FindingRow):
        rows.setdefault(row["document_id"], []).append(row)
    return rows
