"""Where a row stands among its peers: robust z, the distance from their median in their spread, feature by feature.

The median and the spread are those of all rows that are scored together, drawn towards those of nearer and nearer groups as
far as these are known to differ (nearer.py). The spread is 1.4826 times the median absolute deviation, which is the standard
deviation of a normal distribution; where more than half of the rows have one value it is the quartile range over 1.349, else
the standard deviation; and never under a tenth of what the middle 95% would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.comparing.group_shrinkage import draw_apart

Matrix = NDArray[np.float64]
_MAD, _QUARTILES, _MIDDLE = 1.4826, 1.349, 3.92  # of a normal distribution, in its standard deviations
_LEAST = 0.1  # the spread is at least this share of what the middle 95% would give


@dataclass(frozen=True, slots=True)
class RobustZ:
    """n rows, d features. values: as given. z: robust z, 0 where the value is missing. centre, spread: of each row's peers, in
    the scale of the values. low, high: the middle 80% of the rows that are scored together (d). missing: no value."""

    values: Matrix
    z: Matrix
    centre: Matrix
    spread: Matrix
    low: Matrix
    high: Matrix
    missing: NDArray[np.bool_]


def robust_z(values: Matrix, levels: Sequence[Sequence[str | None]] = ()) -> RobustZ:
    """values: n x d in the scale in which they are compared, NaN where missing. levels: from the coarser groups to the finer
    ones, the group of each row, None where it has none; a finer group lies in a coarser one.

    Raises ValueError where a value is infinite: a rate that is not defined is missing, and never a stand-in.
    """
    if np.isinf(values).any():
        raise ValueError("a feature is infinite: undefined rates are missing")
    missing = np.isnan(values)
    centre, spread = centre_and_spread(values)
    centres, spreads = np.tile(centre, (len(values), 1)), np.tile(spread, (len(values), 1))
    for names in levels:
        draw_apart(values, names, centres=centres, spreads=spreads, describe=centre_and_spread)
    z = np.where(missing, 0.0, (np.where(missing, 0.0, values) - centres) / spreads)
    low, high = _quantiles(values, (0.1, 0.9))
    return RobustZ(values, z, centres, spreads, low, high, missing)


def centre_and_spread(values: Matrix) -> tuple[Matrix, Matrix]:
    """The median and the spread of each column (NaN left out); 0 and 1 where a column has no value or only one."""
    least, first, median, third, most = _quantiles(values, (0.025, 0.25, 0.5, 0.75, 0.975))
    (deviation,) = _quantiles(np.abs(values - median), (0.5,))
    spread = np.where(deviation > 0, _MAD * deviation, (third - first) / _QUARTILES)
    spread = np.where(spread > 0, spread, _deviation(values))
    spread = np.maximum(spread, _LEAST * (most - least) / _MIDDLE)
    return np.nan_to_num(median), np.where(spread > 0, spread, 1.0)


def _quantiles(values: Matrix, shares: Sequence[float]) -> Matrix:
    """The quantiles of each column without its NaN; NaN where it has no value."""
    empty = np.isnan(values).all(axis=0)
    filled = np.where(empty, 0.0, values)
    found = np.nanquantile(filled, shares, axis=0)
    return np.where(empty, np.nan, found)


def _deviation(values: Matrix) -> Matrix:
    """The standard deviation of each column: where nearly all rows have one value, the others still have a distance."""
    present = ~np.isnan(values)
    count = np.maximum(present.sum(axis=0), 1)
    mean = np.where(present, values, 0.0).sum(axis=0) / count
    return np.sqrt((np.where(present, values - mean, 0.0) ** 2).sum(axis=0) / count)
