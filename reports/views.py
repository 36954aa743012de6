"""Findings as people see them: ordered, grouped by cause, each with both places in the source and the words around them.

The report and the terminal print the same views; what they are made of are the tables, as mappings row by row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from data.columns import AUDITED
from reports.shares import Shares, shares_of, unread_counts
from reports.wording import KINDS, SEVERITIES, number, on_one_line, place_of, safe

CONTEXT = 40  # characters shown on each side of a quote
Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source. where: section and page or line; before, quote, after: its words, on one line."""

    role: str
    where: str
    before: str
    quote: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding, its numbers as printed for people ("" where it has none).

    waiver: who lets it pass, until when and why; "" where nobody does. trial: its check is on trial.
    """

    severity: str
    check_id: str
    subject: str
    message: str
    printed: str
    derived: str
    difference: str
    stake: Decimal | None
    places: tuple[Place, ...]
    waiver: str = ""
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings with one root, in the order of their rank; the first is the gravest."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> str:
        return self.findings[0].severity

    @property
    def stake(self) -> Decimal | None:
        """The money of the cause, 万元, None where it speaks of none."""
        return money_of(self.findings)


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its findings. title: unit and year, or the file's name where it names neither.

    checked: the relations of it that were looked at and not passed over in silence.
    """

    document_id: str
    title: str
    file_name: str
    kind: str
    shares: Shares
    causes: tuple[Cause, ...]
    checked: int

    @property
    def silence(self) -> str:
        """What to say where there is no finding: nothing was found, or nothing could be looked at."""
        return f"没有发现，核对过 {self.checked} 条关系。" if self.checked else "没有可核对的关系：未核不等于通过。"

    def of(self, severity: str) -> list[Finding]:
        """Its findings of one severity, without those that are waived."""
        found = (finding for cause in self.causes for finding in cause.findings)
        return [finding for finding in found if finding.severity == severity and not finding.waiver]

    @property
    def waived(self) -> int:
        """How many findings are waived."""
        return sum(bool(finding.waiver) for cause in self.causes for finding in cause.findings)

    def count(self, severity: str) -> int:
        return len(self.of(severity))

    @property
    def weight(self) -> tuple[int, ...]:
        """For ordering: more errors first, then more warnings, and so on."""
        return tuple(-self.count(severity) for severity in SEVERITIES)


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text, the offsets of its lines, and where its sections and forms begin."""

    file_name: str
    text: str
    lines: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]


NO_SOURCE = Source("", "", (), ())
NOWHERE = {
    "document_id": "",
    "unit_name": "不属于任何一份文件",
    "fiscal_year": None,
    "file_name": "",
    "kind": "other",
    "checked": 0,
    "shares": Shares(),
}


def money_of(findings: Iterable[Finding]) -> Decimal | None:
    """The money that findings of one document are about, 万元: the same amount, to the last digit, is the same money."""
    amounts = {finding.stake for finding in findings if finding.stake is not None}
    return sum(amounts, Decimal(0)) if amounts else None


def document_views(tables: Tables) -> list[Document]:
    """Every audited document with its findings, the gravest first; findings without a document come under a last one.

    tables: documents, facts, projects, unread, claims and findings.
    """
    sources = sources_of(tables)
    checked, unread = _checked(tables["claims"]), unread_counts(tables["unread"])
    findings = _rows_by_document(tables["findings"].sort("rank", "finding_id"))
    views = [
        _document(
            row | {"checked": checked.get(row["document_id"], 0), "shares": shares_of(row, unread)},
            findings.pop(row["document_id"], []),
            sources,
        )
        for row in tables["documents"].filter(pl.col("kind").is_in(AUDITED)).iter_rows(named=True)
    ]
    missing = [_document(NOWHERE, rows, sources) for document_id, rows in findings.items() if document_id is None]
    return sorted(views, key=lambda view: (view.weight, view.title, view.document_id)) + missing


def partly_read(documents: Iterable[Document]) -> list[Document]:
    """The documents of which only a part was read, those of which least was read first."""
    partial = [view for view in documents if view.shares.is_partial]
    return sorted(partial, key=lambda view: (view.shares.read, -view.shares.unread))


def place_in(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before, the quote and the words after, each on one line, with at most CONTEXT characters on a side.

    >>> place_in("支出决算数为18.00万元，\\n比上年减少", 6, 13)
    ('支出决算数为', '18.00万元', '，比上年减少')
    """
    before = on_one_line(text[max(0, start - 3 * CONTEXT) : start]).lstrip()
    after = on_one_line(text[end : end + 3 * CONTEXT]).rstrip()
    return before[-CONTEXT:], on_one_line(text[start:end]), after[:CONTEXT]


