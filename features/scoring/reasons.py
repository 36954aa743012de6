"""Why a row is among the first: the features that, restored to the median of its peers, take it out of them.

One feature after the other is restored, each time the one that lowers the score most, until the row falls behind the first
row that is not among them. Then those without which it would be out as well are taken back, the one that matters least first:
where two features say the same, neither helps alone, and others were tried before both were restored. Nothing is estimated:
every step is the whole score of the changed row. A row that stands out for one value is out after one step; one that combines
usual values in an unusual way takes two or more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.comparing.robust_z import Matrix
from features.scoring.ensemble import Ensemble, scored

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Named:
    """features: indices, those that matter most first. shares: by how much the score is greater with each of them as it is and
    the others restored, as shares of all. leaves: whether the row left the first rows: it does not where even the median row
    would be among them."""

    features: tuple[int, ...]
    shares: tuple[float, ...]
    leaves: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to explain: z, history (as the ensemble learnt), and whose change each column of history is."""

    z: Matrix
    history: Matrix
    owners: Sequence[int]


def named_features(ensemble: Ensemble, rows: Rows, scores: NDArray[np.float64], *, limit: float) -> list[Named]:
    """What each of the rows is among the first for. scores: theirs. limit: of the first row that is not among them."""
    count, width = rows.z.shape
    taken: list[list[int]] = [[] for _ in range(count)]
    state = Rows(rows.z.copy(), rows.history.copy(), rows.owners)
    now = scores.copy()
    inside = np.flatnonzero(now >= limit)
    for _ in range(width):
        if not len(inside):
            break
        best, lowered = _best_step(ensemble, state, inside, taken)
        for row, feature, score in zip(inside, best, lowered, strict=True):
            _restore(state, np.array([row]), int(feature))
            taken[row].append(int(feature))
            now[row] = score
        inside = inside[now[inside] >= limit]
    left = now < limit
    without = _needed(ensemble, rows, taken, limit=limit, left=left, now=now)
    return [_named(without[row], now[row], leaves=bool(left[row])) for row in range(count)]


def _needed(
    ensemble: Ensemble, rows: Rows, taken: list[list[int]], *, limit: float, left: NDArray[np.bool_], now: NDArray[np.float64]
) -> list[dict[int, float]]:
    """Of each row the features that are needed, with the score that it has where one of them is as it was.

    Takes those that are not out of `taken`, and brings `now`, the score with all of `taken` restored, up to date.
    """
    without: list[dict[int, float]] = [{} for _ in taken]
    open_rows = list(range(len(taken)))
    while open_rows:
        tried = [(row, feature) for row in open_rows for feature in taken[row]]
        found = _scores_without(ensemble, rows, taken, tried)
        still = []
        for row in open_rows:
            without[row] = {feature: score for (of, feature), score in zip(tried, found, strict=True) if of == row}
            least = min(without[row], key=lambda feature: without[row][feature], default=None)
            if least is not None and left[row] and without[row][least] < limit:
                taken[row].remove(least)
                now[row] = without[row][least]
                still.append(row)
        open_rows = still
    return without


def _scores_without(
    ensemble: Ensemble, rows: Rows, taken: Sequence[Sequence[int]], tried: Sequence[tuple[int, int]]
) -> NDArray[np.float64]:
    """The score of each row with its features restored, but for one."""
    if not tried:
        return np.zeros(0)
    places = [row for row, _ in tried]
    part = Rows(rows.z[places], rows.history[places], rows.owners)
    for at, (row, kept) in enumerate(tried):
        for feature in taken[row]:
            if feature != kept:
                _restore(part, np.array([at]), feature)
    return scored(ensemble, part.z, part.history).score


def _best_step(ensemble: Ensemble, state: Rows, inside: Indices, taken: Sequence[Sequence[int]]) -> tuple[Indices, Matrix]:
    """For each row the feature whose restoring lowers its score most, and the score then."""
    width = state.z.shape[1]
    part = Rows(np.repeat(state.z[inside], width, axis=0), np.repeat(state.history[inside], width, axis=0), state.owners)
    for feature in range(width):
        _restore(part, np.arange(feature, len(part.z), width), feature)
    found = scored(ensemble, part.z, part.history).score.reshape(len(inside), width)
    for at, row in enumerate(inside):
        found[at, list(taken[row])] = np.inf
    best = found.argmin(axis=1)
    return best, found[np.arange(len(inside)), best]


def _restore(rows: Rows, which: Indices, feature: int) -> None:
    """Sets a feature, and its change since last year, to what is usual."""
    rows.z[which, feature] = 0.0
    for column, owner in enumerate(rows.owners):
        if owner == feature:
            rows.history[which, column] = 0.0


def _named(without: Mapping[int, float], now: float, *, leaves: bool) -> Named:
    """without: the score of the row where each feature is as it was and the others are restored. now: with all restored."""
    raised = {feature: max(0.0, score - now) for feature, score in without.items()}
    total = sum(raised.values()) or 1.0
    order = sorted(raised, key=lambda feature: (-raised[feature], feature))
    return Named(tuple(order), tuple(raised[feature] / total for feature in order), leaves)
