"""What usually goes together: each feature as the others predict it, and how far the row lies off that.

Two predictions are made of a feature, both the best linear ones:

from the others  all but the collinear ones. These say nearly the same (an amount and the same amount a head): where a feature
                 is off, they are off with it, and would foretell just that; and what remains between them is small, so that
                 little makes much of it. Collinear are features whose partial correlation, given all others, is
                 COLLINEAR / sqrt(d) or more: where d features foretell one evenly, each has about 1 / sqrt(d).
from all         the collinear too: only so a broken tie between them is seen, each of which is usual.

The covariance is estimated from values cut at CUT, shrunk by Ledoit and Wolf (2004), with a ridge that grows where there are
few rows a feature; rows that lie far off are left out and it is estimated again, so that what is looked for does not teach
what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.covariance import ledoit_wolf

from features.comparing.robust_z import Matrix
from features.scoring.quantile_normal import QuantileNormal, quantile_normal, quantile_normal_of

CUT = 4.0  # sigmas: beyond, a value says that it is far off, not how things go together
FURTHEST = 8.0
COLLINEAR = 1.25
_ROUNDS = 3
_KEPT = 0.93  # of the rows, the nearest, from which the next round learns
_RIDGE = 0.02
_LEAST = 1e-6
_MOST_ROWS = 50_000  # of so many rows the covariance is known to the third digit


@dataclass(frozen=True, slots=True)
class Prediction:
    """weights: d x d, of the features in the error of each. evening: of the errors."""

    weights: Matrix
    quantiles: QuantileNormal


@dataclass(frozen=True, slots=True)
class Dependence:
    """The two predictions."""

    from_others: Prediction
    from_all: Prediction


def learnt(features: Matrix) -> Dependence:
    """features: n x d, evened."""
    step = max(1, len(features) // _MOST_ROWS)
    seen = np.clip(features[::step], -FURTHEST, FURTHEST)
    kept = np.ones(len(seen), dtype=bool)
    for _ in range(_ROUNDS - 1):
        found = _prediction(seen, _weights_from_others(_covariance(seen[kept])))
        off = (np.clip(errors(found, seen), -1.5 * CUT, 1.5 * CUT) ** 2).sum(axis=1)
        kept = off <= np.quantile(off, _KEPT)
    covariance = _covariance(seen[kept])
    return Dependence(
        _prediction(seen, _weights_from_others(covariance)),
        _prediction(seen, _weights_from_all(covariance)),
    )


def errors(known: Prediction, features: Matrix) -> Matrix:
    """How far each feature lies off what is predicted, in sigmas of such errors: n x d."""
    return quantile_normal(known.quantiles, np.clip(features, -FURTHEST, FURTHEST) @ known.weights)


def _prediction(seen: Matrix, weights: Matrix) -> Prediction:
    return Prediction(weights, quantile_normal_of(seen @ weights))


def _covariance(seen: Matrix) -> Matrix:
    if not seen.shape[1]:
        return np.zeros((0, 0))
    covariance, _ = ledoit_wolf(np.clip(seen, -CUT, CUT))
    ridge = _RIDGE + seen.shape[1] / len(seen)
    return covariance + ridge * np.diag(np.maximum(np.diag(covariance), _LEAST))


def _weights_from_all(covariance: Matrix) -> Matrix:
    """With P the inverse of the covariance, (P x)_j / P_jj is the error of feature j: every regression at once."""
    precision = np.linalg.inv(covariance)
    return precision / np.diag(precision)


def _weights_from_others(covariance: Matrix) -> Matrix:
    are_collinear = _are_collinear(covariance)
    weights = np.eye(len(covariance))
    for at, own in enumerate(are_collinear):
        others = np.flatnonzero(~own)
        weights[others, at] = -np.linalg.solve(covariance[np.ix_(others, others)], covariance[others, at])
    return weights


def _are_collinear(covariance: Matrix) -> NDArray[np.bool_]:
    """Whether two features are collinear; each is with itself. The partial correlation is -P_ij / sqrt(P_ii P_jj)."""
    precision = np.linalg.inv(covariance)
    partial = precision**2 / np.outer(np.diag(precision), np.diag(precision))
    return (partial >= COLLINEAR**2 / max(len(covariance), 1)) | np.eye(len(covariance), dtype=bool)
