"""Far ends: how much further than a normal distribution those of a feature reach, so that what is far in it is told from what
is far in any.

An evened feature is normal up to its last quantile (evening.py); beyond, some go on as they began, and others now and then
lie at eight sigmas without anything being wrong (adjusted budgets, changes of small amounts). Were both compared as they are,
the second kind would fill the ranking. So beyond the point T where the last FAR of the rows begin, distances are laid back:

    x -> sqrt(T^2 + (x^2 - T^2) / s)        s = mean of x^2 - T^2 over the far rows, in that of a normal distribution; >= 1

x^2 - T^2 of a normal distribution is about exponential, and s is its scale. The furthest TRIMMED of the far rows say nothing
of s, for they may be what is looked for; rows that are off in many features do not either (`ordinary`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from features.comparing.robust_z import Matrix

FAR = 0.03
LEAST_FAR = 6  # rows
TRIMMED = 0.2
PRIOR = 5.0  # rows of a normal distribution, added to the far ones
_NEAREST = 0.8  # T is at least so much of where a normal distribution has it
_LEFT_OUT = 4  # a row's furthest features: one far value, with what hangs on it, does not make it another kind of row
_ORDINARY = 0.95
_CUT = 4.0


@dataclass(frozen=True, slots=True)
class HeavyTails:
    """begin: T of each feature (d). stretch: s of each (d)."""

    begin: Matrix
    stretch: Matrix


def ordinary(values: Matrix) -> NDArray[np.bool_]:
    """Whether each row is none of the twentieth that are furthest off in all but their furthest features. values: n x d."""
    kept = max(values.shape[1] - _LEFT_OUT, (values.shape[1] + 1) // 2)
    sizes = np.sort(np.minimum(np.abs(values), _CUT), axis=1)[:, :kept]
    off = (sizes**2).sum(axis=1)
    return off <= np.quantile(off, _ORDINARY)


def heavy_tails_of(values: Matrix) -> HeavyTails:
    """values: n x d in sigmas, of ordinary rows."""
    count, width = values.shape
    far = min(max(LEAST_FAR, round(FAR * count)), count - 1)
    trimmed = round(TRIMMED * far)
    usual, begins = _of_normal(count, far, trimmed)
    ordered = -np.sort(-np.abs(values), axis=0)
    begin = np.maximum(ordered[far], _NEAREST * begins) if width else np.zeros(0)
    beyond = (np.maximum(ordered[trimmed:far], begin) ** 2 - begin**2).mean(axis=0)
    rows = far - trimmed
    return HeavyTails(begin, np.maximum(1.0, (rows * beyond / usual + PRIOR) / (rows + PRIOR)))


def _of_normal(count: int, far: int, trimmed: int) -> tuple[float, float]:
    """Mean of x^2 - T^2 over the far rows but the trimmed ones, and T, of so many rows of a normal distribution."""
    begin = norm.isf((far + 0.5) / count / 2)
    places = norm.isf((np.arange(trimmed, far) + 0.5) / count / 2)
    return float((places**2 - begin**2).mean()), float(begin)


def shrink_tails(ends: HeavyTails, values: Matrix) -> Matrix:
    """The values with their far ends as those of a normal distribution: n x d."""
    sizes = np.abs(values)
    beyond = np.maximum(sizes**2 - ends.begin**2, 0.0)
    nearer = np.sqrt(ends.begin**2 + beyond / ends.stretch)
    return np.where(sizes > ends.begin, np.sign(values) * nearer, values)
