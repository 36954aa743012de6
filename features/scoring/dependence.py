"""What usually goes together: each feature as the others predict it, and how far the row lies off that.

With the covariance C of the evened features and P its inverse, (P x)_j / P_jj is the error of the best linear prediction of
feature j from all others: every regression at once, n d^2. C is estimated from values cut at CUT, shrunk by Ledoit and Wolf
(2004), with a ridge that grows where there are few rows a feature; rows that lie far off are left out and it is estimated
again, so that what is looked for does not teach what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.covariance import ledoit_wolf

from features.scoring.evening import Evening, evened, evening_of
from features.scoring.standing import Matrix

CUT = 4.0  # sigmas: beyond, a value says that it is far off, not how things go together
FURTHEST = 8.0
_ROUNDS = 3
_KEPT = 0.93  # of the rows, the nearest, from which the next round learns
_RIDGE = 0.02
_MOST_ROWS = 50_000  # of so many rows the covariance is known to the third digit


@dataclass(frozen=True, slots=True)
class Dependence:
    """weights: d x d, of the features in the error of each. evening: of the errors."""

    weights: Matrix
    evening: Evening


def learnt(features: Matrix) -> Dependence:
    """features: n x d, evened."""
    step = max(1, len(features) // _MOST_ROWS)
    seen = np.clip(features[::step], -FURTHEST, FURTHEST)
    kept = np.ones(len(seen), dtype=bool)
    found = _once(seen, kept)
    for _ in range(_ROUNDS - 1):
        off = (np.clip(errors(found, seen), -1.5 * CUT, 1.5 * CUT) ** 2).sum(axis=1)
        kept = off <= np.quantile(off, _KEPT)
        found = _once(seen, kept)
    return found


def _once(seen: Matrix, kept: np.ndarray) -> Dependence:
    covariance, _ = ledoit_wolf(np.clip(seen[kept], -CUT, CUT))
    ridge = _RIDGE + seen.shape[1] / len(seen)
    precision = np.linalg.inv(covariance + ridge * np.diag(np.maximum(np.diag(covariance), 1e-6)))
    weights = precision / np.diag(precision)
    return Dependence(weights, evening_of(seen @ weights))


def errors(known: Dependence, features: Matrix) -> Matrix:
    """How far each feature lies off what the others predict, in sigmas of such errors: n x d."""
    return evened(known.evening, np.clip(features, -FURTHEST, FURTHEST) @ known.weights)
