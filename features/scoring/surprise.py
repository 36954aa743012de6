"""How surprising a row is by one measure, in one unit for all measures: -ln of the chance of so much among usual rows.

The usual rows are described by the middle of the measure: a normal distribution of its logarithm through the median and the
ninth decile, which up to a tenth of unusual rows hardly move. Measures of other shapes (a forest's score, a greatest z, a
norm) become comparable, and a table whose tail is heavy throughout surprises less.

Whether a measure has something to say of a table is seen in the same way: where the greatest values lie as the middle
foretells, they are the ends of what is usual; where they stand apart, there are rows of another kind.
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
_TOP = 0.98
# Sigmas of the middle at which the greatest 2% lie: 2.05 where they are as foretold. Up to FORETOLD a measure says nothing of
# a table, from APART all that it can.
FORETOLD, APART = 3.3, 4.3


@dataclass(frozen=True, slots=True)
class Tail:
    """median, step: of the logarithm of a measure; step is one standard deviation. apart: 0 to 1, how far the greatest values
    stand apart from what the middle foretells."""

    median: float
    step: float
    apart: float


def tail_of(measure: Vector, *, least: float = _LEAST) -> Tail:
    """measure: one value a row, none negative. least: the smallest step that means something."""
    median, high, top = np.quantile(np.log(np.maximum(measure, _LEAST)), (0.5, _HIGH, _TOP))
    step = max(float(high - median) / float(norm.ppf(_HIGH)), least)
    apart = float(np.clip(((top - median) / step - FORETOLD) / (APART - FORETOLD), 0.0, 1.0))
    return Tail(float(median), step, apart)


def surprise(tail: Tail, measure: Vector) -> Vector:
    """-ln of the chance that a usual row has so much: 0.7 at the median, 2.3 at the ninth decile, 6.9 at one in a thousand."""
    z = (np.log(np.maximum(measure, _LEAST)) - tail.median) / tail.step
    return -norm.logsf(np.maximum(z, _LOWEST_Z))
