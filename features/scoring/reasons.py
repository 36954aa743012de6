"""Why a row is among the first: the features that, restored to the median of its peers, take it out of them.

One feature after the other is restored, each time the one that lowers the score most, until the row falls behind the first
row that is not among them. Nothing is estimated: every step is the whole score of the changed row. A row that stands out for
one value is out after one step; one that combines usual values in an unusual way takes two or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.scoring.ensemble import Ensemble, scored
from features.scoring.standing import Matrix

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Named:
    """features: indices, in the order in which they were restored. shares: what each lowered the score by, as shares of all.
    leaves: whether the row left the first rows: it does not where even the median row would be among them."""

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
    drops: list[list[float]] = [[] for _ in range(count)]
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
            drops[row].append(float(now[row] - score))
            now[row] = score
        inside = inside[now[inside] >= limit]
    return [_named(taken[row], drops[row], leaves=bool(now[row] < limit)) for row in range(count)]


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


def _named(features: Sequence[int], drops: Sequence[float], *, leaves: bool) -> Named:
    lowered = [max(0.0, drop) for drop in drops]
    total = sum(lowered) or 1.0
    return Named(tuple(features), tuple(drop / total for drop in lowered), leaves)
