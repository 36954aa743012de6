"""What a run found, in few words: its gravest findings, and what the checks could look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.rows import DocumentRow, FindingRow, rows_of
from reports.places import SOURCES, Sources, Tables
from reports.standings import GRAVITY, NOBODYS, of_counting, title_of
from reports.views import Finding, finding_of
from reports.wording import safe

# Words of the four states, in the order in which a bar shows them.
STATES = {"holds": "成立", "improbable": "存疑", "fails": "不成立", "silent": "未核"}
REASONS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class CheckRow:
    """How often a check held, failed and was silent, and the commonest reasons for its silence with their number."""

    check_id: str
    title: str
    holds: int
    improbable: int
    fails: int
    silent: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every check on every document: whether it held, failed or was silent, in all and check by check."""

    checks: tuple[CheckRow, ...]

    @property
    def parts(self) -> list[tuple[str, int]]:
        return [(state, sum(getattr(row, state) for row in self.checks)) for state in STATES]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.parts)

    @property
    def sentence(self) -> str:
        """The coverage in one line."""
        counted = "，".join(f"{STATES[state]} {count}" for state, count in self.parts if count or state != "improbable")
        return f"检查 {len(self.checks)} 项，逐份文件共 {self.total} 次：{counted}"


def gravest(tables: Tables, count: int) -> list[tuple[str, str, Finding]]:
    """The first finding of the gravest causes, each with its document's title and file: by severity, then by the money.

    A cause whose first finding is waived is left out.
    """
    findings = of_counting(tables["findings"]).sort("rank", "finding_id").with_columns(root=pl.coalesce("cause", "finding_id"))
    of_cause = findings.unique(["document_id", "root", "at_stake"]).group_by("document_id", "root")
    firsts = findings.unique(["document_id", "root"], keep="first", maintain_order=True).filter(pl.col("waived_by").is_null())
    ranked = firsts.join(
        of_cause.agg(stake=pl.col("at_stake").sum()),
        on=["document_id", "root"],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    shown = ranked.sort(GRAVITY, -pl.col("stake").fill_null(0), maintain_order=True).head(count).drop("root", "stake")
    sources = Sources(_cited(tables, shown))
    documents = tables["documents"].filter(pl.col("document_id").is_in(shown["document_id"].implode())).drop("text")
    titles: dict[str | None, tuple[str, str]] = {
        row["document_id"]: (title_of(row), safe(row["file_name"])) for row in rows_of(documents, DocumentRow)
    }
    return [(*titles.get(row["document_id"], (NOBODYS, "")), finding_of(row, sources)) for row in rows_of(shown, FindingRow)]


def _cited(tables: Tables, findings: pl.DataFrame) -> Tables:
    """The rows of the documents that findings are of or cite."""
    cited = findings.select(pl.col("evidence").explode().struct.field("document_id")).to_series()
    ids = pl.concat([findings["document_id"], cited]).drop_nulls().unique().implode()
    return {name: tables[name].filter(pl.col("document_id").is_in(ids)) for name in SOURCES if name in tables}


def coverage_of(states: pl.DataFrame, titles: Mapping[str, str]) -> Coverage:
    """The coverage, from rows with check_id, state and reason, one for every document and check. titles: by check id."""
    rows = []
    for (check_id,), group in sorted(states.group_by("check_id"), key=lambda pair: pair[0]):
        counted = Counter(group["state"])
        silent = group.filter(pl.col("state") == "silent")["reason"].fill_null("未说明原因")
        reasons = Counter(safe(reason) for reason in silent).most_common(REASONS_SHOWN)
        title = titles.get(check_id, "")
        holds, improbable, fails, silences = (counted[state] for state in STATES)
        rows.append(CheckRow(check_id, title, holds, improbable, fails, silences, tuple(reasons)))
    return Coverage(tuple(rows))
