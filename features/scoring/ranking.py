"""The scores of all rows of a level, peer group by peer group, by what their number allows.

rows of the group   method         score
under 12            refused        none: there are not enough peers; rules and own history alone speak
12 to 59            robust_z       mean of the three greatest |z|, drawn towards the whole; an exact rank
60 to 199           forest_trial   the ensemble, on trial: it never alerts
from 200            forest         the ensemble; a row alerts if it is among the first k for SURE of the seeds, and more unusual
                                   than UNUSUAL percent of all peers: the first of those without a nearer group may be usual
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from features.comparing.history import changes, year_before
from features.comparing.peers import NEAR, RANKED, group_names, members_of, peer_groups
from features.comparing.robust_z import Matrix, RobustZ, robust_z
from features.comparing.scales import scaled, unscaled
from features.describing import Feature
from features.scoring.feedback import Explained

if TYPE_CHECKING:
    from features.scoring.ensemble import Settings

TRIAL = 60
SURE = 0.8
LEAST_OF = 4  # at most one row of so many is among the first: of five rows not all can be out of the ordinary
UNUSUAL = 90.0  # percentile: what a tenth of the peers reach is no alert
TRIAL_PART = 10  # of the trees, while nothing hangs on them
FIRST_Z = 3
LEAST_PRESENT = 0.2  # of the rows of a group: a feature that fewer state says nothing of how things go together


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    k: how many rows of the level people can look at. settings: of the forests, None for the usual. explained: what people
    have explained: rows whose leading reason it is stand behind the others. units: of the features in their scale.
    """

    features: Sequence[Feature]
    keys: Sequence[str]
    k: int = 20
    settings: Settings | None = None
    explained: Explained = field(default_factory=Explained)
    units: Sequence[float] = ()


