"""The scales in which values are compared: on these the units of a kind lie about evenly around their median.

scale    compared as                    for
plain    x                              points, counts of few, flags
log      sign * ln(1 + |x| / u)         amounts and ratios over several magnitudes; u is a hundredth of the median |x|
logit    ln(p / (1 - p)), p = x / 100   shares and rates of 0 to 100%: from 96% to 99% is as far as from 50% to 80%
growth   ln(1 + x / 100)                changes and deviations in percent: to the half is as far as to the double

The value that is said is never transformed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from features.comparing.robust_z import Matrix
from features.describing import Feature

_PART = 0.01  # of the median |x|: under it a value is as good as nothing
_EDGE = 0.25  # percent: 0% and 100% lie about so far from the next share that is printed
_LEAST = 0.001  # of last year's amount


def scaled(values: Matrix, features: Sequence[Feature]) -> tuple[Matrix, Matrix]:
    """The values in the scale in which they are compared (n x d, NaN stays), and the unit u of each feature (d)."""
    sizes = np.abs(np.where(values == 0, np.nan, values))
    units = np.array([_unit(sizes[:, at]) for at in range(values.shape[1])])
    compared = [_compared(values[:, at], feature, units[at]) for at, feature in enumerate(features)]
    return np.column_stack(compared) if compared else values, units


def _unit(sizes: Matrix) -> float:
    known = sizes[~np.isnan(sizes)]
    return float(np.median(known)) * _PART if len(known) else 1.0


def _compared(values: Matrix, feature: Feature, unit: float) -> Matrix:
    if feature.scale == "log":
        return np.sign(values) * np.log1p(np.abs(values) / unit)
    if feature.scale == "logit":
        share = np.clip((values + _EDGE) / (100 + 2 * _EDGE), _EDGE / 200, 1 - _EDGE / 200)
        return np.log(share / (1 - share))
    if feature.scale == "growth":
        return np.log(np.maximum(1 + values / 100, _LEAST))
    return values.copy()


def unscaled(value: float, feature: Feature, unit: float) -> float:
    """A value of the compared scale as it is said."""
    if feature.scale == "log":
        return float(np.sign(value) * np.expm1(abs(value)) * unit)
    if feature.scale == "logit":
        return float((100 + 2 * _EDGE) / (1 + np.exp(-value)) - _EDGE)
    if feature.scale == "growth":
        return float(100 * np.expm1(value))
    return float(value)
