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
# Where the greatest 2% and the greatest 0.5% of a measure lie, in sigmas of its middle: at 2.05 and 2.58 where they are as
# foretold. Up to the first number a measure says nothing of a table, from the second all that it can.
FORETOLD_AND_APART = {0.98: (3.8, 4.3), 0.995: (5.0, 5.5)}


@dataclass(frozen=True, slots=True)
class Tail:
    """median, step: of the logarithm of a measure; step is one standard deviation. apart: 0 to 1, how far the greatest values
    stand apart from what the middle foretells."""

    median: float
    step: float
    apart: float


def tail_of(measure: Vector, *, least: float = _LEAST) -> Tail:
    """measure: one value a row, none negative. least: the smallest step that means something."""
    median, high, *tops = np.quantile(np.log(np.maximum(measure, _LEAST)), (0.5, _HIGH, *FORETOLD_AND_APART))
    step = max(float(high - median) / float(norm.ppf(_HIGH)), least)
    says = [
        ((top - median) / step - foretold) / (apart - foretold)
        for top, (foretold, apart) in zip(tops, FORETOLD_AND_APART.values(), strict=True)
    ]
    return Tail(float(median), step, float(np.clip(max(says), 0.0, 1.0)))


def surprise(tail: Tail, measure: Vector) -> Vector:
    """-ln of the chance that a usual row has so much: 0.7 at the median, 2.3 at the ninth decile, 6.9 at one in a thousand."""
    z = (np.log(np.maximum(measure, _LEAST)) - tail.median) / tail.step
    return -norm.logsf(np.maximum(z, _LOWEST_Z))
