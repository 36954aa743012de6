"""What people decided, and what follows from it: explained patterns stand behind, and how often each part of the ranking hits.

A decision says of a row what its leading feature turned out to be:

confirmed   something was wrong: a hit
explained   there is a good reason, which holds for that feature among those peers until a day: such rows rank behind
data_error  the document was misread: a matter for the readers, neither hit nor miss
duplicate   decided elsewhere

Only the rank of a row changes, never its score: the ranking without decisions can always be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from itertools import pairwise
from math import sqrt

import polars as pl

VERDICTS = ("confirmed", "explained", "data_error", "duplicate")
# feature: a name, or a pattern of names: failed_*. until: the last day of an explanation, null where it has none.
DECISIONS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "row_id": pl.String, "feature": pl.String, "verdict": pl.String, "peer_group": pl.String, "until": pl.Date,
}  # fmt: skip
BANDS = (0.0, 50.0, 80.0, 90.0, 95.0, 99.0, 100.0)  # of the percentile; the last one includes its end
ENOUGH = 100  # decisions; under that many a rate says nothing
Z = 1.959964  # of a confidence of 95%


@dataclass(frozen=True, slots=True)
class Explained:
    """The patterns of features that are explained today, by peer group.

    >>> Explained({"2023年度": ("failed_*",)}).covers("2023年度", "failed_sum")
    True
    """

    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def covers(self, peer_group: str, feature: str) -> bool:
        """Whether a row of that group whose leading feature is this one stands behind."""
        return any(fnmatchcase(feature, pattern) for pattern in self.patterns.get(peer_group, ()))


def explained(decisions: pl.DataFrame, today: date) -> Explained:
    """What is explained and not over. decisions: columns of DECISIONS. Raises ValueError for an unknown verdict."""
    unknown = sorted(set(decisions["verdict"]) - set(VERDICTS))
    if unknown:
        raise ValueError(f"unknown verdict {', '.join(map(str, unknown))}: one of {', '.join(VERDICTS)}")
    in_force = pl.col("until").is_null() | (pl.col("until") >= today)
    known = decisions.filter((pl.col("verdict") == "explained") & in_force).drop_nulls(["peer_group", "feature"])
    by_group = known.group_by("peer_group").agg(pl.col("feature").unique().sort()).sort("peer_group")
    return Explained({group: tuple(features) for group, features in by_group.iter_rows()})


def hit_rates(decisions: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """low, high (of the percentile), decided, confirmed, rate, rate_low, rate_high (Wilson, 95%), a row a band that has any.

    decisions: columns of DECISIONS; each row counts once, as confirmed where one decision says so. scores: row_id and
    percentile. Without a row while fewer than ENOUGH rows are confirmed or explained: a rate of less would be of chance.
    """
    told = decisions.filter(pl.col("verdict").is_in(["confirmed", "explained"]))
    rows = told.group_by("row_id").agg(hit=(pl.col("verdict") == "confirmed").any())
    placed = rows.join(scores.select("row_id", "percentile").drop_nulls(), on="row_id")
    if placed.height < ENOUGH:
        return pl.DataFrame(schema=_RATES)
    found = []
    for low, high in pairwise(BANDS):
        band = placed.filter(pl.col("percentile").is_between(low, high, closed="both" if high == BANDS[-1] else "left"))
        if band.height:
            hits = int(band["hit"].sum())
            found.append((low, high, band.height, hits, hits / band.height, *wilson(hits, band.height)))
    return pl.DataFrame(found, schema=_RATES, orient="row")


_RATES = {
    "low": pl.Float64, "high": pl.Float64, "decided": pl.Int64, "confirmed": pl.Int64, "rate": pl.Float64,
    "rate_low": pl.Float64, "rate_high": pl.Float64,
}  # fmt: skip


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The interval of a share that was seen in so many (Wilson 1927): within 0 and 1, and honest for few."""
    share, square = hits / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = Z * sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    # Rounded: of ten hits in ten the upper end is 1, and not a bit less.
    return round(max(0.0, middle - half), 12), round(min(1.0, middle + half), 12)
