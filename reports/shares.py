"""How far a document was understood, in words: the share of its numbers that were read, and the share that relations bind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.rows import AuditedRow

# Of less than this people are told first: what is unread no check has seen.
WHOLLY_READ = 0.9
PARTLY_READ = "只读懂一部分"


@dataclass(frozen=True, slots=True)
class Shares:
    """What of a document was read. read, bound: as documents has them, None where there is no such number.

    numbers: the printed numbers of its audited parts. unread: those of them that were not read.
    """

    read: float | None = None
    bound: float | None = None
    numbers: int = 0
    unread: int = 0

    @property
    def is_partial(self) -> bool:
        """Whether so much is unread that the report has to begin with it."""
        return self.read is not None and self.read < WHOLLY_READ

    @property
    def read_percent(self) -> str:
        """97.5%."""
        return percent(self.read)

    @property
    def bound_percent(self) -> str:
        """83.0%, of the amounts, rates and scores that were read."""
        return percent(self.bound)

    @property
    def read_words(self) -> str:
        """读懂的数 97.5%（40 个中 39 个），"" where no number is printed."""
        if self.read is None:
            return ""
        counted = f"（{self.numbers:,} 个中 {round(self.read * self.numbers):,} 个）" if self.numbers else ""
        return f"读懂的数 {percent(self.read)}{counted}"

    @property
    def bound_words(self) -> str:
        """有关系核对的数 83.0%: of the amounts, rates and scores that were read."""
        return "没有读出可核对的金额、比率" if self.bound is None else f"有关系核对的数 {percent(self.bound)}"

    @property
    def warning(self) -> str:
        """What to know before reading on; "" where nearly everything was read."""
        if not self.is_partial:
            return ""
        counted = f"{self.numbers:,} 个数中 {self.unread:,} 个" if self.numbers else "有数"
        return f"{PARTLY_READ}：{counted}没有读懂，未经任何检查；即使没有发现，也不等于没有问题。"


def percent(share: float | None) -> str:
    """A share as people read it, never rounded up: 89.96% is not 90.0%, and 100.0% is all.

    >>> percent(0.8996), percent(1.0), percent(None)
    ('89.9%', '100.0%', '—')
    """
    # 0.29 * 1000 is 289.99999999999994.
    return "—" if share is None else f"{math.floor(round(share * 1000, 6)) / 10:.1f}%"


def shares_of(document: AuditedRow, unread: Mapping[str, int]) -> Shares:
    """The shares of a documents row. unread: as `unread_counts` gives it."""
    left = unread.get(document["document_id"], 0)
    return Shares(document["read_share"], document["bound_share"], document["numbers"] or 0, left)


def unread_counts(unread: pl.DataFrame) -> dict[str, int]:
    """The number of unread places of each document that has some."""
    return dict(unread.filter(pl.col("start").is_not_null()).group_by("document_id").len().iter_rows())