def _document(row: Mapping[str, object], findings: list[dict[str, object]], sources: Mapping[str, Source]) -> Document:
    return Document(
        document_id=row["document_id"],
        title=title_of(row),
        file_name=safe(row["file_name"]),
        kind=KINDS.get(row["kind"], row["kind"]),
        shares=row["shares"],
        causes=tuple(_causes(findings, sources)),
        checked=row["checked"],
    )


def title_of(document: Mapping[str, object]) -> str:
    """The unit and the year of a documents row; its file name where it names no unit."""
    year = f" {document['fiscal_year']} 年度" if document["fiscal_year"] else ""
    return safe(document["unit_name"] or document["file_name"]) + year


def _causes(findings: list[dict[str, object]], sources: Mapping[str, Source]) -> Iterable[Cause]:
    groups: dict[str, list[Finding]] = {}
    for row in findings:
        groups.setdefault(row["cause"] or row["finding_id"], []).append(_finding(row, sources))
    return (Cause(tuple(group)) for group in groups.values())


def _finding(row: Mapping[str, object], sources: Mapping[str, Source]) -> Finding:
    return Finding(
        severity=row["severity"],
        check_id=row["check_id"],
        subject=safe(row["subject"] or ""),
        message=safe(row["message"]),
        printed=number(row["printed"], row["unit"]),
        derived=number(row["derived"], row["unit"]),
        difference=number(row["difference"], row["unit"]),
        stake=row["at_stake"],
        places=tuple(placed(cited, sources, row["document_id"]) for cited in row["evidence"] or []),
        waiver=waiver_of(row),
        trial=bool(row["trial"]),
    )


def waiver_of(row: Mapping[str, object]) -> str:
    """Who lets a findings row pass, until when and why; "" where nobody does."""
    if row["waived_by"] is None:
        return ""
    return safe(f"已豁免：{row['waiver_reason']}（{row['waived_by']}，至 {row['waived_until']}）")


def placed(cited: Mapping[str, object], sources: Mapping[str, Source], home: str | None) -> Place:
    """A cited place in the words of its source. home: the document that cites it."""
    source = sources.get(cited["document_id"] or home, NO_SOURCE)
    start, end = cited["start"] or 0, cited["end"] or 0
    before, quote, after = place_in(source.text, start, end)
    # Last year's disclosure may have been audited by another run: the lake has it, this run's tables have not.
    named = f"《{safe(source.file_name)}》" if source.file_name else "以前稽核的文件"
    elsewhere = [named] if cited["document_id"] not in (None, home) else []
    where = [*elsewhere, _section_at(source, start), place_of(cited["page"], bisect_right(source.lines, start))]
    return Place(
        role=safe(cited["role"] or ""),
        where=" · ".join(filter(None, where)),
        before=before,
        quote=quote or on_one_line(cited["quote"] or ""),
        after=after,
        start=start,
        end=end,
    )


def _section_at(source: Source, offset: int) -> str:
    """The section or form that the offset lies in: the one that last began before it."""
    index = bisect_right(source.marks, offset, key=lambda mark: mark[0])
    return source.marks[index - 1][1] if index else ""


def sources_of(tables: Tables) -> dict[str, Source]:
    """The sources of the documents, by id. tables: documents, facts and projects."""
    marks = _marks(tables)
    return {
        row["document_id"]: Source(
            row["file_name"], row["text"], _line_starts(row["text"]), tuple(sorted(marks.get(row["document_id"], ())))
        )
        for row in tables["documents"].iter_rows(named=True)
    }


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return tuple(starts)


def _marks(tables: Tables) -> dict[str, set[tuple[int, str]]]:
    """By document, where a section (its facts) or a form begins."""
    marks: dict[str, set[tuple[int, str]]] = {}
    start = pl.col("evidence").struct.field("start").alias("start")
    facts = tables["facts"].select("document_id", start, "section")
    forms = tables["projects"].select("document_id", start, pl.col("name").alias("section"))
    for document_id, offset, section in pl.concat([facts, forms]).iter_rows():
        marks.setdefault(document_id, set()).add((offset, on_one_line(section)))
    return marks


def _checked(claims: pl.DataFrame) -> dict[str, int]:
    spoken = claims.filter(pl.col("state") != "silent").group_by("document_id").len()
    return dict(spoken.iter_rows())


def _rows_by_document(findings: pl.DataFrame) -> dict[str | None, list[dict[str, object]]]:
    rows: dict[str | None, list[dict[str, object]]] = {}
    for row in findings.iter_rows(named=True):
        rows.setdefault(row["document_id"], []).append(row)
    return rows
