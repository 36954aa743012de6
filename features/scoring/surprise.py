"""How surprising a row is by one measure, in one unit for all measures: -ln of the chance of so much among usual rows.

The usual rows are described by the middle of the measure: a normal distribution of its logarithm through the median and the
ninth decile, which up to a tenth of unusual rows hardly move. Measures of other shapes (a forest's score, a greatest z, a
norm) become comparable, and a table whose tail is heavy throughout surprises less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

Vector = NDArray[np.float64]
_LEAST = 1e-9
_HIGH = 0.9
_LOWEST_Z = -3.0


@dataclass(frozen=True, slots=True)
class Tail:
    """median, step: of the logarithm of a measure; step is one standard deviation."""

    median: float
    step: float


def tail_of(measure: Vector) -> Tail:
    """measure: one value a row, none negative."""
    median, high = np.quantile(np.log(np.maximum(measure, _LEAST)), (0.5, _HIGH))
    return Tail(float(median), max(float(high - median) / float(norm.ppf(_HIGH)), _LEAST))


def surprise(tail: Tail, measure: Vector) -> Vector:
    """-ln of the chance that a usual row has so much: 0.7 at the median, 2.3 at the ninth decile, 6.9 at one in a thousand."""
    z = (np.log(np.maximum(measure, _LEAST)) - tail.median) / tail.step
    return -norm.logsf(np.maximum(z, _LOWEST_Z))
