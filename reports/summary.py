"""What a run found, in few numbers: findings by severity with the money at stake, and what the checks could look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from reports.views import Document, Finding, money_of
from reports.wording import SEVERITIES, safe

# Words of the four states, in the order in which a bar shows them.
STATES = {"holds": "成立", "improbable": "存疑", "fails": "不成立", "silent": "未核"}
REASONS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Total:
    """The findings of one severity. stake: the money, 万元, None where none speaks of money."""

    severity: str
    count: int
    stake: Decimal | None


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


def totals(documents: Sequence[Document]) -> list[Total]:
    """One total a severity, the gravest first."""
    return [_total(severity, documents) for severity in SEVERITIES]


def _total(severity: str, documents: Sequence[Document]) -> Total:
    found = [document.of(severity) for document in documents]
    stakes = [stake for findings in found if (stake := money_of(findings)) is not None]
    return Total(severity, sum(map(len, found)), sum(stakes, Decimal(0)) if stakes else None)


def gravest(documents: Sequence[Document], count: int) -> list[tuple[Document, Finding]]:
    """The first finding of the gravest causes, each with its document: by severity, then by the money at stake.

    A cause whose first finding is waived is left out.
    """
    order = list(SEVERITIES)
    found = [(document, cause) for document in documents for cause in document.causes if not cause.findings[0].waiver]
    found.sort(key=lambda pair: (order.index(pair[1].severity), -(pair[1].stake or 0)))
    return [(document, cause.findings[0]) for document, cause in found[:count]]


def coverage_of(states: pl.DataFrame, titles: Mapping[str, str]) -> Coverage:
    """The coverage, from rows with check_id, state and reason, one for every document and check. titles: by check id."""
    rows = []
    for (check_id,), group in sorted(states.group_by("check_id"), key=lambda pair: pair[0]):
        counted = Counter(group["state"])
        silent = group.filter(pl.col("state") == "silent")["reason"].fill_null("未说明原因")
        reasons = Counter(safe(reason) for reason in silent).most_common(REASONS_SHOWN)
        title = titles.get(check_id, "")
        rows.append(CheckRow(check_id, title, *(counted[state] for state in STATES), reasons=tuple(reasons)))
    return Coverage(tuple(rows))
