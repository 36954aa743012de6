"""What usually goes together: each feature as the others predict it, and how far the row lies off that.

With the covariance C of robust z and P its inverse, (P z)_j / P_jj is the error of the best linear prediction of feature j
from all others: every regression at once, n d^2. C is estimated from values cut at CUT, shrunk by Ledoit and Wolf (2004),
with a ridge that grows where there are few rows a feature; rows that lie far off are left out and it is estimated again, so
that what is looked for does not teach what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.covariance import ledoit_wolf

from features.scoring.standing import Matrix, centre_and_spread

CUT = 4.0  # robust sigmas: beyond, a value says that it is far off, not how things go together
FURTHEST = 30.0
_ROUNDS = 3
_KEPT = 0.93  # of the rows, the nearest, from which the next round learns
_RIDGE = 0.02
_MOST_ROWS = 50_000  # of so many rows the covariance is known to the third digit


@dataclass(frozen=True, slots=True)
class Dependence:
    """precision: d x d, divided by its diagonal; centre, spread: of the errors, d."""

    precision: Matrix
    centre: Matrix
    spread: Matrix


def learnt(z: Matrix) -> Dependence:
    """z: n x d, robust z."""
    step = max(1, len(z) // _MOST_ROWS)
    seen = np.clip(z[::step], -FURTHEST, FURTHEST)
    kept = np.ones(len(seen), dtype=bool)
    found = _once(seen, kept)
    for _ in range(_ROUNDS - 1):
        off = (np.clip(errors(found, seen), -2 * CUT, 2 * CUT) ** 2).sum(axis=1)
        kept = off <= np.quantile(off, _KEPT)
        found = _once(seen, kept)
    return found


def _once(seen: Matrix, kept: np.ndarray) -> Dependence:
    covariance, _ = ledoit_wolf(np.clip(seen[kept], -CUT, CUT))
    ridge = _RIDGE + seen.shape[1] / len(seen)
    diagonal = np.maximum(np.diag(covariance), 1e-6)
    precision = np.linalg.inv(covariance + ridge * np.diag(diagonal))
    weights = precision / np.diag(precision)
    centre, spread = centre_and_spread(seen @ weights)
    return Dependence(weights, centre, spread)


def errors(known: Dependence, z: Matrix) -> Matrix:
    """How far each feature lies off what the others predict, in robust sigmas of such errors: n x d."""
    return (np.clip(z, -FURTHEST, FURTHEST) @ known.precision - known.centre) / known.spread
