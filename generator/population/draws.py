"""Random numbers that are told from what they are for: the same for a unit on any machine, in any batch, in any order.

A draw is a hash (SplitMix64) of the seed, a purpose and counters (unit, year, project). No stream is kept, so no unit's
numbers hang on how many came before it; and nothing rests on the generators of a library, which change with its versions.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from functools import reduce

import numpy as np

Ints = np.ndarray  # of int64
Floats = np.ndarray  # of float64
Flags = np.ndarray  # of bool

_STEP, _FIRST, _SECOND = (np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
# Functions such as exp differ in their last bit between machines; what they give is cut to so many decimals.
DECIMALS = 6

# Rational approximation of the normal quantile (Acklam 2003; relative error below 1.2e-9).
_A = (
    -3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02, 1.383577518672690e02, -3.066479806614716e01,
    2.506628277459239,
)  # fmt: skip
_B = (-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02, 6.680131188771972e01, -1.328068155288572e01, 1.0)
_C = (
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
)  # fmt: skip
_D = (7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1.0)
_TAIL = 0.02425


def summed(arrays: Iterable[Ints]) -> Ints:
    """The sum of arrays, place by place; one at least."""
    return reduce(np.add, arrays)


def hashes(seed: int, purpose: str, *counters: Ints | int) -> np.ndarray:
    """64 random bits for each combination of the counters, which are broadcast together (uint64)."""
    key = int.from_bytes(hashlib.sha256(f"{seed} {purpose}".encode()).digest()[:8], "big")
    state = np.array([key], dtype=np.uint64)
    for counter in counters:
        state = _mixed(state ^ _mixed(np.atleast_1d(np.asarray(counter)).astype(np.uint64)))
    return state


def _mixed(state: np.ndarray) -> np.ndarray:
    state = state + _STEP
    state = (state ^ (state >> np.uint64(30))) * _FIRST
    state = (state ^ (state >> np.uint64(27))) * _SECOND
    return state ^ (state >> np.uint64(31))


def uniform(seed: int, purpose: str, *counters: Ints | int) -> Floats:
    """Numbers between 0 and 1, never either."""
    return ((hashes(seed, purpose, *counters) >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def normal(seed: int, purpose: str, *counters: Ints | int) -> Floats:
    """Numbers of the standard normal distribution."""
    return quantile(uniform(seed, purpose, *counters))


def whole(seed: int, purpose: str, *counters: Ints | int, below: Ints | int) -> Ints:
    """Whole numbers from 0, below `below`."""
    return (uniform(seed, purpose, *counters) * below).astype(np.int64)


def cut(values: Floats) -> Floats:
    """The values with DECIMALS decimals: the same on every machine."""
    return np.rint(values * 10**DECIMALS) / 10**DECIMALS


def quantile(share: Floats) -> Floats:
    """The number that this share of a standard normal distribution lies below.

    >>> [round(float(each), 4) for each in quantile(np.array([0.5, 0.975, 0.001]))]
    [0.0, 1.96, -3.0902]
    """
    near = np.minimum(share, 1 - share)
    middle = share - 0.5
    square = middle * middle
    central = middle * _polynomial(_A, square) / _polynomial(_B, square)
    root = np.sqrt(-2 * np.log(np.minimum(near, _TAIL)))
    tail = np.copysign(_polynomial(_C, root) / _polynomial(_D, root), middle)
    return cut(np.where(near < _TAIL, tail, central))


def farthest(count: int) -> float:
    """How far from the middle the farthest of so many standard normal numbers usually lies."""
    return float(abs(quantile(np.array([1 / (2 * max(count, 1))]))[0]))


def _polynomial(coefficients: tuple[float, ...], at: Floats) -> Floats:
    value = np.full_like(at, coefficients[0])
    for coefficient in coefficients[1:]:
        value = value * at + coefficient
    return value


def logistic(values: Floats) -> Floats:
    """From any number to a share between 0 and 1.

    >>> float(logistic(np.array([0.0]))[0])
    0.5
    """
    return 1 / (1 + np.exp(-values))


def logit(share: float) -> float:
    """From a share to a number: the inverse of `logistic`."""
    return math.log(share / (1 - share))
