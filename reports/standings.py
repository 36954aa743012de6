"""How every document of a run stands: its findings counted, what is new, the money, and how far it was read.

Counted over the whole tables, whatever is shown of them elsewhere: a total is the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from data.editions import is_audited
from data.rows import AuditedRow, ListedRow, TitledRow, rows_of
from reports.places import Tables
from reports.shares import Shares, shares_of, unread_counts
from reports.wording import KINDS, SEVERITIES, safe

# What a unit is asked about by name; the others may be explained.
LOUD = ("error", "warning")
NOBODYS = "不属于任何一份文件"
ELSEWHERE = "此前稽核的文件"
# Places of the severities, the gravest first: to sort findings by.
GRAVITY = pl.col("severity").replace_strict({name: place for place, name in enumerate(SEVERITIES)}, return_dtype=pl.Int8)
# By what a finding is known again: its document has another id once a corrected file is in its place.
_KNOWN_BY = ("whose", "fiscal_year", "check_id", "subject", "message")


@dataclass(frozen=True, slots=True)
class Standing:
    """A document of a run. counts, new: findings by severity without those that are waived. stake: the money of its errors and
    warnings, 万元, None where they speak of none. checked: the relations that were looked at and not passed over in silence.
    instead: the file of the version that counts in its place, "" where it counts itself. unchecked: why the checks came to no
    end on it, "" where they did."""

    document_id: str
    title: str
    file_name: str
    kind: str
    shares: Shares
    checked: int
    counts: Mapping[str, int]
    new: Mapping[str, int]
    waived: int
    stake: Decimal | None
    instead: str = ""
    unchecked: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to show of it."""
        return not self.total and not self.waived and not self.unchecked

    @property
    def not_counted(self) -> str:
        """What to know of a version that does not count, before its findings; "" of one that counts."""
        if not self.instead:
            return ""
        return f"本文件另有版本，以“{self.instead}”为准：以下发现只就本文件而言，不计入合计、跨年核对和评分。"

    @property
    def weight(self) -> tuple[int, ...]:
        """For ordering: more errors first, then more warnings, and so on."""
        return tuple(-self.counts[severity] for severity in SEVERITIES)


@dataclass(frozen=True, slots=True)
class Total:
    """The findings of one severity. stake: the money, 万元, None where none speaks of money."""

    severity: str
    count: int
    new: int
    stake: Decimal | None


def title_of(document: TitledRow) -> str:
    """The unit and the year of a documents row; its file name where it names no unit."""
    year = f" {document['fiscal_year']} 年度" if document["fiscal_year"] else ""
    return safe(document["unit_name"] or document["file_name"]) + year


