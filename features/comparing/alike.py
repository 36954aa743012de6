"""How alike the values of a feature are: one that is mostly the same has no distribution to speak of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def most_alike(values: NDArray[np.float64]) -> float:
    """The greatest share of the values that are one; 1 where there is none."""
    if not len(values):
        return 1.0
    ordered = np.sort(values)
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1], [True]]))
    return float(np.diff(starts).max() / len(values))