def ranked(rows: pl.DataFrame, order: Order) -> pl.DataFrame:
    """One row a row: row_id, peer_group, peer_count, near_group, near_count, method, refused, score, rank, percentile,
    seed_share, flagged, alert, reasons.

    rows: row_id, body, fiscal_year, the keys of `order`, and a Float64 column for each of its features, null where missing.
    The order of the rows changes nothing.
    """
    if rows.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    rows = rows.sort("row_id")
    groups = peer_groups(rows, order.keys)
    values, units = scaled(_matrix(rows, order.features), order.features)
    order = replace(order, units=units.tolist())
    before = year_before(rows)
    parts = []
    for name in groups["peer_group"].unique().sort():
        members = np.flatnonzero(members_of(rows, order.keys, name).to_numpy())
        asked = (groups["peer_group"].gather(members) == name).to_numpy()
        most = min(order.k, max(1, len(rows) // LEAST_OF))
        share = Decimal(most * int(asked.sum())) / Decimal(len(rows))
        own = replace(order, k=max(1, int(share.to_integral_value(ROUND_HALF_UP))))
        depth = groups.filter(pl.col("peer_group") == name)["depth"][0]
        inner = rows[members].select(group_names(order.keys, at).alias(str(at)) for at in range(depth + 1, len(order.keys) + 1))
        levels = [inner[name].to_list() for name in inner.columns]
        parts.append(_group(_Group(name, members, asked, values, before, levels), rows, own))
    near = groups.select("row_id", "near_group", "near_count")
    return pl.concat(parts).drop("near_group", "near_count").join(near, on="row_id").sort("row_id").select(list(SCHEMA))


SCHEMA: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "row_id": pl.String, "peer_group": pl.String, "peer_count": pl.Int32, "near_group": pl.String,
    "near_count": pl.Int32, "method": pl.String, "refused": pl.String,
    "score": pl.Float64, "rank": pl.Int32, "percentile": pl.Float64, "seed_share": pl.Float64, "flagged": pl.Boolean,
    "alert": pl.Boolean, "reasons": pl.List(pl.Struct({
        "feature": pl.String, "value": pl.Float64, "peer_median": pl.Float64, "peer_low": pl.Float64, "peer_high": pl.Float64,
        "share": pl.Float64})),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """A peer group. members: the places of its rows. asked: which of them are scored here; the others have a nearer group of
    their own and only say what is usual. values, before: of all rows of the level. levels: the finer groups of the members."""

    name: str
    members: np.ndarray
    asked: np.ndarray
    values: Matrix
    before: np.ndarray
    levels: Sequence[Sequence[str | None]]


def _matrix(rows: pl.DataFrame, features: Sequence[Feature]) -> Matrix:
    """The values: n x d, NaN where missing."""
    columns = [pl.col(each.name).cast(pl.Float64).fill_null(float("nan")).alias(each.name) for each in features]
    return rows.select(columns).to_numpy().astype(np.float64)


def _group(group: _Group, rows: pl.DataFrame, order: Order) -> pl.DataFrame:
    count = len(group.members)
    ids = rows["row_id"].gather(group.members)
    base = pl.DataFrame({"row_id": ids, "asked": group.asked})
    base = base.with_columns(peer_group=pl.lit(group.name), peer_count=pl.lit(count, dtype=pl.Int32))
    told = [at for at in range(group.values.shape[1]) if _is_told(group.values[group.members, at])]
    why_not = refusal(count) if count < NEAR else None if told else "没有可比较的特征，不评分"
    if why_not:
        return _typed(base.with_columns(method=pl.lit("refused"), refused=pl.lit(why_not)))
    stands = robust_z(group.values[np.ix_(group.members, np.array(told))], group.levels)
    own = replace(order, features=[order.features[at] for at in told], units=[order.units[at] for at in told])
    if count < TRIAL:
        return _typed(_by_robust_z(base, stands, own))
    return _typed(_by_ensemble(base, stands, own, changed=_changed(group, told)))


def refusal(count: int) -> str:
    """Why so few rows have no score."""
    return f"同类仅{count}个，不足{NEAR}个，不作同类比较"


def _is_told(column: np.ndarray) -> bool:
    """Whether enough rows have the feature, and not all the same value."""
    present = column[~np.isnan(column)]
    return len(present) >= max(2, LEAST_PRESENT * len(column)) and bool((present != present[0]).any())


def _changed(group: _Group, told: Sequence[int]) -> tuple[Matrix, list[int]]:
    """Robust z of the changes since last year of the rows of a group, and which of its features they are of."""
    changed, owners = changes(group.values[:, told], group.before)
    changed = changed[group.members]
    if not owners:
        return np.zeros((len(group.members), 0)), []
    return robust_z(changed).z, owners


def _by_robust_z(base: pl.DataFrame, stands: RobustZ, order: Order) -> pl.DataFrame:
    sizes = np.abs(stands.z)
    score = np.round(np.sort(sizes, axis=1)[:, ::-1][:, :FIRST_Z].mean(axis=1), 9)
    first = np.argsort(-sizes, axis=1, kind="stable")[:, :FIRST_Z]
    found = np.take_along_axis(sizes, first, axis=1)
    shares = found / np.maximum(found.sum(axis=1, keepdims=True), 1e-12)

    def why(wanted: np.ndarray, _seen: np.ndarray) -> list[Told]:
        return [_reasons(stands, order, row, first[row], shares[row]) if wanted[row] else None for row in range(len(score))]

    looked = _looked_at(base, score, order, why)
    return _with_ranks(base, score, looked).with_columns(
        method=pl.lit("robust_z"),
        alert=pl.lit(False),
    )


def _by_ensemble(base: pl.DataFrame, stands: RobustZ, order: Order, *, changed: tuple[Matrix, list[int]]) -> pl.DataFrame:
    # Imported where a group is large enough: what a forest needs takes seconds to load, and small offices never ask for one.
    from features.scoring.ensemble import Settings, learn
    from features.scoring.reasons import Rows, named_features

    history, owners = changed
    certain, whole = base.height >= RANKED, order.settings or Settings()
    settings = whole if certain else replace(whole, trees=whole.trees // TRIAL_PART)
    ensemble, scores = learn(stands.z, history, settings, threads=settings.threads or os.cpu_count() or 1)
    asked = base["asked"].to_numpy()

    def why(wanted: np.ndarray, seen: np.ndarray) -> list[Told]:
        places, others = np.flatnonzero(wanted), scores.score[asked & ~seen]
        rows = Rows(stands.z[places], history[places], owners)
        # Where all rows are among the first, a row is out of the ordinary until it is in the middle.
        limit = float(others.max()) if len(others) else float(np.median(scores.score))
        told: list[Told] = [None] * base.height
        for row, named in zip(places.tolist(), named_features(ensemble, rows, scores.score[places], limit=limit), strict=True):
            told[row] = _reasons(stands, order, row, named.features, named.shares)
        return told

    looked = _looked_at(base, scores.score, order, why)
    share = np.mean([_first(np.round(seed, 9), asked, looked.count) for seed in scores.by_seed], axis=0)
    return _with_ranks(base, scores.score, looked).with_columns(
        method=pl.lit("forest" if certain else "forest_trial"),
        seed_share=pl.Series(share),
        alert=pl.Series(looked.flagged & (share >= SURE) & certain) & (pl.col("percentile") >= UNUSUAL),
    )


Told = list[dict[str, object]] | None
Why = Callable[[np.ndarray, np.ndarray], list[Told]]


@dataclass(frozen=True, slots=True)
class _Looked:
    """flagged: the first k that are not explained. reasons: of those and of the explained ones. behind: the explained ones.
    count: how many rows were looked at to find k."""

    flagged: np.ndarray
    reasons: Sequence[Told]
    behind: np.ndarray
    count: int


def _looked_at(base: pl.DataFrame, score: np.ndarray, order: Order, why: Why) -> _Looked:
    """The first k rows whose leading reason nobody has explained for this group, with the reasons that `why` names of the rows
    that are wanted, given those that are looked at. A row that stands behind keeps the reason for which it does."""
    asked, group, count = base["asked"].to_numpy(), base["peer_group"][0], order.k
    behind = np.zeros(len(score), dtype=bool)
    reasons_behind: dict[int, Told] = {}
    while True:
        seen = _first(score, asked, count)
        reasons = why(seen & ~behind, seen)
        for row in np.flatnonzero(seen & ~behind).tolist():
            told = reasons[row]
            if told and order.explained.covers(group, str(told[0]["feature"])):
                behind[row], reasons_behind[row] = True, told
        lacking = order.k - int((seen & ~behind).sum())
        if lacking <= 0 or seen.sum() == asked.sum():
            said = [reasons_behind.get(row, told) for row, told in enumerate(reasons)]
            return _Looked(seen & ~behind, said, behind, count)
        count += lacking


def _first(score: np.ndarray, asked: np.ndarray, k: int) -> np.ndarray:
    """Whether each row is among the first k of those that are asked for; ties in the order of the rows."""
    places = np.flatnonzero(asked)
    first = np.zeros(len(score), dtype=bool)
    first[places[np.argsort(-score[places], kind="stable")[:k]]] = True
    return first


def _with_ranks(base: pl.DataFrame, score: np.ndarray, looked: _Looked) -> pl.DataFrame:
    """With score, rank (ties by row_id, so that every rank is one row's), flagged, reasons, and the share of the peers whose
    score is below, in percent."""
    order = np.lexsort((-score, looked.behind))
    ranks = np.empty(len(score), dtype=np.int32)
    ranks[order] = np.arange(1, len(score) + 1)
    below = np.searchsorted(np.sort(score), score, side="left")
    return base.with_columns(
        score=pl.Series(score),
        rank=pl.Series(ranks),
        percentile=pl.Series(100 * below / max(1, len(score) - 1)),
        flagged=pl.Series(looked.flagged),
        reasons=pl.Series(looked.reasons, dtype=SCHEMA["reasons"]),
    )


def _reasons(
    stands: RobustZ, order: Order, row: int, features: Sequence[int], shares: Sequence[float]
) -> list[dict[str, object]]:
    """The named features of a row with its value and what is usual, as they are said."""

    def said(value: float, at: int) -> float:
        return unscaled(value, order.features[at], order.units[at])

    return [
        {
            "feature": order.features[at].name,
            "value": None if stands.missing[row, at] else said(float(stands.values[row, at]), at),
            "peer_median": said(float(stands.centre[row, at]), at),
            "peer_low": said(float(stands.low[at]), at),
            "peer_high": said(float(stands.high[at]), at),
            "share": float(share),
        }
        for at, share in zip(features, shares, strict=True)
    ]


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter("asked").select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name) for name, dtype in SCHEMA.items()
    )