def with_news(findings: pl.DataFrame, before: pl.DataFrame | None) -> pl.DataFrame:
    """The findings with `is_new`: whether no run before found it, of this unit, year, check, subject and words.

    before: all findings that the lake held before the run; None for the first run, of which nothing is called new.
    """
    if before is None:
        return findings.with_columns(is_new=pl.lit(False))
    keyed = findings.with_columns(_whose())
    known = before.select(_whose(), *_KNOWN_BY[1:]).unique().with_columns(is_known=pl.lit(True))
    joined = keyed.join(known, on=_KNOWN_BY, how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(is_new=pl.col("is_known").is_null()).drop("whose", "is_known")


def gone(findings: pl.DataFrame, before: pl.DataFrame) -> int:
    """How many of the findings before are there no more. before: of the same units and years as the documents of findings."""
    known = findings.select(_whose(), *_KNOWN_BY[1:]).unique()
    return before.select(_whose(), *_KNOWN_BY[1:]).unique().join(known, on=_KNOWN_BY, how="anti", nulls_equal=True).height


def of_same_units(findings: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The findings of the units and years that the documents are of."""
    return findings.join(documents.select("unit_name", "fiscal_year").unique(), on=["unit_name", "fiscal_year"], how="semi")


def _whose() -> pl.Expr:
    return pl.coalesce("unit_name", "document_id").alias("whose")


def unwaived(findings: pl.DataFrame) -> pl.DataFrame:
    """The findings that nobody lets pass."""
    return findings.filter(pl.col("waived_by").is_null())


def of_counting(findings: pl.DataFrame) -> pl.DataFrame:
    """The findings of documents that count: of several versions of one disclosure those of one."""
    return findings.filter(pl.col("superseded_by").is_null())


def countable(findings: pl.DataFrame) -> pl.DataFrame:
    """The findings that count: they alone are in totals and make a run fail."""
    return unwaived(of_counting(findings))


def totals(findings: pl.DataFrame) -> list[Total]:
    """One total a severity, the gravest first. The same amount of a document, to the last digit, is the same money."""
    counted = countable(findings)
    new = counted.filter("is_new") if "is_new" in counted.columns else counted.clear()
    counts, news = _counts(counted), _counts(new)
    stakes = _stakes(counted, "severity")
    return [Total(name, counts.get(name, 0), news.get(name, 0), stakes.get(name)) for name in SEVERITIES]


def standings(tables: Tables) -> list[Standing]:
    """Every audited document, the gravest first; findings without a document come under a last one.

    tables: documents, claims, unread, findings (with `is_new` where it is known) and, where something was, unchecked.
    """
    counted, unread = unwaived(tables["findings"]), unread_counts(tables["unread"])
    by_document = _Counted(
        checked=dict(tables["claims"].filter(pl.col("state") != "silent").group_by("document_id").len().iter_rows()),
        counts=_by_document(counted),
        new=_by_document(counted.filter("is_new") if "is_new" in counted.columns else counted.clear()),
        waived=dict(tables["findings"].filter(pl.col("waived_by").is_not_null()).group_by("document_id").len().iter_rows()),
        stakes=_stakes(counted.filter(pl.col("severity").is_in(LOUD)), "document_id"),
        unchecked=unchecked_documents(tables),
    )
    audited = tables["documents"].filter(is_audited()).drop("text")
    names = dict(tables["documents"].select("document_id", "file_name").iter_rows())
    rows = [by_document.standing(row["document_id"], row, shares_of(row, unread), names) for row in rows_of(audited, AuditedRow)]
    rows.sort(key=lambda each: (each.weight, each.title, each.document_id))
    return rows + ([by_document.standing(None, _NOBODY, Shares(), {})] if tables["findings"]["document_id"].has_nulls() else [])


_NOBODY: ListedRow = {
    "unit_name": NOBODYS,
    "fiscal_year": None,
    "file_name": "",
    "kind": "other",
    "superseded_by": None,
}


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted, by document."""

    checked: Mapping[str | None, int]
    counts: Mapping[str | None, Mapping[str, int]]
    new: Mapping[str | None, Mapping[str, int]]
    waived: Mapping[str | None, int]
    stakes: Mapping[str | None, Decimal]
    unchecked: Mapping[str, str]

    def standing(self, key: str | None, row: ListedRow, shares: Shares, names: Mapping[str, str]) -> Standing:
        none = dict.fromkeys(SEVERITIES, 0)
        return Standing(
            document_id=key or "",
            title=title_of(row),
            file_name=safe(row["file_name"]),
            kind=KINDS.get(row["kind"], row["kind"]),
            shares=shares,
            checked=self.checked.get(key, 0),
            counts=none | dict(self.counts.get(key, {})),
            new=none | dict(self.new.get(key, {})),
            waived=self.waived.get(key, 0),
            stake=self.stakes.get(key),
            instead=safe(names.get(row["superseded_by"], ELSEWHERE)) if row["superseded_by"] else "",
            unchecked=safe(self.unchecked.get(key or "", "")),
        )


def unchecked_documents(tables: Tables) -> dict[str, str]:
    """The documents on which the checks of the house came to no end, with the reason. tables: with unchecked, where it is."""
    unchecked = tables.get("unchecked")
    if unchecked is None:
        return {}
    return dict(unchecked.filter(pl.col("check_id").is_null()).select("document_id", "reason").iter_rows())


def unfinished_checks(tables: Tables) -> list[str]:
    """A sentence for each check of the office's own that came to no end on some documents. tables: as above."""
    unchecked = tables.get("unchecked")
    if unchecked is None:
        return []
    counted = unchecked.drop_nulls("check_id").group_by("check_id", "reason").len("documents").sort("check_id", "reason")
    return [f"在 {documents:,} 份文件上，{safe(reason)}" for _, reason, documents in counted.iter_rows()]


def partly_read(documents: Iterable[Standing]) -> list[Standing]:
    """The documents that count of which only a part was read, those of which least was read first."""
    partial = [each for each in documents if each.shares.is_partial and not each.instead]
    return sorted(partial, key=lambda each: (each.shares.read, -each.shares.unread))


def relations(claims: pl.DataFrame) -> int:
    """How many relations were looked at and not passed over in silence."""
    return claims.filter(pl.col("state") != "silent").height


def _counts(findings: pl.DataFrame) -> dict[str, int]:
    return dict(findings.group_by("severity").len().iter_rows())


def _by_document(findings: pl.DataFrame) -> dict[str | None, dict[str, int]]:
    counts: dict[str | None, dict[str, int]] = {}
    for document_id, severity, count in findings.group_by("document_id", "severity").len().iter_rows():
        counts.setdefault(document_id, {})[severity] = count
    return counts


def _stakes(findings: pl.DataFrame, by: str) -> dict[str | None, Decimal]:
    once = findings.drop_nulls("at_stake").unique(sorted({"document_id", by, "at_stake"}))
    return dict(once.group_by(by).agg(pl.col("at_stake").sum()).iter_rows())
