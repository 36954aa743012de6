"""Values on one footing, whatever the shape of their distribution: in sigmas of a normal one.

Five quantiles of a feature (2.5, 10, 50, 90 and 97.5%) are laid where a normal distribution has them, and between and beyond
them the scale is straight. So a skewed feature is as far out on its short side as on its long one, and a feature whose tail
is heavy needs more to be far out; up to a fortieth of unusual rows on either side hardly move it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from features.comparing.alike import most_alike
from features.comparing.robust_z import Matrix

_SHARES = (0.025, 0.1, 0.5, 0.9, 0.975)
_PLACES = norm.ppf(_SHARES)
_LEAST = 0.15  # of the usual step: between two quantiles a scale is never finer, or a little would be far
_MIDDLE = 2
_MOST_ALIKE = 0.5  # of the rows: a feature that is the same in more of them has no distribution to speak of


@dataclass(frozen=True, slots=True)
class QuantileNormal:
    """knots: 5 x d, where the quantiles of each feature lie. spread_out: d, whether a feature has a distribution at all."""

    knots: Matrix
    spread_out: NDArray[np.bool_]


def quantile_normal_of(values: Matrix) -> QuantileNormal:
    """values: n x d, finite."""
    found = np.quantile(values, _SHARES, axis=0)
    usual = np.maximum((found[-1] - found[0]) / (_PLACES[-1] - _PLACES[0]), 1e-9)
    even, seen = usual * np.diff(_PLACES)[:, None], np.diff(found, axis=0)
    # Where two quantiles are one value, as in counts and round shares, they do not say how far apart values lie.
    steps = np.where(seen > 0, np.maximum(seen, _LEAST * even), even)
    up = found[_MIDDLE] + np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(steps[_MIDDLE:], axis=0)])
    down = found[_MIDDLE] - np.cumsum(steps[:_MIDDLE][::-1], axis=0)[::-1]
    spread_out = np.array([most_alike(values[:, at]) < _MOST_ALIKE for at in range(values.shape[1])], dtype=bool)
    return QuantileNormal(np.concatenate([down, up]), spread_out)


def quantile_normal(quantiles: QuantileNormal, values: Matrix) -> Matrix:
    """The values in sigmas: n x d."""
    columns = [_quantile_normal(values[:, at], quantiles.knots[:, at]) for at in range(values.shape[1])]
    return np.column_stack(columns) if columns else values


def _quantile_normal(values: Matrix, knots: Matrix) -> Matrix:
    inside = np.interp(values, knots, _PLACES)
    below = _PLACES[0] + (values - knots[0]) * (_PLACES[1] - _PLACES[0]) / (knots[1] - knots[0])
    above = _PLACES[-1] + (values - knots[-1]) * (_PLACES[-1] - _PLACES[-2]) / (knots[-1] - knots[-2])
    return np.where(values < knots[0], below, np.where(values > knots[-1], above, inside))
